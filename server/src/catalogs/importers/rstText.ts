import { lineAttribute } from "./htmlBlocks";
import { escapeHtml } from "./markdownHtml";

/** A line of a source in reStructuredText, or what is left of one inside of a list or table. */
export interface Line {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/** Literals, emphasis, roles, links and substitutions as HTML. */
export function inline(text: string): string {
  return escapeHtml(text)
    .replace(/``(.+?)``/g, "<code>$1</code>")
    .replace(/:[\w:+-]+:`(?:[^`&]*? &lt;)?~?([^`&]+)(?:&gt;)?`/g, "<code>$1</code>")
    .replace(/`([^`&]+?)\s*&lt;(https?:[^`&]+)&gt;`__?/g, '<a href="$2">$1</a>')
    .replace(/`([^`]+)`__?/g, "$1")
    .replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>")
    .replace(/(^|[\s(])\*([^*\s][^*]*)\*/g, "$1<em>$2</em>")
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\|([\w-]+)\|/g, "$1")
    .replace(/\\(.)/g, "$1");
}

/** How many of the first lines are indented, empty ones between them included. */
export function indented(lines: readonly Line[]): number {
  let length = 0;
  lines.every(({ text }, i) => {
    if (text === "") {
      return true;
    }
    if (/^\S/.test(text)) {
      return false;
    }
    length = i + 1;
    return true;
  });
  return length;
}

/** The lines less the indentation that all of them have. */
export function dedent(lines: readonly Line[]): readonly Line[] {
  const indent = Math.min(
    ...lines.filter(({ text }) => text.trim() !== "").map(({ text }) => text.length - text.trimStart().length),
    1000,
  );
  return lines.map(({ text, line }) => ({ text: text.slice(Math.min(indent, text.length)), line }));
}

/** How many of the first lines are such. */
export function countWhile(lines: readonly Line[], isPart: (text: string) => boolean): number {
  const end = lines.findIndex(({ text }) => !isPart(text));
  return end === -1 ? lines.length : end;
}

/** The attribute that tells the line of an element. */
export function at({ line }: Pick<Line, "line">): string {
  return `${lineAttribute}="${line}"`;
}
