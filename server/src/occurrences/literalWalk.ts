import type { Node } from "web-tree-sitter";
import { readUncut, type Literal } from "../languages/literal";
import type { Text } from "../util/text";
import type { Candidate } from "./candidates";
import { readUnquoted, type Constructs } from "./constructs";
import { isFilter, readFilterString, type FilterString } from "./filterInText";
import type { Frame } from "./frame";
import { readJsonString, type JsonString } from "./jsonInText";

/** A way through a piece of a syntax tree, from candidate to candidate. All offsets are those of the text. */
export class LiteralWalk {
  readonly #text: Text;
  readonly #constructs: Constructs;
  readonly #frames: Frame[] = [];

  /** @param node the piece. */
  constructor(node: Node, text: Text, constructs: Constructs) {
    this.#text = text;
    this.#constructs = constructs;
    this.#push(node);
  }

  /** From the piece to the last literal. */
  get frames(): readonly Frame[] {
    return this.#frames;
  }

  get top(): Frame {
    return this.#frames[this.#frames.length - 1] as Frame;
  }

  /** The innermost block around the last literal; `undefined` where the piece is but one statement of it. */
  get block(): Frame | undefined {
    return this.#frames.findLast(({ type }) => this.#constructs.constantsIn.has(type));
  }

  /**
   * Descends to the literal whose content starts where the candidate does, or to what does so in the text of a longer one;
   * the frames then end with its node.
   *
   * @param candidate behind those before.
   */
  goTo({ start, end, bare }: Candidate): Literal | JsonString | FilterString | undefined {
    while (this.#frames.length > 1 && !(this.top.start <= start && start < this.top.end)) {
      this.#frames.pop();
    }
    for (;;) {
      const { node, type, start: nodeStart } = this.top;
      const readLiteral = bare ? undefined : this.#constructs.strings.get(type);
      if (readLiteral !== undefined && nodeStart < start) {
        const literal = readLiteral(node, this.#text);
        if (literal?.span.start === start) {
          return literal;
        }
        if (literal !== undefined && start < literal.span.end) {
          const { filters } = this.#constructs;
          return filters !== undefined && isFilter(node, filters)
            ? readFilterString(this.#text, literal.span, start)
            : readJsonString(this.#text, literal.span, start);
        }
      } else if (bare) {
        const unquoted = readUnquoted(this.#constructs, node, this.#text, start);
        // `INVALID_*` is a pattern, not a name.
        if (unquoted?.span.start === start && unquoted.span.end === end) {
          return unquoted;
        }
      }
      if (!bare && this.#constructs.uncut.has(type)) {
        const literal = readUncut(node, this.#text, start);
        return literal?.span.start === start ? literal : undefined;
      }
      if (!bare && this.#constructs.texts.has(type)) {
        return readJsonString(this.#text, { start: node.startIndex, end: node.endIndex }, start);
      }
      // NOTE: a TreeCursor would be cheaper, but its gotoFirstChildForIndex goes to the first child, whatever the index
      // (web-tree-sitter 0.27.1).
      const child = node.firstChildForIndex(start);
      if (child === null) {
        return undefined;
      }
      this.#push(child);
    }
  }

  #push(node: Node): void {
    const parent = this.#frames[this.#frames.length - 1];
    const { type, startIndex: start, endIndex: end } = node;
    this.#frames.push({
      node,
      type,
      start,
      end,
      scope: this.#constructs.scopes.has(type) ? start : parent?.scope,
      ignored: parent?.ignored === true || this.#constructs.ignored.has(type),
    });
  }
}
