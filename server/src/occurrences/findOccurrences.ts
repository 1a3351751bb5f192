import type { Node } from "web-tree-sitter";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import { readLiteral, type Literal } from "../languages/literal";
import type { Candidate } from "./candidates";
import { matchRole, type Constructs, type Frame, type Match } from "./constructs";
import type { Group, Occurrence, Subject } from "./occurrence";
import { readSubject } from "./subject";

/**
 * Confirms candidates in the syntax tree and gives each literal its role, subject and group. Candidates in comments, in
 * prose, in imports and in templates with substitutions drop out here.
 *
 * @param candidates in the order of the text.
 */
export function findOccurrences(
  root: Node,
  text: string,
  candidates: readonly Candidate[],
  constructs: Constructs,
  index: CatalogIndex,
): readonly Occurrence[] {
  return new OccurrenceFinder(root, text, constructs, index).find(candidates);
}

interface MutableGroup extends Group {
  readonly members: Occurrence[];
}

/** One walk over a tree: the frames from the root to the last literal, and the groups met so far. */
class OccurrenceFinder {
  readonly #frames: Frame[] = [];
  readonly #groups = new Map<string, MutableGroup>();
  readonly #subjects = new Map<number, Subject | undefined>();

  constructor(
    root: Node,
    private readonly text: string,
    private readonly constructs: Constructs,
    private readonly index: CatalogIndex,
  ) {
    this.#push(root);
  }

  find(candidates: readonly Candidate[]): readonly Occurrence[] {
    const occurrences: Occurrence[] = [];
    for (const candidate of candidates) {
      const occurrence = this.#occurrenceAt(candidate);
      if (occurrence !== undefined) {
        occurrences.push(occurrence);
      }
    }
    return occurrences;
  }

  #occurrenceAt(candidate: Candidate): Occurrence | undefined {
    const literal = this.#goTo(candidate);
    if (literal === undefined || this.#top().ignored) {
      return undefined;
    }
    const match = matchRole(this.constructs, this.#frames);
    if (candidate.bare && match?.role !== "key") {
      return undefined;
    }
    const entries = this.index.lookup(literal.value);
    const group = this.#groupOf(match, literal);
    const occurrence = { literal, role: match?.role ?? "other", group, defines: match?.defines ?? false, entries };
    group.members.push(occurrence);
    return occurrence;
  }

  /** Descends to the literal whose content starts where the candidate does; the frames then end with its node. */
  #goTo({ start, bare }: Candidate): Literal | undefined {
    while (this.#frames.length > 1 && !(this.#top().start <= start && start < this.#top().end)) {
      this.#frames.pop();
    }
    for (;;) {
      const { node, type, start: nodeStart, end } = this.#top();
      const form = bare ? undefined : this.constructs.strings.get(type);
      if (form !== undefined && nodeStart < start) {
        const literal = readLiteral(node, form, this.text);
        if (literal?.span.start === start) {
          return literal;
        }
      } else if (bare && nodeStart === start && this.constructs.bareNames.has(type)) {
        return { value: this.text.slice(start, end), span: { start, end }, quote: "" };
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

  #top(): Frame {
    return this.#frames[this.#frames.length - 1] as Frame;
  }

  #push(node: Node): void {
    const parent = this.#frames[this.#frames.length - 1];
    const { type, startIndex: start, endIndex: end } = node;
    this.#frames.push({
      node,
      type,
      start,
      end,
      scope: this.constructs.scopes.has(type) ? start : (parent?.scope ?? -1),
      ignored: parent?.ignored === true || this.constructs.ignored.has(type),
    });
  }

  #groupOf(match: Match | undefined, literal: Literal): MutableGroup {
    const role = match?.role ?? "other";
    const subject = match?.subjectNode === undefined ? undefined : this.#subjectOf(match.subjectNode);
    const { scope } = this.#top();
    const frame = match?.groupFrame;
    const key =
      frame !== undefined
        ? `${role} ${frame.start} ${frame.end}`
        : subject !== undefined
          ? `${role} ${scope} ${subject.text}`
          : `${role} alone ${literal.span.start}`;
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = { role, subject, members: [] };
      this.#groups.set(key, group);
    }
    return group;
  }

  #subjectOf(node: Node): Subject | undefined {
    if (!this.#subjects.has(node.id)) {
      this.#subjects.set(node.id, readSubject(this.text.slice(node.startIndex, node.endIndex)));
    }
    return this.#subjects.get(node.id);
  }
}
