import { type ChildNode, type Element, isTag, isText } from "domhandler";
import { parseDocument } from "htmlparser2";
import { cleanText, type Inline, plain } from "./blocks";
import { isSkipped, rawText } from "./htmlElements";

/** Elements that set what is in them apart: a code, most of the time. */
export const inlineMarks: ReadonlySet<string> = new Set(["code", "kbd", "tt", "samp", "strong", "b"]);
const struckMarks = new Set(["del", "s", "strike"]);
const breaking = new Set("p div li ul ol dl dt dd tr td th table blockquote pre section article br hr".split(" "));

/** The text of a fragment, without its markup. */
export function readInlineHtml(html: string): Inline {
  return inlineOf(parseDocument(html).children);
}

/** The running text of elements, with what its markup says. */
export function inlineOf(nodes: readonly ChildNode[]): Inline {
  let text = "";
  const marked: string[] = [];
  let link: string | undefined;
  let struck = 0;
  const visit = (node: ChildNode): void => {
    if (isText(node)) {
      text += node.data.replace(/\s+/g, " ");
      return;
    }
    if (!isTag(node) || isSkipped(node) || isAnchorMark(node)) {
      return;
    }
    text += breaking.has(node.name) ? "\n" : "";
    const start = text.length;
    node.children.forEach(visit);
    const inner = cleanText(text.slice(start));
    if (inlineMarks.has(node.name) && inner !== "" && !marked.includes(inner)) {
      marked.push(inner);
    } else if (node.name === "a" && /^https?:\/\//.test(node.attribs["href"] ?? "")) {
      link ??= node.attribs["href"];
    } else if (struckMarks.has(node.name)) {
      struck += inner.length;
    }
    text += breaking.has(node.name) ? "\n" : "";
  };
  nodes.forEach(visit);
  const { text: whole, lines } = plain(text);
  return { text: whole, lines, marked, link, struck: struck > 0 && struck >= whole.length };
}

/** The sign beside a heading that links to it. */
function isAnchorMark({ name, attribs, children }: Element): boolean {
  if (name !== "a") {
    return false;
  }
  const text = cleanText(rawText(children));
  return /^[#¶§🔗]?$/u.test(text) || /\b(?:header-?link|hash-link|anchor-link)\b/.test(attribs["class"] ?? "");
}
