import type { EntryFields, Family, StatusFields } from "../catalog";
import type { EntryName } from "./catalogs";
import type { DocumentPosition } from "./positions";

/** A code as lists show it. */
export interface CodeItem extends EntryName {
  /** A status is an HTTP status that a catalog describes; its `code` is `429`. */
  readonly kind: "code" | "status";
  readonly summary: string;
  readonly isDeprecated: boolean;
  /** There is a page of the vendor's for it. */
  readonly hasDocs: boolean;
  /** Places in the workspace in which it stands, as far as the workspace has been read. */
  readonly uses: number;
  /** Whether some of them make a difference for it: a case, a comparison. Tests do not count. */
  readonly isHandled: boolean;
  /** The project does something about codes of its catalog, so that it matters whether this one is handled. */
  readonly isOfUsedCatalog: boolean;
}

/** To server: codes and statuses by their name or by words of their summary, the best first. */
export const searchCodesRequest = "errdex/searchCodes";

export interface SearchCodesParams {
  /** Words in any order; without any, the codes that the project uses come first. */
  readonly query: string;
  readonly limit: number;
}

export interface SearchCodesResult {
  readonly items: readonly FoundCode[];
  /** How many there are beyond the limit. */
  readonly more: number;
  /** Nothing has these words; the items are the codes that are nearest. */
  readonly isGuess: boolean;
}

export interface FoundCode extends CodeItem {
  readonly catalogName: string;
}

/** To server: what a hover says of a code or status, as Markdown; `null` where there is none. */
export const describeCodeRequest = "errdex/describeCode";

export type DescribeCodeParams = EntryName;

export interface DescribeCodeResult {
  readonly markdown: string;
}

/** To server: the codes that a document has at a position, the likeliest first. The document must be open. */
export const codesAtRequest = "errdex/codesAt";

export type CodesAtParams = DocumentPosition;

/**
 * To server: the code that is most likely meant at a position where a problem says that there is another value; `null`
 * where there is none. It takes the same as {@link codesAtRequest}.
 */
export const meantCodeRequest = "errdex/meantCode";

export interface MeantCode extends EntryName {
  /** What stands there instead. */
  readonly written: string;
}

/** To server: which of these words are codes, or former spellings of one. */
export const knownCodesRequest = "errdex/knownCodes";

export interface KnownCodesParams {
  readonly words: readonly string[];
  /**
   * Only those that hardly mean anything else wherever they stand: codes of several words, of catalogs that the
   * workspace speaks to, and others that are long.
   */
  readonly onlyTelling: boolean;
}

/** By the word; words that are no code are left out. */
export type KnownCodesResult = Readonly<Record<string, readonly EntryName[]>>;

/** To server: all that is known of a code or a status, for its page; `null` where there is none. */
export const codePageRequest = "errdex/codePage";

export interface CodePageParams extends EntryName {
  /** Answer when the workspace has been read; otherwise at once, with what is known of it. */
  readonly whenRead: boolean;
}

/** What stands on the page of a code. Links are web addresses and nothing else. */
export interface CodePage extends EntryName {
  readonly kind: "code" | "status";
  readonly catalogName: string;
  /** `built-in` in the language of the user, or where the catalog came from. */
  readonly from: string;
  /** What the catalog says of it. */
  readonly entry: EntryFields | StatusFields;
  readonly docs: string | undefined;
  /** Day on which the catalog was last compared with the vendor's page. */
  readonly checked: string | undefined;
  readonly family: (Family & { readonly prefix: string }) | undefined;
  /** The others of its family, or the other statuses. */
  readonly siblings: readonly CodeItem[];
  /** How many of them were left out. */
  readonly moreSiblings: number;
  /** Those that the catalog has of the related codes that it names. */
  readonly related: readonly CodeItem[];
  /** What deprecates it, where the catalog has that. */
  readonly replacement: CodeItem | undefined;
  /** Body of an answer with the code in it, as JSON; `undefined` where the catalog does not tell what one looks like. */
  readonly example: string | undefined;
  /** Fields of the answer that hold the code. */
  readonly codeFields: readonly string[];
  readonly uses: readonly FileUses[];
  /** Places that were left out. */
  readonly moreUses: number;
  /** Some of them make a difference for it. */
  readonly isHandled: boolean;
  /** Whether all of the workspace has been read. */
  readonly isRead: boolean;
}

/** Where a file uses a code. */
export interface FileUses {
  readonly uri: string;
  /** As people know it: `src/client.ts`. */
  readonly path: string;
  readonly places: readonly UsedAt[];
}

/** A piece of one line; both count from 0, in UTF-16 units. */
export interface UsedAt {
  /** Of a notebook, which of its cells, counted from 1. */
  readonly cell?: number;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** What the code is there, in words for people: `case`, `key of a map`. */
  readonly role: string;
}
