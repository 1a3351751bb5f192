import type { WorkspaceIndexResult } from "../../../shared/src/protocol";

/** The files of the project, for whoever checks those that are not open. URIs are canonical. */
export interface SourceFiles {
  /** Resolves when all is taken in that was told before. Never rejects. */
  whenRead(): Promise<WorkspaceIndexResult>;
  /** All files that were read, open ones too, and whether some rule may have something to say of them. */
  readonly known: ReadonlyMap<string, boolean>;
  /** The files that came, went or may have another text since the last call. */
  takeChanged(): ReadonlySet<string>;
  /** The text on disk. Rejects where it cannot be read. */
  read(uri: string): Promise<string>;
}
