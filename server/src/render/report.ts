import type { Level, RuleId } from "../../../shared/src/settings";
import type { Catalog } from "../catalogs/model";

/** What a check of files found: plain data, for any output format. */
export interface CheckReport {
  /** How many files were read and checked. */
  readonly files: number;
  /** How many literals in them are codes, or were found wrong. */
  readonly occurrences: number;
  /** File by file in the order of the check, in a file by place. */
  readonly findings: readonly ReportedFinding[];
  /** The catalogs in force. */
  readonly catalogs: readonly Catalog[];
  readonly problems: readonly FileProblem[];
}

export type Severity = Exclude<Level, "off">;

/** A finding, apart from the document that it was found in. */
export interface ReportedFinding {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** In a notebook, the cell whose text the range is in: its place among all cells, 1-based. */
  readonly cell?: number;
  /** The literal's content, or what else the rule speaks of. */
  readonly range: TextRange;
  readonly rule: RuleId;
  readonly severity: Severity;
  /** The literal's value. */
  readonly code: string;
  /** Id of the catalog that the literal's group is about, if it is about one. */
  readonly catalog: string | undefined;
  readonly suggestions: readonly string[];
  readonly reasons: readonly string[];
  readonly message: string;
  /** The line that the range starts in, without its end, for a code frame. */
  readonly sourceLine: string;
}

/** 0-based; characters are UTF-16 units. */
export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

/** A file that was not checked, or a catalog or config with something wrong in it. */
export interface FileProblem {
  readonly file: string;
  /** The end of a sentence: `it looks minified`. */
  readonly message: string;
  /**
   * `unreadable` makes the check incomplete; `skipped` was left alone on purpose; of a catalog that is `faulty`, and of a
   * config that is `misconfigured`, the rest counts.
   */
  readonly kind: "skipped" | "unreadable" | "faulty" | "misconfigured";
}
