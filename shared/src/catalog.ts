/**
 * The catalog file, format 1, as it stands on disk (`shared/schemas/catalog.schema.json` is the same contract for
 * editors). Everything but `guidance` states what the vendor documents; `guidance` is Errdex's own advice.
 */
export interface CatalogFile {
  readonly errdexCatalog: 1;
  /** Lower-case identifier, unique among the catalogs in force: `ratio`. */
  readonly id: string;
  /** The API's name as people say it: `Ratio`. */
  readonly name: string;
  /** Page on which the vendor lists the codes. */
  readonly docs?: string;
  /** Day on which the entries were last compared with `docs`: `2026-11-21`. */
  readonly checked?: string;
  /** With a built-in's id: take its place instead of extending it entry by entry. */
  readonly replace?: boolean;
  readonly envelope?: Envelope;
  readonly evidence?: Evidence;
  /** By prefix, separator included: `INVALID_`, `bankAccount/`. */
  readonly families?: Readonly<Record<string, Family>>;
  /** By code, spelled to the letter. A string is short for `{ summary }`. */
  readonly codes: Readonly<Record<string, EntryFields | string>>;
  /** By HTTP status: `"429"`. */
  readonly statuses?: Readonly<Record<string, StatusFields>>;
}

/** The fields of the API's error body. */
export interface Envelope {
  /** Fields that hold the code, by name: `code`. */
  readonly codeFields: readonly string[];
  readonly messageFields?: readonly string[];
  readonly example?: Readonly<Record<string, unknown>>;
}

/** What shows that code speaks to this API. */
export interface Evidence {
  readonly hosts?: readonly string[];
  /** HTTP header names in lower case. */
  readonly headers?: readonly string[];
  /** Package names as a manifest or an import spells them. */
  readonly packages?: readonly string[];
}

/** Codes that share a prefix. */
export interface Family {
  readonly title: string;
}

/** What kind of problem a code stands for. */
export const categories = [
  "validation",
  "authentication",
  "permission",
  "not-found",
  "conflict",
  "limit",
  "state",
  "unsupported",
  "compliance",
  "availability",
] as const;
/** One of {@link categories}. */
export type Category = (typeof categories)[number];

/** Who can do something about the error. */
export const audiences = ["developer", "end-user", "operator"] as const;
/** One of {@link audiences}. */
export type Audience = (typeof audiences)[number];

/** Whether sending the request again can help: not at all, once it was mended, or unchanged after a pause. */
export const retries = ["never", "after-fix", "backoff"] as const;
/** One of {@link retries}. */
export type Retry = (typeof retries)[number];

/** Advice of Errdex, or of whoever wrote the catalog; it is shown as such. */
export interface Guidance {
  readonly audience?: Audience;
  readonly retry?: Retry;
  /** One sentence: what to do. */
  readonly action?: string;
}

/** That a code is given up. */
export interface Deprecation {
  readonly since?: string;
  readonly replacedBy?: string;
}

/** What a catalog says of one code. */
export interface EntryFields {
  readonly summary: string;
  readonly detail?: string;
  readonly category?: Category;
  /** Request field that the error is about: `activityId`. */
  readonly field?: string;
  /** Format or enum that the field must have: `UUID`, `WebhookEvent`. */
  readonly format?: string;
  /** HTTP header that the error is about, in lower case: `ratio-client-secret`. */
  readonly header?: string;
  /** Heading under which the vendor lists the code: `Transfer Tiers`. */
  readonly heading?: string;
  readonly httpStatus?: readonly number[];
  readonly docs?: string;
  /** Other codes of this catalog. */
  readonly related?: readonly string[];
  /** Former or alternative spellings of this code. */
  readonly aliases?: readonly string[];
  readonly deprecated?: Deprecation;
  readonly guidance?: Guidance;
}

/** What a catalog says of one HTTP status. */
export interface StatusFields {
  readonly summary: string;
  readonly detail?: string;
  readonly guidance?: Guidance;
}
