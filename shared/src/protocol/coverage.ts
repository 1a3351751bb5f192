/** To server: which codes the workspace handles, where, and which it does not. Answered when the workspace has been read. */
export const coverageRequest = "errdex/coverage";

export interface CoverageParams {
  /** `page`: for a view that runs commands of links; `file`: a whole document that needs nothing else. */
  readonly form: "page" | "file";
  /** Ids of the commands that links on a page call. Without one, what it would open is no link. */
  readonly commands?: CoverageCommands;
  /** Language of a file's texts, `en` by default; they are in the language of the session whatever it says. */
  readonly lang?: string;
}

export interface CoverageCommands {
  /** Gets a `CodeSpot`. */
  readonly openPlace?: string;
  /** Gets an `EntryName`. */
  readonly explainCode?: string;
}

/** A piece of one line of a file, or of a cell of a notebook; counts from 0, in UTF-16 units. */
export interface CodeSpot {
  readonly uri: string;
  /** Which of the notebook's cells, counted from 1. */
  readonly cell?: number;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface CoverageResult {
  /** Of a page, what is inside of its body; the whole document of a file. */
  readonly html: string;
  /** CSS of a page; empty for a file, which has it inside. */
  readonly style: string;
  /** Base64 of the SHA-256 of `style`, for the page's policy. */
  readonly styleHash: string;
}
