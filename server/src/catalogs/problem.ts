import type { Level } from "../../../shared/src/settings";
import type { Span } from "../util/span";

/** What can be wrong in a catalog file. The ids are public; each has one level. */
export const catalogRules = {
  /** Not JSON or YAML. */
  "catalog-syntax": "error",
  /** Too large, too deep or no text at all. */
  "catalog-unreadable": "error",
  "catalog-missing-key": "error",
  "catalog-wrong-type": "error",
  "catalog-bad-code": "error",
  "catalog-bad-url": "warning",
  "catalog-unknown-key": "warning",
  "catalog-duplicate-key": "warning",
  "catalog-duplicate-code": "warning",
  "catalog-dangling-related": "warning",
  "catalog-alias-clash": "warning",
} as const satisfies Readonly<Record<string, Exclude<Level, "off">>>;
export type CatalogRule = keyof typeof catalogRules;

/** Something wrong in a catalog's data. */
export interface CatalogProblem {
  readonly rule: CatalogRule;
  /** Keys from the root of the data: `["codes", "INVALID_OTP", "related", "0"]`. */
  readonly path: readonly string[];
  /** Whether it is the last key of the path that is wrong, or its value. */
  readonly at: "key" | "value";
  /** One sentence: what is wrong and what is expected. */
  readonly message: string;
}

/** A problem and its place in a text. */
export interface TextProblem {
  /** A {@link CatalogRule}, or `config-*`. */
  readonly rule: string;
  readonly level: Exclude<Level, "off">;
  readonly message: string;
  readonly span: Span;
}

/** Takes down what is wrong while data is read. */
export type Report = (rule: CatalogRule, path: readonly string[], message: string, at?: CatalogProblem["at"]) => void;
