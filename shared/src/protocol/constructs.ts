import type { DocumentPosition, Range } from "./positions";

/** A member or the head of a switch, map, list, union or enum. */
export type ConstructParams = DocumentPosition;

/** To server: which codes the construct at a place leaves out. The answer is {@link MissingCodesResult}, or null. */
export const missingCodesRequest = "errdex/missingCodes";

export interface MissingCodesResult {
  /** The catalog's name. */
  readonly catalog: string;
  /** How many of its codes the construct has. */
  readonly handled: number;
  /** What matters most first; deprecated codes are not among them. */
  readonly codes: readonly MissingCode[];
}

export interface MissingCode {
  readonly code: string;
  readonly summary: string;
  /** The family's prefix: `INVALID_`. */
  readonly family?: string;
  /** An end user can do something about it. */
  readonly isForUsers: boolean;
  /** The construct has codes of its family. */
  readonly isOfFamilies: boolean;
}

/** To server: the edit that adds codes to the construct at a place. The answer is {@link DocumentEdit}, or null. */
export const addCodesRequest = "errdex/addCodes";

export interface AddCodesParams extends ConstructParams {
  readonly codes: readonly string[];
}

/** To server: the catalogs that what stands at a place may be bound to. The answer is {@link BindChoicesResult}, or null. */
export const bindChoicesRequest = "errdex/bindChoices";

export interface BindChoicesResult {
  readonly catalogs: readonly { readonly id: string; readonly name: string; readonly entries: number }[];
  /** Id of the catalog that it is about now. */
  readonly bound?: string;
}

/** To server: the edit that binds what stands at a place to a catalog. The answer is {@link DocumentEdit}, or null. */
export const bindConstructRequest = "errdex/bindConstruct";

export interface BindConstructParams extends ConstructParams {
  /** Its id; `none` where these are codes of no catalog. */
  readonly catalog: string;
}

/** Changes of the document that was asked about. */
export interface DocumentEdit {
  /** Of the document; with another one the changes do not fit. */
  readonly version: number;
  readonly edits: readonly { readonly range: Range; readonly newText: string }[];
  /** Where a person goes on, in the document after the changes. */
  readonly next?: Range;
}
