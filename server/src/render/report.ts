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
  /** What was put right, file by file; absent where nothing was to be. */
  readonly fixed?: readonly FixedFinding[];
  /** Absent where no baseline is in use. */
  readonly baseline?: BaselineReport;
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
  /** What only some formats show; absent where the format shows none of it. */
  readonly details?: FindingDetails;
}

/** Places are those in the files, of notebooks too: in their JSON. */
export interface FindingDetails {
  readonly range: TextRange;
  /** What the finding rests on, and where that stands. */
  readonly related: readonly (PlaceInReport & { readonly message: string })[];
  /** Each puts it right. */
  readonly fixes: readonly ReportedFix[];
}

export interface PlaceInReport {
  /** As in {@link ReportedFinding}. */
  readonly file: string;
  readonly range: TextRange;
}

export interface ReportedFix {
  /** In the imperative: `Change to 'INVALID_EMAIL'`. */
  readonly title: string;
  /** Of the finding's file. */
  readonly edits: readonly { readonly range: TextRange; readonly newText: string }[];
}

/** A finding that is none any more. Its place is that before anything was put right. */
export interface FixedFinding extends Pick<ReportedFinding, "file" | "cell" | "rule" | "code"> {
  readonly start: TextPosition;
  /** What was written in its place. */
  readonly newText: string;
}

/** What a baseline makes of a report. */
export interface BaselineReport {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** How many findings are in it, and not in the report. */
  readonly leftOut: number;
  /** What is in it and was not found any more: its counts are those to be taken away. */
  readonly stale: readonly BaselineEntry[];
  /** It was made of these findings. */
  readonly isNew: boolean;
}

/** Findings of one kind in one file. */
export interface BaselineEntry {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** Id of a rule, of this version of Errdex or another. */
  readonly rule: string;
  readonly code: string;
  /** 1 or more. */
  readonly count: number;
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
   * config that is `misconfigured`, the rest counts. What was to be fixed and could not is `unfixed`, a
   * baseline that was to be written and could not `unwritten`.
   */
  readonly kind: "skipped" | "unreadable" | "faulty" | "misconfigured" | "unfixed" | "unwritten";
}
