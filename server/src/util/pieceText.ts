import { lowerBound, type Span } from "./span";
import type { Text } from "./text";

/** UTF-16 units of a piece. V8 keeps strings of this length where it keeps small objects, so they are cheap to drop. */
const pieceLength = 4_096;

/** A stretch of a text. No line break lies across the end of one. */
interface Piece {
  readonly text: string;
  /** Where its lines end, behind the line break: offsets in the piece. */
  readonly lineEnds: readonly number[];
  readonly hasNul: boolean;
}

/** Zero-based. */
export interface TextPosition {
  line: number;
  character: number;
}

/**
 * A text in pieces, which does not change: an edited one shares all pieces but those that the edit touched, so that an
 * edit costs the same whatever the length of the text, and versions of it side by side take little room. Lines end as
 * in LSP: at `\n`, `\r\n` and `\r`.
 */
export class PieceText implements Text {
  readonly length: number;
  readonly lineCount: number;
  readonly #pieces: readonly Piece[];
  /** Where the pieces begin, in the text and in its lines. */
  readonly #starts: readonly number[];
  readonly #linesBefore: readonly number[];
  #whole: string | undefined;

  private constructor(pieces: readonly Piece[]) {
    const starts: number[] = [];
    const linesBefore: number[] = [];
    let length = 0;
    let lines = 0;
    for (const { text, lineEnds } of pieces) {
      starts.push(length);
      linesBefore.push(lines);
      length += text.length;
      lines += lineEnds.length;
    }
    this.#pieces = pieces;
    this.#starts = starts;
    this.#linesBefore = linesBefore;
    this.length = length;
    this.lineCount = lines + 1;
  }

  static of(text: string): PieceText {
    return new PieceText(cut(text));
  }

  /** Whether there is a character in it that no text has: U+0000. */
  get hasNul(): boolean {
    return this.#pieces.some(({ hasNul }) => hasNul);
  }

  slice(start: number, end = this.length): string {
    const to = Math.min(end, this.length);
    if (start >= to) {
      return "";
    }
    let at = this.#pieceAt(start);
    const first = this.#starts[at] as number;
    const { text } = this.#pieces[at] as Piece;
    if (to - first <= text.length) {
      return text.slice(start - first, to - first);
    }
    const parts = [text.slice(start - first)];
    for (at++; (this.#starts[at] ?? to) < to; at++) {
      parts.push((this.#pieces[at] as Piece).text.slice(0, to - (this.#starts[at] as number)));
    }
    return parts.join("");
  }

  /** What lies from `start` on, as far as it need not be put together, and `most` units of it at most. */
  stretchFrom(start: number, most: number): string {
    const at = this.#pieceAt(start);
    const from = start - this.#startOf(at);
    return (this.#pieces[at] ?? nothing).text.slice(from, from + most);
  }

  toString(): string {
    return (this.#whole ??= this.slice(0));
  }

  /** @param start at most `end`. */
  replace(start: number, end: number, by: string): PieceText {
    if (this.#pieces.length === 0) {
      return PieceText.of(by);
    }
    let from = this.#pieceAt(start);
    let to = this.#pieceAt(Math.max(start, end - 1));
    let text = [this.slice(this.#startOf(from), start), by, this.slice(end, this.#startOf(to + 1))].join("");
    // A piece that has shrunk joins the next, and so do two that a line break would lie across.
    while (from > 0 && (text.length < pieceLength / 4 || text.startsWith("\n"))) {
      from--;
      text = (this.#pieces[from] as Piece).text + text;
    }
    while (to + 1 < this.#pieces.length && (text.length < pieceLength / 4 || text.endsWith("\r"))) {
      to++;
      text += (this.#pieces[to] as Piece).text;
    }
    return new PieceText([...this.#pieces.slice(0, from), ...cut(text), ...this.#pieces.slice(to + 1)]);
  }

  /** As of `TextDocument`: offsets beyond the text count as its end, those in a line break as the line's. */
  positionAt(offset: number): TextPosition {
    const inText = Math.max(Math.min(offset, this.length), 0);
    const at = this.#pieceAt(inText);
    const { lineEnds } = this.#pieces[at] ?? nothing;
    const inPiece = inText - this.#startOf(at);
    const line = (this.#linesBefore[at] ?? 0) + lowerBound(lineEnds, (lineEnd) => lineEnd > inPiece);
    const lineStart = this.#lineStart(line);
    return { line, character: this.#beforeLineBreak(inText, lineStart) - lineStart };
  }

  /** As of `TextDocument`: characters beyond the line count as its end. */
  offsetAt({ line, character }: TextPosition): number {
    if (line >= this.lineCount) {
      return this.length;
    }
    if (line < 0) {
      return 0;
    }
    const lineStart = this.#lineStart(line);
    if (character <= 0) {
      return lineStart;
    }
    const next = line + 1 < this.lineCount ? this.#lineStart(line + 1) : this.length;
    return this.#beforeLineBreak(Math.min(lineStart + character, next), lineStart);
  }

  /** The line without its break; the first or last one for those beyond. */
  lineAt(line: number): Span {
    const start = this.#lineStart(Math.max(0, Math.min(line, this.lineCount - 1)));
    return {
      start,
      end: line < 0 ? 0 : line >= this.lineCount ? this.length : this.offsetAt({ line, character: this.length }),
    };
  }

  /** As `findChange`, in whole pieces. */
  changeSince(before: PieceText): Span {
    const [ours, theirs] = [this.#pieces, before.#pieces];
    const most = Math.min(ours.length, theirs.length);
    let first = 0;
    while (first < most && ours[first] === theirs[first]) {
      first++;
    }
    let last = 0;
    while (last < most - first && ours[ours.length - 1 - last] === theirs[theirs.length - 1 - last]) {
      last++;
    }
    return { start: this.#startOf(first), end: this.#startOf(ours.length - last) };
  }

  #startOf(piece: number): number {
    return this.#starts[piece] ?? this.length;
  }

  /** The piece that the offset is in; the last one for the end of the text. */
  #pieceAt(offset: number): number {
    return Math.max(0, lowerBound(this.#starts, (start) => start > offset) - 1);
  }

  #lineStart(line: number): number {
    if (line === 0) {
      return 0;
    }
    const at = lowerBound(this.#linesBefore, (lines) => lines >= line) - 1;
    return this.#startOf(at) + (this.#pieces[at]?.lineEnds[line - 1 - (this.#linesBefore[at] as number)] ?? 0);
  }

  #beforeLineBreak(offset: number, lineStart: number): number {
    let before = offset;
    while (before > lineStart && /[\r\n]/.test(this.slice(before - 1, before))) {
      before--;
    }
    return before;
  }
}

const nothing: Piece = { text: "", lineEnds: [], hasNul: false };

function cut(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length;) {
    // The last one may be twice as long, so that one that is being typed in is not cut at once.
    let end = text.length - start > 2 * pieceLength ? start + pieceLength : text.length;
    if (text[end - 1] === "\r" && text[end] === "\n") {
      end++;
    }
    pieces.push(createPiece(text.slice(start, end)));
    start = end;
  }
  return pieces;
}

function createPiece(slice: string): Piece {
  // A copy: a slice would keep all of the text that it was cut from.
  const half = slice.length >> 1;
  const text = [slice.slice(0, half), slice.slice(half)].join("");
  const lineEnds: number[] = [];
  const lineBreak = text.includes("\r") ? /\r\n?|\n/g : /\n/g;
  while (lineBreak.test(text)) {
    lineEnds.push(lineBreak.lastIndex);
  }
  return { text, lineEnds, hasNul: text.includes("\u0000") };
}
