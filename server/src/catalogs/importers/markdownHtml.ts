import type { Nodes, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { type Inline, plain } from "./blocks";
import { lineAttribute } from "./htmlBlocks";
import { readInlineHtml } from "./htmlInline";

/** HTML inline tags that texts may hold; any other `<word>` in a text is a placeholder that is kept. */
const knownTag =
  /^<\/?(?:a|abbr|b|big|br|cite|code|del|details|div|dl|dt|dd|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|summary|sup|svg|path|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|section|article|main|header|footer|nav|figure|figcaption|blockquote|center|colgroup|col|caption|button|input|label|style|script|iframe|[A-Z][\w.]*)(?=[\s/>])/;

/**
 * Turns Markdown, with the HTML and the components in it, into HTML whose blocks carry their lines, so that both are read
 * in one way.
 *
 * @param firstLine line of the document on which the text starts.
 */
export function markdownToHtml(markdown: string, firstLine = 1): string {
  const { text, lineOf } = separateComponents(markdown);
  return renderAll(parse(text), (line) => lineOf(line) + firstLine - 1);
}

/** The text of a short piece of Markdown: a cell of a CSV file, a description in an OpenAPI file. */
export function readInlineMarkdown(text: string): Inline {
  if (!/[*_`<&\\[~]/.test(text)) {
    return plain(text);
  }
  const inline = readInlineHtml(renderAll(parse(text), () => 1));
  // What Markdown takes for the number of an item, `1. `, is part of a text here.
  return inline.text === "" ? plain(text) : inline;
}

function parse(text: string): Root {
  return fromMarkdown(text, {
    // Text inside components is indented as code would be.
    extensions: [gfmTable(), gfmStrikethrough(), { disable: { null: ["codeIndented"] } }],
    mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
  });
}

function renderAll(root: Root, lineOf: (line: number) => number): string {
  const render = (node: Nodes): string => {
    const inner = (): string => ("children" in node ? node.children.map(render).join("") : "");
    const open = (tag: string): string => `<${tag} ${lineAttribute}="${lineOf(node.position?.start.line ?? 1)}">`;
    const block = (tag: string): string => `${open(tag)}${inner()}</${tag}>\n`;
    switch (node.type) {
      case "heading":
        return block(`h${node.depth}`).replace(/\{#[\w-]+\}\s*<\//, "</");
      case "paragraph":
        return /^\s*(?:(?:import|export) [^\n]+(?:\n\s*|$))+$/.test(textOf(node)) ? "" : block("p");
      case "list":
        return block(node.ordered === true ? "ol" : "ul");
      case "listItem":
        return block("li");
      case "blockquote":
        return block("blockquote");
      case "table":
        return `${open("table")}${node.children
          .map((row, i) => {
            const cells = row.children.map(
              (cell) => `<${i === 0 ? "th" : "td"}>${cell.children.map(render).join("")}</${i === 0 ? "th" : "td"}>`,
            );
            return `<tr ${lineAttribute}="${lineOf(row.position?.start.line ?? 1)}">${cells.join("")}</tr>`;
          })
          .join("")}</table>\n`;
      case "code":
        return `${open("pre")}${escapeHtml(node.value)}</pre>\n`;
      case "inlineCode":
        return `<code>${escapeHtml(node.value)}</code>`;
      case "strong":
      case "emphasis":
      case "delete": {
        const tag = { strong: "strong", emphasis: "em", delete: "del" }[node.type];
        return `<${tag}>${inner()}</${tag}>`;
      }
      case "link":
        return `<a href="${escapeHtml(node.url)}">${inner()}</a>`;
      case "break":
        return "<br>";
      case "text":
        return escapeHtml(cleanSyntax(node.value));
      case "html":
        return `<!-- -->${renderRaw(node.value)}\n`.replace(/^<!-- -->(<[^>]+>)\n$/, "$1");
      default:
        return inner();
    }
  };
  return render(root);
}

/** HTML as it stands, less placeholders such as `<amount>`, which are text. */
function renderRaw(html: string): string {
  return html.replace(/<\/?[A-Za-z][^\s>]*[^>]*>/g, (tag) => (knownTag.test(tag) ? tag : escapeHtml(tag)));
}

/** Signs of site builders in the text: `{% hint %}`, `:::note`, `{/* … *\/}`, `{: .wide}`. */
function cleanSyntax(text: string): string {
  return text
    .replace(/\{%[^]*?%\}|\{\{[<%][^]*?[>%]\}\}|\{\/\*[^]*?\*\/\}|\{:[^}]*\}|\{#[\w-]+\}/g, "")
    .replace(/^:::[^\n]*$/gm, "");
}

/**
 * Puts empty lines around the tags of components and of HTML blocks that stand on lines of their own: in MDX, what is
 * between them is Markdown.
 */
function separateComponents(markdown: string): { readonly text: string; readonly lineOf: (line: number) => number } {
  const lines: string[] = [];
  const origins: number[] = [];
  let fence: string | undefined;
  markdown.split(/\r\n|\r|\n/).forEach((line, i) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) {
      fence = fence === undefined ? mark : mark.startsWith(fence) ? undefined : fence;
    }
    const isTag =
      fence === undefined && /^\s*<\/?(?:[A-Z][\w.]*|details|summary)(?:\s[^>]*)?>(?:.*<\/summary>)?\s*$/.test(line);
    const isSyntax = fence === undefined && /^\s*(?:\{%.*%\}|:::.*)\s*$/.test(line);
    const added = isTag ? ["", plainAttributes(line.trim()), ""] : isSyntax ? [""] : [line];
    lines.push(...added);
    added.forEach(() => origins.push(i + 1));
  });
  return { text: lines.join("\n"), lineOf: (line) => origins[line - 1] ?? line };
}

/** `title={"INVALID_OTP"}` as HTML has it: `title="INVALID_OTP"`. */
function plainAttributes(tag: string): string {
  return tag.replace(/=\{\s*(["'`])([^"'`{}]*)\1\s*\}/g, '="$2"');
}

function textOf(node: RootContent): string {
  return "value" in node ? node.value : "children" in node ? node.children.map(textOf).join("") : "";
}

/** The text with the signs that mean something in HTML written out. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
