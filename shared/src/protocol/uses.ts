/** To server: answered when the index of the workspace has taken in all that the server was told of. */
export const workspaceIndexRequest = "errdex/workspaceIndex";

export interface WorkspaceIndexResult {
  /** How many files were found; 0 where the setting `maxIndexedFiles` is 0. */
  readonly files: number;
  /** How many of them show something that others want to know. */
  readonly filesWithFacts: number;
  /** Whether that is all of the workspace. */
  readonly isComplete: boolean;
}

/**
 * From server: codes may be used elsewhere than before, in the workspace as it is indexed. Sent at most once for all that
 * changed together.
 */
export const usesNotification = "errdex/uses";
