import type { EntryFields, StatusFields } from "../catalog";
import type { EntryName } from "./catalogs";

/** To server: what an answer of an API says of an error. Nothing of the text is kept. */
export const explainResponseRequest = "errdex/explainResponse";

export interface ExplainResponseParams {
  /** A body in JSON, an HTTP dump, a line of a log, a stack trace. */
  readonly text: string;
}

/** What the text holds; no API and no code where it holds nothing that a catalog knows. */
export interface ExplainResponseResult {
  /** The APIs that it may be from, the likeliest first, with the clauses that show it, the strongest first. */
  readonly apis: readonly { readonly name: string; readonly reasons: readonly string[] }[];
  /** What the answer says in words, in the field that the likeliest API has for that. */
  readonly message: string | undefined;
  /** Those in the field for the code first. */
  readonly codes: readonly AnsweredCode[];
  readonly statuses: readonly AnsweredStatus[];
}

/** A code as it stands in an answer. */
export interface AnsweredCode {
  readonly value: string;
  /** The field that holds it; `undefined` where it stands elsewhere. */
  readonly field: string | undefined;
  /** What catalogs say of it, the likeliest API first; none for a code that no catalog has. */
  readonly entries: readonly AnsweredEntry[];
  /** Codes that may be meant where no catalog has this one. */
  readonly near: readonly AnsweredEntry[];
}

/** An HTTP status that an answer names. */
export interface AnsweredStatus {
  readonly status: string;
  readonly known: readonly AnsweredEntry[];
}

/** What a catalog says of a code or a status: the beginning of its page. Links are web addresses and nothing else. */
export interface AnsweredEntry extends EntryName {
  readonly catalogName: string;
  readonly family: string | undefined;
  readonly entry: EntryFields | StatusFields;
  readonly isDeprecated: boolean;
  readonly docs: string | undefined;
}
