/** A piece of HTML in which all that came from elsewhere is escaped. {@link html} makes one. */
export interface SafeHtml {
  readonly [safe]: true;
  readonly text: string;
}

declare const safe: unique symbol;

/** What may stand in {@link html}: text is escaped, safe pieces are taken as they are, nothing is nothing. */
export type HtmlPart = SafeHtml | string | number | undefined | false | readonly HtmlPart[];

/**
 * Makes HTML of a template. What is put in may stand between tags or in an attribute's double quotes, and nowhere else:
 * not in a tag's name, a script or a style.
 *
 * @example html`<p title="${'"'}">${"a < b"}</p>`.text === '<p title="&quot;">a &lt; b</p>'
 */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): SafeHtml {
  const text = strings.reduce((before, string, i) => before + showPart(parts[i - 1]) + string);
  return trustedHtml(text);
}

/** HTML that is not escaped: for texts of one's own, in which nothing comes from elsewhere. */
export function trustedHtml(text: string): SafeHtml {
  return { text } as SafeHtml;
}

function showPart(part: HtmlPart): string {
  if (part === undefined || part === false) {
    return "";
  }
  if (typeof part === "string" || typeof part === "number") {
    return escapeHtml(String(part));
  }
  return "text" in part ? part.text : part.map(showPart).join("");
}

/** A text that means itself in HTML. Marks that turn the direction of writing could make it look like another one. */
function escapeHtml(text: string): string {
  return text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\uFFFD")
    .replace(/(?![\t\n])\p{Cc}/gu, " ")
    .replace(/[&<>"'`]/g, (character) => `&${entities[character] as string};`);
}

const entities: Readonly<Record<string, string>> = {
  "&": "amp",
  "<": "lt",
  ">": "gt",
  '"': "quot",
  "'": "#39",
  "`": "#96",
};
