import type { Node } from "web-tree-sitter";
import { detach } from "../util/detach";
import { addToGroup } from "../util/groupBy";
import type { Text } from "../util/text";
import type { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog, Entry } from "../catalogs/model";
import type { Role } from "../languages/language";
import type { Literal } from "../languages/literal";
import type { Candidate } from "./candidates";
import { joinArguments, type Argument } from "./callArguments";
import { matchRole, type Constructs, type Match } from "./constructs";
import type { FilterString } from "./filterInText";
import type { JsonString } from "./jsonInText";
import { LiteralWalk } from "./literalWalk";
import type { Subject, Tally } from "./occurrence";
import type { Segment } from "./segments";
import { tallyValues } from "./tally";
import { ValueLists } from "./valueLists";
import type { Wrappers } from "./wrappers";

/** The literals of one construct or about one subject in a segment. All offsets count from the segment's start. */
export interface GroupFacts {
  readonly role: Role;
  readonly subject: Subject | undefined;
  readonly place: number | undefined;
  /**
   * For a group by subject: the start of its scope, or `outside` where the scope is that of the segment itself, so that
   * the same subject in another segment of that scope belongs to it too. `parent` where the segment is but one member of
   * the construct.
   */
  readonly scope: number | "outside" | "parent" | undefined;
  /**
   * For a constant: start of the block that it stands in, beside others, or `outside` where that is the segment's parent;
   * `undefined` for all else, and for what is local to a function.
   */
  readonly beside: number | "outside" | undefined;
  /** What tells it from other groups of the same scope or construct that goes on in other segments. */
  readonly key: string;
  readonly members: readonly LiteralFacts[];
  readonly tallies: ReadonlyMap<Catalog, Tally>;
  /** It holds arguments of a function that takes codes. */
  readonly wrapped: boolean;
}

/** Where facts come from, in the document. */
export type GroupPlace = Pick<Segment, "start" | "scope" | "parent">;

export interface LiteralFacts {
  readonly literal: Literal;
  /** Start of the innermost scope around it; `undefined` where that is the segment's own. */
  readonly scope: number | undefined;
  readonly defines: boolean;
  readonly partial: boolean;
  readonly anyCase: boolean;
  readonly entries: readonly Entry[];
}

/** What reading segments takes. */
export interface FactsContext {
  readonly constructs: Constructs;
  readonly index: CatalogIndex;
  readonly wrappers: Wrappers;
}

/**
 * Confirms candidates in the syntax tree and gives each literal its role, subject and group. Candidates in comments, in
 * prose, in imports and in templates with substitutions drop out here.
 *
 * @param node the segment.
 * @param text of the whole document.
 * @param candidates with offsets in the document, in the order of the text, all in the segment.
 */
export function findGroups(
  node: Node,
  text: Text,
  candidates: readonly Candidate[],
  context: FactsContext,
): readonly GroupFacts[] {
  return new GroupFinder(node, text, context).find(candidates);
}

/** A literal with what is known of its place; of a match as much as makes its group. */
interface PlacedLiteral {
  readonly literal: Literal;
  readonly match: GroupMatch | undefined;
  readonly subject: Subject | undefined;
}

type GroupMatch = Pick<Match, "role" | "groupFrame"> & Partial<Match>;

/** A group that is still being found. */
export interface OpenGroup extends Omit<GroupFacts, "key" | "tallies" | "wrapped"> {
  readonly members: LiteralFacts[];
  /** Where more than the members counts. */
  readonly tallies?: GroupFacts["tallies"];
}

/** One walk through a segment, and the groups met so far. */
class GroupFinder {
  readonly #text: Text;
  readonly #constructs: Constructs;
  readonly #index: CatalogIndex;
  readonly #wrappers: Wrappers;
  readonly #origin: number;
  readonly #walk: LiteralWalk;
  readonly #groups = new Map<string, OpenGroup>();
  /** The arguments of each call, by where they begin. */
  readonly #calls = new Map<number, Argument[]>();
  readonly #values = new ValueLists();

  constructor(node: Node, text: Text, { constructs, index, wrappers }: FactsContext) {
    this.#text = text;
    this.#constructs = constructs;
    this.#index = index;
    this.#wrappers = wrappers;
    this.#origin = node.startIndex;
    this.#walk = new LiteralWalk(node, text, constructs);
  }

  find(candidates: readonly Candidate[]): readonly GroupFacts[] {
    for (const candidate of candidates) {
      this.#add(candidate);
    }
    const lists = this.#values.take(this.#index);
    const left = [...this.#groups.values(), ...lists].filter(({ members }) => members.length > 0);
    const groups = joinArguments(left, this.#calls.values(), this.#index);
    return groups.map(({ role, subject, place, scope, beside, members, ...counted }) => {
      const values = new Set(members.map(({ literal }) => literal.value));
      const tallies = counted.tallies ?? tallyValues(values, this.#index);
      const wrapped = role === "argument" && this.#wrappers.has(subject);
      const key = sharedKey(role, subject, place, scope);
      // What holds more is a list by itself.
      const constant = members.length === 1 ? beside : undefined;
      return { role, subject, place, scope, beside: constant, key, members, tallies, wrapped };
    });
  }

  #add(candidate: Candidate): void {
    const found = this.#walk.goTo(candidate);
    if (found === undefined || this.#walk.top.ignored) {
      return;
    }
    if ("key" in found) {
      this.#addJsonString(found);
      return;
    }
    const { literal, match, subject } = "path" in found ? this.#placeInFilter(found) : this.#placeOf(found);
    if (candidate.bare && !countsUnquoted(literal, match)) {
      return;
    }
    const { start, end } = literal.span;
    const span = { start: start - this.#origin, end: end - this.#origin };
    const entries = this.#index.lookup(literal.value);
    const group = this.#groupOf(match, subject, start);
    const facts: LiteralFacts = {
      literal: { ...literal, span },
      scope: this.#scope(),
      defines: match?.defines ?? false,
      partial: match?.partial ?? false,
      anyCase: match?.anyCase === true || subject?.anyCase === true,
      entries,
    };
    group.members.push(facts);
    if (match?.role === "value" && match.construct !== undefined && match.groupFrame === undefined) {
      this.#values.add({ group, facts }, this.#walk.frames, match.construct, this.#constructs.constantsIn);
    }
    if (match?.role === "argument" && match.defines !== true && match.siblings !== undefined) {
      addToGroup(this.#calls, match.siblings.start, { group, value: literal.value, entries });
    }
  }

  #placeOf(literal: Literal): PlacedLiteral {
    const match = matchRole(this.#constructs, this.#walk.frames);
    return { literal, match, subject: match?.subject && this.#subjectOf(match.subject) };
  }

  /** What one filter looks up belongs together, and what one path is compared with, in the program around it as well. */
  #placeInFilter({ literal, role, path, partial }: FilterString): PlacedLiteral {
    const groupFrame = role === "membership" || role === "key" ? this.#walk.top : undefined;
    return {
      literal,
      match: { role, partial, groupFrame },
      subject: path === undefined ? undefined : this.#constructs.readSubject(path),
    };
  }

  /** A known code in a JSON text: it is part of a longer string, of which nobody can tell what it is good for. */
  #addJsonString({ literal, key }: JsonString): void {
    const entries = this.#index.lookup(literal.value);
    if (entries.length === 0) {
      return;
    }
    const { start, end } = literal.span;
    const subject = key === undefined ? undefined : { text: key, field: key, anyCase: false };
    const members = [
      {
        literal: { ...literal, span: { start: start - this.#origin, end: end - this.#origin } },
        scope: this.#scope(),
        defines: false,
        partial: false,
        anyCase: false,
        entries,
      },
    ];
    this.#groups.set(`json ${start}`, {
      role: "other",
      subject,
      place: undefined,
      scope: undefined,
      beside: undefined,
      members,
    });
  }

  /** Start of the innermost scope around the last literal. */
  #scope(): number | undefined {
    const { scope } = this.#walk.top;
    return scope === undefined ? undefined : scope - this.#origin;
  }

  /** Start of the innermost block around it; `outside` where the segment is but one statement of it. */
  #block(): number | "outside" {
    const { block } = this.#walk;
    return block === undefined ? "outside" : block.start - this.#origin;
  }

  #groupOf(match: GroupMatch | undefined, subject: Subject | undefined, start: number): OpenGroup {
    const role = match?.role ?? "other";
    const frame = match?.groupFrame;
    const block = role === "definition" && match?.defines === true ? this.#block() : undefined;
    let scope: GroupFacts["scope"];
    let key: string;
    if (frame !== undefined) {
      key = `${role} ${frame.start} ${frame.end} ${match?.place ?? ""}`;
    } else if (match?.inParent === true) {
      scope = "parent";
      key = `${role} parent`;
    } else if (subject !== undefined) {
      scope = this.#scope() ?? "outside";
      // Constants of one name in several types each stand beside others.
      key = `${role} ${scope} ${subject.text} ${match?.place ?? ""} ${block ?? ""}`;
    } else {
      key = `alone ${start}`;
    }
    let group = this.#groups.get(key);
    if (group === undefined) {
      const isLocal = typeof scope === "number" && scope !== block;
      const beside = isLocal ? undefined : block;
      group = { role, subject, place: match?.place, scope, beside, members: [] };
      this.#groups.set(key, group);
    }
    return group;
  }

  #subjectOf({ startIndex, endIndex }: Pick<Node, "startIndex" | "endIndex">): Subject | undefined {
    return this.#constructs.readSubject(this.#text.slice(startIndex, endIndex));
  }
}

function sharedKey(
  role: Role,
  subject: Subject | undefined,
  place: number | undefined,
  scope: GroupFacts["scope"],
): string {
  if (scope === undefined) {
    return "";
  }
  // Looked up at every keystroke, so it is made once, and as a whole: V8 puts parts together when it first needs them.
  return scope === "parent" ? `parent ${role}` : detach(`${role} ${subject?.text ?? ""} ${place ?? ""}`);
}

function countsUnquoted({ value }: Literal, match: GroupMatch | undefined): boolean {
  return match?.bare === true || (match?.bare === "names" && /^[\w$]+$/.test(value));
}
