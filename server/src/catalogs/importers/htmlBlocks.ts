import { type ChildNode, type Element, isTag } from "domhandler";
import { parseDocument } from "htmlparser2";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Block, type Inline, type Item, type Pair, plain, type Row } from "./blocks";
import { descendants, find, inside, isCell, isRow, isSkipped, isTable, rawText, textLength } from "./htmlElements";
import { inlineMarks, inlineOf } from "./htmlInline";
import { TableGrid } from "./htmlTableGrid";

/** Attribute by which our own HTML, made from another form, tells the line of an element. */
export const lineAttribute = "data-errdex-line";

const headings = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);

/** A page's title and blocks. */
export interface HtmlPage {
  readonly title: string;
  /** Where the page says that it stands. */
  readonly address: string | undefined;
  readonly blocks: readonly Block[];
}

/** Reads a page, or a fragment of one. Tag soup is read as browsers read it, or nearly so. */
export function readHtml(html: string): HtmlPage {
  const document = parseDocument(html, { withStartIndices: true });
  const title = find(document.children, ({ name }) => name === "title");
  const body = contentOf(document.children);
  const link = find(document.children, ({ name, attribs }) => name === "link" && attribs["rel"] === "canonical");
  const address = link?.attribs["href"];
  return {
    title: title === undefined ? "" : inlineOf(title.children).text,
    address,
    blocks: new Reader(html).read(body),
  };
}

/** The page's main part where it says which it is: all else is menus and such. */
function contentOf(nodes: readonly ChildNode[]): readonly ChildNode[] {
  const main =
    find(nodes, ({ name, attribs }) => name === "main" || attribs["role"] === "main") ??
    find(nodes, ({ name }) => name === "article") ??
    find(nodes, ({ name }) => name === "body");
  return main === undefined || textLength(main.children) * 3 < textLength(nodes) ? nodes : main.children;
}

class Reader {
  readonly #source: TextDocument;
  /** Whether elements carry their line themselves, for the text is not what the user sees. */
  readonly #areLinesGiven: boolean;
  #line = 1;

  constructor(html: string) {
    this.#source = TextDocument.create("", "html", 0, html);
    this.#areLinesGiven = html.includes(lineAttribute);
  }

  read(nodes: readonly ChildNode[]): readonly Block[] {
    const blocks: Block[] = [];
    let loose: ChildNode[] = [];
    const flush = (): void => {
      const content = inlineOf(loose);
      if (content.text !== "") {
        blocks.push({ kind: "paragraph", content, line: this.#lineOf(loose.find(isTag)) });
      }
      loose = [];
    };
    for (const node of nodes) {
      if (isTag(node) && isBlock(node)) {
        flush();
        blocks.push(...this.#block(node));
      } else {
        loose.push(node);
      }
    }
    flush();
    return blocks;
  }

  #block(element: Element): readonly Block[] {
    const line = this.#lineOf(element);
    const { name, attribs, children } = element;
    if (isSkipped(element)) {
      return [];
    }
    if (headings.has(name) || attribs["role"] === "heading") {
      const level = Number(attribs["aria-level"] ?? (headings.has(name) ? name.slice(1) : 2));
      return [{ kind: "heading", level, content: inlineOf(children), line }];
    }
    if (isTable(element)) {
      return [this.#table(element, line)];
    }
    if (name === "dl") {
      return [{ kind: "pairs", pairs: this.#pairs(children), line }];
    }
    if (name === "ul" || name === "ol") {
      return [{ kind: "list", items: this.#items(element), line }];
    }
    if (name === "pre") {
      return [{ kind: "code", text: rawText(children), line }];
    }
    const title = titleOf(element);
    if (title !== undefined) {
      const body = children.filter((child) => !(isTag(child) && child.name === "summary"));
      return [{ kind: "section", title, blocks: this.read(body), line }];
    }
    return this.read(children);
  }

  #table(table: Element, line: number): Block {
    const rows: (Row & { readonly isHeader: boolean })[] = [];
    const grid = new TableGrid();
    for (const row of descendants(table, isRow, (element) => element !== table && isTable(element))) {
      const cells = row.children.filter((child): child is Element => isTag(child) && isCell(child));
      const isHeader =
        cells.length > 0 &&
        (inside(row, "thead", table) ||
          cells.every(({ name, attribs }) => name === "th" || attribs["role"] === "columnheader"));
      rows.push({ cells: grid.row(cells), line: this.#lineOf(row), isHeader });
    }
    const first = rows.findIndex(({ isHeader }) => isHeader);
    const header = first === 0 ? (rows[0]?.cells ?? []) : [];
    return { kind: "table", header, rows: rows.filter(({ isHeader }, i) => !isHeader || (first !== 0 && i > 0)), line };
  }

  #pairs(nodes: readonly ChildNode[]): readonly Pair[] {
    const pairs: { term: Inline; blocks: Block[]; line: number }[] = [];
    let open = false;
    for (const node of nodes.filter(isTag)) {
      if (node.name === "div") {
        pairs.push(...this.#pairs(node.children).map((pair) => ({ ...pair, blocks: [...pair.blocks] })));
        open = false;
      } else if (node.name === "dt") {
        const term = inlineOf(node.children);
        const last = pairs.at(-1);
        if (open && last !== undefined) {
          // Several terms that share what is said of them.
          last.term = {
            ...term,
            text: `${last.term.text}, ${term.text}`,
            lines: [...last.term.lines, ...term.lines],
            marked: [...last.term.marked, ...term.marked],
          };
        } else {
          pairs.push({ term, blocks: [], line: this.#lineOf(node) });
        }
        open = true;
      } else if (node.name === "dd") {
        pairs.at(-1)?.blocks.push(...this.read(node.children));
        open = false;
      }
    }
    return pairs;
  }

  #items(list: Element): readonly Item[] {
    return list.children.filter(isTag).map((element) => {
      const line = this.#lineOf(element);
      const [first, ...others] = this.read(element.name === "li" ? element.children : [element]);
      return first?.kind === "paragraph" || first?.kind === "heading"
        ? { content: first.content, blocks: others, line }
        : { content: plain(""), blocks: first === undefined ? [] : [first, ...others], line };
    });
  }

  /** Elements of a fragment that was quoted inside another form have no line of their own: the last one holds. */
  #lineOf(element: Element | undefined): number {
    if (element !== undefined) {
      const given = element.attribs[lineAttribute];
      if (given !== undefined) {
        this.#line = Number(given);
      } else if (!this.#areLinesGiven && element.startIndex !== null) {
        this.#line = this.#source.positionAt(element.startIndex).line + 1;
      }
    }
    return this.#line;
  }
}

/** The title of what opens at a click: `<summary>`, or the attribute of a component. */
function titleOf({ name, attribs, children }: Element): Inline | undefined {
  if (name === "details") {
    const summary = children.find((child): child is Element => isTag(child) && child.name === "summary");
    return inlineOf(summary?.children ?? []);
  }
  const title = /accordion|expandable|collaps|disclosure|panel|^tab$|responsefield|^card$|toggle|^step$/.test(name)
    ? (attribs["title"] ?? attribs["label"] ?? attribs["header"] ?? attribs["name"] ?? attribs["summary"])
    : undefined;
  // A component's attribute may be a JavaScript expression: `title={"INVALID_OTP"}`.
  const text = title?.replace(/^\{\s*(["'`]?)(.*?)\1\s*\}$/, "$2");
  return text === undefined ? undefined : { ...plain(text), marked: name === "responsefield" ? [text] : [] };
}

function isBlock(element: Element): boolean {
  return (
    isSkipped(element) ||
    isTable(element) ||
    element.attribs["role"] === "heading" ||
    /^(?:h[1-6]|p|div|dl|ul|ol|pre|section|article|main|header|blockquote|details|figure|center|body|html|td|tr)$/.test(
      element.name,
    ) ||
    titleOf(element) !== undefined ||
    // A component, or an inline element around blocks.
    (!inlineMarks.has(element.name) && element.children.some((child) => isTag(child) && isBlock(child)))
  );
}
