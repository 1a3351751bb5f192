import { type ChildNode, type Element, hasChildren, isTag, isText } from "domhandler";
import { parseDocument } from "htmlparser2";
import { type Block, cleanText, type Inline, type Item, type Pair, plain, type Row } from "./blocks";

/** Attribute by which our own HTML, made from another form, tells the line of an element. */
export const lineAttribute = "data-errdex-line";

/** Elements that hold no text of the page itself. */
const skipped = new Set(
  "script style noscript template svg nav footer aside form button select iframe head math canvas video audio".split(
    " ",
  ),
);
const inlineMarks = new Set(["code", "kbd", "tt", "samp", "strong", "b"]);
const struckMarks = new Set(["del", "s", "strike"]);
const headings = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const breaking = new Set("p div li ul ol dl dt dd tr td th table blockquote pre section article br hr".split(" "));

/** A page's title and blocks. */
export interface HtmlPage {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Reads a page, or a fragment of one. Tag soup is read as browsers read it, or nearly so. */
export function readHtml(html: string): HtmlPage {
  const document = parseDocument(html, { withStartIndices: true });
  const lines = new Lines(html);
  const title = find(document.children, ({ name }) => name === "title");
  const body = contentOf(document.children);
  return { title: title === undefined ? "" : inline(title.children).text, blocks: new Reader(lines).read(body) };
}

/** The text of a fragment, without its markup. */
export function readInlineHtml(html: string): Inline {
  return inline(parseDocument(html).children);
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
  readonly #lines: Lines;
  #line = 1;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  read(nodes: readonly ChildNode[]): readonly Block[] {
    const blocks: Block[] = [];
    let loose: ChildNode[] = [];
    const flush = (): void => {
      const content = inline(loose);
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
      return [{ kind: "heading", level, content: inline(children), line }];
    }
    if (name === "table" || attribs["role"] === "table" || attribs["role"] === "grid") {
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
    const grid = new Grid();
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
        const term = inline(node.children);
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
      } else if (!this.#lines.areGiven && element.startIndex !== null) {
        this.#line = this.#lines.at(element.startIndex);
      }
    }
    return this.#line;
  }
}

/** Spreads cells that span rows and columns over all of them. */
class Grid {
  #spanning = new Map<number, { rows: number; cell: Inline }>();

  row(cells: readonly Element[]): readonly Inline[] {
    const row: Inline[] = [];
    const takeSpanning = (): void => {
      for (let span = this.#spanning.get(row.length); span !== undefined; span = this.#spanning.get(row.length)) {
        if (--span.rows === 0) {
          this.#spanning.delete(row.length);
        }
        row.push(span.cell);
      }
    };
    for (const element of cells) {
      takeSpanning();
      const cell = inline(element.children);
      const rows = spanOf(element, "rowspan");
      for (let i = 0; i < spanOf(element, "colspan"); i++) {
        if (rows > 1) {
          this.#spanning.set(row.length, { rows: rows - 1, cell });
        }
        row.push(i === 0 ? cell : plain(""));
      }
    }
    takeSpanning();
    return row;
  }
}

function spanOf({ attribs }: Element, name: string): number {
  const given = Number(attribs[name] ?? 1);
  return Number.isInteger(given) && given > 0 ? Math.min(given, 1000) : 1;
}

/** The title of what opens at a click: `<summary>`, or the attribute of a component. */
function titleOf({ name, attribs, children }: Element): Inline | undefined {
  if (name === "details") {
    const summary = children.find((child): child is Element => isTag(child) && child.name === "summary");
    return inline(summary?.children ?? []);
  }
  const title = /accordion|expandable|collaps|disclosure|panel|^tab$|responsefield|^card$|toggle|^step$/.test(name)
    ? (attribs["title"] ?? attribs["label"] ?? attribs["header"] ?? attribs["name"] ?? attribs["summary"])
    : undefined;
  // A component's attribute may be a JavaScript expression: `title={"INVALID_OTP"}`.
  const text = title?.replace(/^\{\s*(["'`]?)(.*?)\1\s*\}$/, "$2");
  return text === undefined ? undefined : { ...plain(text), marked: name === "responsefield" ? [text] : [] };
}

function inline(nodes: readonly ChildNode[]): Inline {
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

function isSkipped({ name, attribs }: Element): boolean {
  return skipped.has(name) || attribs["role"] === "navigation" || "hidden" in attribs;
}

function isTable({ name, attribs }: Element): boolean {
  return name === "table" || attribs["role"] === "table" || attribs["role"] === "grid";
}

function isRow({ name, attribs }: Element): boolean {
  return name === "tr" || attribs["role"] === "row";
}

function isCell({ name, attribs }: Element): boolean {
  return name === "td" || name === "th" || /^(?:cell|gridcell|columnheader|rowheader)$/.test(attribs["role"] ?? "");
}

function inside(element: Element, name: string, root: Element): boolean {
  for (let parent = element.parent; parent !== null && parent !== root; parent = parent.parent) {
    if (isTag(parent) && parent.name === name) {
      return true;
    }
  }
  return false;
}

function descendants(
  root: Element,
  isWanted: (element: Element) => boolean,
  isClosed: (element: Element) => boolean,
): readonly Element[] {
  return root.children
    .filter(isTag)
    .flatMap((child) => (isClosed(child) ? [] : isWanted(child) ? [child] : descendants(child, isWanted, isClosed)));
}

function find(nodes: readonly ChildNode[], isWanted: (element: Element) => boolean): Element | undefined {
  for (const node of nodes) {
    if (isTag(node)) {
      const found = isWanted(node) ? node : find(node.children, isWanted);
      if (found !== undefined) {
        return found;
      }
    }
  }
  return undefined;
}

function rawText(nodes: readonly ChildNode[]): string {
  return nodes.map((node) => (isText(node) ? node.data : hasChildren(node) ? rawText(node.children) : "")).join("");
}

function textLength(nodes: readonly ChildNode[]): number {
  return nodes.reduce((sum, node) => {
    const own = isText(node) ? node.data.trim().length : 0;
    return sum + own + (isTag(node) && !isSkipped(node) ? textLength(node.children) : 0);
  }, 0);
}

/** Tells lines from offsets. */
class Lines {
  /** Whether elements carry their line themselves, for the text is not what the user sees. */
  readonly areGiven: boolean;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.areGiven = text.includes(lineAttribute);
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
      this.#starts.push(at + 1);
    }
  }

  at(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      [low, high] = (this.#starts[middle] as number) <= offset ? [middle, high] : [low, middle];
    }
    return low + 1;
  }
}
