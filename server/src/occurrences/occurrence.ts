import type { Catalog, Entry } from "../catalogs/model";
import type { Literal } from "../languages/literal";
import type { Role } from "../languages/language";
import type { Span } from "../util/span";

/** A literal in a role. */
export interface Occurrence {
  readonly literal: Literal;
  /** The same object in all versions of the document in which its statement was not read anew. */
  readonly origin: object;
  readonly role: Role;
  readonly group: Group;
  /** Start of the innermost scope around it, a function; below zero for that of its text. */
  readonly scope: number;
  /** The project states here that this value is a code of its own, if the group is about no catalog. */
  readonly defines: boolean;
  /** It may be a part of a code only: `code.startsWith("INVALID_")`. */
  readonly partial: boolean;
  /** It is compared without regard to case: `code.equalsIgnoreCase("invalid_otp")`, `code.toLowerCase() === "invalid_otp"`. */
  readonly anyCase: boolean;
  /** The entries whose code this is to the letter, at most one a catalog. */
  readonly entries: readonly Entry[];
}

/** The literals that belong together: one switch, one map, one array, one union, all comparisons of one subject. */
export interface Group {
  readonly role: Role;
  /** What the literals are about, where the code tells: `err.response.data.code`. */
  readonly subject: Subject | undefined;
  /** In the order of the text, at least one. */
  readonly members: readonly Occurrence[];
  /** How its distinct values stand to each catalog that one of them is a code of, or nearly one. */
  readonly tallies: ReadonlyMap<Catalog, Tally>;
  /** What a comment says of the construct that it is in. */
  readonly stated?: Statement;
  /** What a comment says of all of the text that it is in: of a file, or of an example in a page. */
  readonly around?: Statement | undefined;
  /** It holds arguments of a function that, as a setting says, takes codes. */
  readonly wrapped?: boolean;
  /** Its members are statements of their own, constants side by side, and no construct: nothing tells what belongs to it. */
  readonly isLoose?: boolean;
}

/** What the author says in a comment or setting that codes are about. It outweighs whatever else shows. */
export interface Statement {
  /** None where they are codes of no catalog. */
  readonly catalogs: readonly Catalog[];
  /** `a comment says that this is about Ratio`. */
  readonly reason: Reason;
  /** It is about this very group, so that each of its values is meant to be a code; else about all codes nearby. */
  readonly whole: boolean;
}

/** An expression that the literals of a group are compared with, assigned to, looked up in, passed to. */
export interface Subject {
  /** As written, less casts, calls of conversions, optional marks and white space. */
  readonly text: string;
  /** Its last name: `code`. */
  readonly field: string;
  /** It is converted to capitals or small letters: `err.code.toLowerCase()`. */
  readonly anyCase: boolean;
}

/** The catalog that a group is about, with the reasons. */
export interface Binding {
  readonly catalog: Catalog;
  /**
   * `certain`: the file speaks to this API, and the group is about its codes. `likely`: the group's own codes say so, or
   * a slip of the pen in the field for the code where another file of the package speaks to the API. `possible`: nothing
   * but a slip of the pen says so.
   */
  readonly confidence: "certain" | "likely" | "possible";
  /** At least one, the strongest first. */
  readonly reasons: readonly Reason[];
  readonly tally: Tally;
  /** The author says that every value of the group is meant to be a code of one of these. */
  readonly stated?: readonly Catalog[];
}

/** How a group's distinct values stand to a catalog. */
export interface Tally {
  /** Codes of the catalog. */
  readonly known: number;
  /** No codes, but one slip away from one of the catalog. */
  readonly slips: number;
  /** Codes of other catalogs only. */
  readonly others: number;
  /** None of these. */
  readonly foreign: number;
}

/** Why codes are taken for a catalog's, for people to read. */
export interface Reason {
  /** A clause without capital and period: `api.ratio.me in this file is Ratio's host`. */
  readonly text: string;
  /** What it rests on, where that is a place in this document. */
  readonly span?: Span;
  /** The same where it is a place in another file. */
  readonly place?: PlaceInFile;
}

/** A place in a file whose text is not at hand. */
export interface PlaceInFile extends PlaceInText {
  readonly uri: string;
}

/** A piece of one line of a text, both counted from 0, in UTF-16 units; `end` exclusive. */
export interface PlaceInText {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** What makes it likely that codes are those of a catalog. */
export interface Evidence {
  readonly catalog: Catalog;
  readonly reason: Reason;
  /** It is no part of the document, but of another file of the same package, which shows less. */
  readonly isElsewhere: boolean;
}

/** Something that shows that a document speaks to an API. */
export interface EvidenceFound extends Evidence {
  readonly kind: EvidenceKind;
  /** As it is written: `api.ratio.me`. */
  readonly name: string;
}

/** What of an API a text names. */
export type EvidenceKind = "host" | "header" | "package";
