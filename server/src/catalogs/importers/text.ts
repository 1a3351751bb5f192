import { type Block, type Inline, type Pair, plain, type Row } from "./blocks";
import { findCodes, findLeadingCode } from "./codeText";
import type { Importer } from "./importer";
import { labelKind } from "./labels";
import { readPage } from "./readPage";
import { isScreaming, parseStatuses, shapes } from "./shapes";

/** A page as it is copied from a browser: labels and values in turn, columns between tabs, a code and its text in turn. */
export const textImporter: Importer = {
  form: "text",
  recognizes: () => true,
  read: ({ path, text }) => readPage({ path, title: titleOf(text), blocks: readTextBlocks(text) }),
};

interface Line {
  readonly text: string;
  readonly line: number;
}

/** Tells the structure of plain text from the shapes of its lines. */
function readTextBlocks(text: string): readonly Block[] {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((text, i) => ({ text: text.trimEnd(), line: i + 1 }))
    .filter((line) => line.text.trim() !== "");
  const apart = splitLabels(lines);
  const labels = recordLabels(apart);
  return labels === undefined ? readLines(lines) : readRecords(apart, labels);
}

/** Lines such as `Error code: PAY_001` in two, where the label of the code comes again and again. */
function splitLabels(lines: readonly Line[]): readonly Line[] {
  const pattern = /^\s*(?:[-*•–·]\s*)?([\p{L}][\p{L} /-]{1,30}?)\s*:\s+(\S.*)$/u;
  const labels = lines.map(({ text }) => pattern.exec(text)?.[1] ?? "");
  const counts = new Map<string, number>();
  labels.forEach((label) => counts.set(label, (counts.get(label) ?? 0) + 1));
  const isKnown = (label: string): boolean =>
    label !== "" && labelKind(label) !== "other" && (counts.get(label) ?? 0) > 1;
  if (!labels.some((label) => isKnown(label) && (labelKind(label) === "code" || labelKind(label) === "name"))) {
    return lines;
  }
  return lines.flatMap(({ text, line }, i) => {
    const label = labels[i] ?? "";
    return isKnown(label)
      ? [
          { text: label, line },
          { text: pattern.exec(text)?.[2] ?? "", line },
        ]
      : [{ text, line }];
  });
}

function titleOf(text: string): string {
  return text.trimStart().split("\n", 1)[0]?.trim() ?? "";
}

/** `- Name` or `Description:` alone on a line. */
function labelOf({ text }: Line): string | undefined {
  const label = /^\s*(?:[-*•–·]\s*)?([\p{L}][\p{L} /-]{1,30}?)\s*:?\s*$/u.exec(text)?.[1];
  return label !== undefined && labelKind(label) !== "other" ? label : undefined;
}

/** The labels that come again and again, if there are such: the first is the one of the code. */
function recordLabels(lines: readonly Line[]): ReadonlySet<string> | undefined {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const label = labelOf(line);
    if (label !== undefined) {
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  const repeated = [...counts].filter(([, count]) => count > 1).map(([label]) => label);
  const hasCode = repeated.some((label) => labelKind(label) === "code" || labelKind(label) === "name");
  return repeated.length > 1 && hasCode ? new Set(repeated) : undefined;
}

function readRecords(lines: readonly Line[], labels: ReadonlySet<string>): readonly Block[] {
  const runs: { label: Line | undefined; values: Line[] }[] = [{ label: undefined, values: [] }];
  for (const line of lines) {
    if (labels.has(labelOf(line) ?? "")) {
      runs.push({ label: line, values: [] });
    } else {
      runs.at(-1)?.values.push(line);
    }
  }
  const usual = mostFrequent(runs.flatMap(({ label, values }) => (label === undefined ? [] : [values.length])));
  const blocks: Block[] = [];
  let pairs: Pair[] = [];
  const flush = (): void => {
    if (pairs[0] !== undefined) {
      blocks.push({ kind: "pairs", pairs, line: pairs[0].line });
      pairs = [];
    }
  };
  for (const { label, values } of runs) {
    const length = label === undefined ? 0 : valueLength(values, Math.max(usual, 1));
    if (label !== undefined) {
      const content = plain(
        values
          .slice(0, length)
          .map(({ text }) => text)
          .join("\n"),
      );
      pairs.push({
        term: plain(labelOf(label) ?? ""),
        blocks: [{ kind: "paragraph", content, line: values[0]?.line ?? label.line }],
        line: values[0]?.line ?? label.line,
      });
    }
    const between = values.slice(length);
    if (between.length > 0) {
      flush();
      blocks.push(...readLines(between));
    }
  }
  flush();
  return blocks;
}

/** How many lines belong to the value: what follows is the next heading, or text between two lists. */
function valueLength(values: readonly Line[], usual: number): number {
  let length = Math.min(usual, values.length);
  while (
    length < values.length &&
    !/[.!?:]$/.test(values[length - 1]?.text ?? "") &&
    /^\s*\p{Ll}/u.test(values[length]?.text ?? "")
  ) {
    length++;
  }
  return length;
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  numbers.forEach((number) => counts.set(number, (counts.get(number) ?? 0) + 1));
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 1;
}

/** Readers of structures, each of which takes as many of the first lines as it understands. */
const readers: readonly ((lines: readonly Line[]) => { readonly block: Block; readonly length: number } | undefined)[] =
  [readExample, readBordered, readTabbed, readStacked, readAligned, readList, readAlternating];

function readLines(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length;) {
    const rest = lines.slice(i);
    const read = readers.map((reader) => reader(rest)).find((result) => result !== undefined);
    const line = lines[i] as Line;
    if (read !== undefined) {
      blocks.push(read.block);
      i += read.length;
      continue;
    }
    const content = plain(line.text.replace(/^\s*#+\s*/, ""));
    if (isHeading(content.text)) {
      blocks.push({ kind: "heading", level: i === 0 && line.line === 1 ? 1 : 2, content, line: line.line });
    } else {
      blocks.push({ kind: "paragraph", content, line: line.line });
    }
    i++;
  }
  return blocks;
}

function isHeading(text: string): boolean {
  return (
    text.length <= 60 &&
    /^[\p{Lu}\p{N}]/u.test(text) &&
    !/[.!?:;,]$/.test(text) &&
    labelKind(text) !== "summary" &&
    text.split(" ").length <= 8
  );
}

function readExample(lines: readonly Line[]): ReturnType<(typeof readers)[number]> {
  if (!/^\s*[{[]\s*$/.test(lines[0]?.text ?? "")) {
    return undefined;
  }
  const end = lines.findIndex(({ text }) => /^[}\]]\s*;?\s*$/.test(text));
  const length = end === -1 ? lines.length : end + 1;
  const text = lines
    .slice(0, length)
    .map(({ text }) => text)
    .join("\n");
  return { block: { kind: "code", text, line: lines[0]?.line ?? 1 }, length };
}

function readTable(
  lines: readonly Line[],
  split: (text: string) => readonly string[] | undefined,
  least: number,
): ReturnType<(typeof readers)[number]> {
  const rows: Row[] = [];
  let length = 0;
  for (const { text, line } of lines) {
    const cells = split(text);
    if (cells === undefined) {
      break;
    }
    if (cells.length > 0) {
      rows.push({ cells: cells.map(plain), line });
    }
    length++;
  }
  return rows.length < least
    ? undefined
    : { block: { kind: "table", header: [], rows, line: lines[0]?.line ?? 1 }, length };
}

function readTabbed(lines: readonly Line[]): ReturnType<(typeof readers)[number]> {
  return readTable(lines, (text) => (text.includes("\t") ? text.split("\t").map((cell) => cell.trim()) : undefined), 2);
}

/** Columns between bars, with or without lines drawn around them. */
function readBordered(lines: readonly Line[]): ReturnType<(typeof readers)[number]> {
  return readTable(
    lines,
    (text) => {
      const line = text.trim();
      if (/^[-+=|:─━═┌┐└┘├┤┬┴┼│║╔╗╚╝╠╣╦╩╬╪╞╡ ]+$/u.test(line) && line.length > 2) {
        return [];
      }
      return /^[|│║].*[|│║]$/u.test(line)
        ? line
            .slice(1, -1)
            .split(/[|│║]/u)
            .map((cell) => cell.trim())
        : undefined;
    },
    2,
  );
}

/** A table of which every cell stands on a line of its own, under the names of its columns. */
function readStacked(lines: readonly Line[]): ReturnType<(typeof readers)[number]> {
  let width = 0;
  while (
    width < 8 &&
    labelOf(lines[width] ?? { text: "", line: 0 }) !== undefined &&
    !/^\s*[-*•]/.test(lines[width]?.text ?? "")
  ) {
    width++;
  }
  const column = lines.slice(0, width).findIndex((line) => ["code", "name"].includes(labelKind(labelOf(line) ?? "")));
  if (width < 2 || column === -1) {
    return undefined;
  }
  const rows: Row[] = [];
  for (let at = width; at + width <= lines.length; at += width) {
    const cells = lines.slice(at, at + width).map(({ text }) => plain(text));
    const code = cells[column];
    if (
      code === undefined ||
      ((findCodes(code, { spaces: false })?.shape ?? 0) < shapes.medium && !/^-?\d+$/.test(code.text))
    ) {
      break;
    }
    rows.push({ cells, line: lines[at]?.line ?? 1 });
  }
  const header = lines.slice(0, width).map(({ text }) => plain(text));
  return rows.length < 2
    ? undefined
    : { block: { kind: "table", header, rows, line: lines[0]?.line ?? 1 }, length: width * (rows.length + 1) };
}

/** Columns that at least two blanks keep apart. */
function readAligned(lines: readonly Line[]): ReturnType<(typeof readers)[number]> {
  const cellsOf = (text: string): readonly string[] => text.trim().split(/\s{2,}/);
  const width = cellsOf(lines[0]?.text ?? "").length;
  return width < 2
    ? undefined
    : readTable(lines, (text) => (cellsOf(text).length === width ? cellsOf(text) : undefined), 3);
}

/** Lines of the form `INVALID_OTP: text`, with or without a bullet. */
function readList(lines: readonly Line[]): ReturnType<(typeof readers)[number]> {
  const items: { content: Inline; line: number }[] = [];
  let length = 0;
  for (const { text, line } of lines) {
    const bullet = /^\s*(?:[-*•–·]|\d+[.)])\s+/.exec(text)?.[0] ?? "";
    const content = plain(text.slice(bullet.length).replace(/`/g, ""));
    const code = findLeadingCode(content);
    const last = items.at(-1);
    const isStatus =
      /^[1-5]\d\d\s*[:–—-]\s+\S/.test(content.text) ||
      parseStatuses(content.text.split(/\s+[:–—-]\s+|:\s+/)[0] ?? "").length === 1;
    if (
      (code !== undefined &&
        (code.rest !== "" || bullet !== "") &&
        (code.shape >= shapes.medium || code.codes.every((code) => /^-?\d+$/.test(code)))) ||
      isStatus
    ) {
      items.push({ content, line });
    } else if (last !== undefined && /^\s{2,}\S/.test(text) && bullet === "") {
      last.content = plain(`${last.content.text} ${content.text}`);
    } else {
      break;
    }
    length++;
  }
  const isLikely = items.length > 1 || items.some(({ content }) => isScreaming(content.text.split(/[\s:]/)[0] ?? ""));
  return isLikely && items.length > 0
    ? {
        block: { kind: "list", items: items.map((item) => ({ ...item, blocks: [] })), line: items[0]?.line ?? 1 },
        length,
      }
    : undefined;
}

/** A code alone on its line, and lines of text below, again and again. */
function readAlternating(lines: readonly Line[]): ReturnType<(typeof readers)[number]> {
  const isCode = ({ text }: Line): boolean =>
    (findCodes(plain(text), { spaces: false })?.shape ?? shapes.none) === shapes.strong;
  const pairs: { term: Inline; blocks: Block[]; line: number }[] = [];
  let length = 0;
  for (const [i, line] of lines.entries()) {
    const next = lines[i + 1];
    if (isCode(line)) {
      pairs.push({ term: plain(line.text), blocks: [], line: line.line });
    } else if (pairs.length === 0) {
      return undefined;
    } else {
      const last = pairs.at(-1);
      const isNextHeading =
        last !== undefined &&
        last.blocks.length > 0 &&
        isHeading(line.text.trim()) &&
        next !== undefined &&
        isCode(next);
      if (isNextHeading) {
        break;
      }
      last?.blocks.push({ kind: "paragraph", content: plain(line.text), line: line.line });
    }
    length++;
  }
  return pairs.length < 2 ? undefined : { block: { kind: "pairs", pairs, line: pairs[0]?.line ?? 1 }, length };
}
