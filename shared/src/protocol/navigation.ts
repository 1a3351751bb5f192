import type { EntryName } from "./catalogs";
import type { Position, Range } from "./positions";

/** To server: where an entry stands in its catalog. */
export const entryPlaceRequest = "errdex/entryPlace";

/** To server: where the workspace uses a code. Answered when the index has taken in all that the server was told of. */
export const findUsesRequest = "errdex/findUses";

/** Names a code: by itself, or by a place in an open document that holds it. */
export type CodeParams = NamedCode | { readonly at: CodePosition };

export interface NamedCode {
  readonly entry: EntryName;
  /** URI of a file or folder whose catalog is meant; without it, that of any folder of the workspace. */
  readonly near?: string;
}

/** In an open document. */
export interface CodePosition {
  readonly uri: string;
  readonly position: Position;
}

/** `null` where there is no such code, or the client cannot show its catalog. */
export type EntryPlaceResult = Place | null;

export interface FindUsesResult {
  /** As the document at the place spells it. */
  readonly code: string;
  readonly entry: EntryPlaceResult;
  readonly uses: readonly Place[];
}

/** As `Location` of the Language Server Protocol. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}
