import type { LanguageDefinition } from "./language";
import type { Region } from "./regions";

/**
 * The text of a host with nothing left in it but some of its regions, all of one language: blanks stand for the rest, so
 * that offsets are the same in both. In the place of the host's own marks stands what keeps the pieces apart, and what
 * keeps an object from being a block:
 *
 *     <p :class="{ bad: failed }" @click="a(); b()">
 *              ;({ bad: failed })        ;a(); b();
 */
export function blankOutside(text: string, regions: readonly Region[], { pieces }: LanguageDefinition): string {
  const { separator, brackets } = pieces ?? { separator: "", brackets: ["", ""] };
  let masked = "";
  const blankTo = (end: number, mark: string): void => {
    const blanks = end - masked.length - mark.length;
    // Lines end where the host's text was, so that none grows without limit.
    masked += (blanks > 0 ? "\n" + " ".repeat(blanks - 1) : "") + mark;
  };
  for (const [i, region] of regions.entries()) {
    const { start, end, kind } = region;
    const next = regions[i + 1]?.start ?? text.length;
    const room = start - masked.length;
    const piece = pieceOf(text, region);
    // NOTE: an expression without brackets is parsed again at each keystroke anywhere: tree-sitter takes its beginning for
    // one of several things, and keeps nothing of such nodes. Handlers may be several statements.
    const isBracketed = kind === "expression" && room > separator.length && !piece.includes(separator);
    blankTo(start, (room > 0 ? separator : "") + (isBracketed ? brackets[0] : ""));
    masked += piece;
    if (kind === "expression" && end < next) {
      masked += isBracketed ? brackets[1] : separator;
    }
  }
  blankTo(text.length, "");
  return masked;
}

/** The region's text, with blanks for what in it is the host's. */
export function pieceOf(text: string, { start, end, holes = [] }: Region): string {
  let piece = "";
  let at = start;
  for (const hole of holes) {
    piece += text.slice(at, hole.start) + " ".repeat(hole.end - hole.start);
    at = hole.end;
  }
  return piece + text.slice(at, end);
}
