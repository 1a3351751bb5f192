/** From server, to clients that say that they do so: files of the workspace, found by the editor's own search. */
export const findFilesRequest = "errdex/findFiles";

export interface FindFilesParams {
  /** Glob pattern, relative to each folder of the workspace. */
  readonly include: string;
  /** Glob patterns of files and folders to leave out, beside those that the editor leaves out by its settings. */
  readonly exclude: readonly string[];
  readonly limit: number;
}

export interface FindFilesResult {
  readonly uris: readonly string[];
}

/** From server, to such clients: the text of a file that the server cannot read by itself. Rejected where nobody can. */
export const readFileRequest = "errdex/readFile";

export interface ReadFileParams {
  readonly uri: string;
}

export interface ReadFileResult {
  readonly text: string;
}
