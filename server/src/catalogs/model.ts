import type {
  EntryFields,
  Envelope,
  Evidence,
  Family as FamilyFields,
  StatusFields,
} from "../../../shared/src/catalog";

/** What a bind names instead of a catalog: these are no codes of any. */
export const noCatalog = "none";

/** A catalog in force: its file, checked and linked. */
export interface Catalog {
  readonly id: string;
  readonly name: string;
  readonly docs: string | undefined;
  readonly checked: string | undefined;
  readonly envelope: Envelope;
  readonly evidence: Required<Evidence>;
  readonly families: readonly Family[];
  /** By code, in the file's order. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly statuses: ReadonlyMap<string, StatusFields>;
  /** `built-in`, or where it came from. */
  readonly from: string;
}

/** One code in a catalog. */
export interface Entry extends EntryFields {
  readonly code: string;
  readonly catalog: Catalog;
  readonly family: Family | undefined;
}

/** Codes that share a prefix. */
export interface Family extends FamilyFields {
  /** Separator included: `INVALID_`. */
  readonly prefix: string;
}
