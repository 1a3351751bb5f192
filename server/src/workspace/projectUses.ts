import type { EntryName, WorkspaceIndexResult } from "../../../shared/src/protocol";
import type { FileFacts } from "./fileFacts";
import type { FileUse } from "./workspaceIndex";

/** Where the project uses codes: what references, counts and reports are made of. */
export interface ProjectUses {
  /** Resolves when all is taken in that was told before, open documents' latest texts too. Never rejects. */
  whenRead(): Promise<WorkspaceIndexResult>;
  /** Another number whenever an answer to one of the questions below may have changed. */
  readonly revision: number;
  /** All places of a code, sorted by file and place. Notebooks are as they were saved. */
  usesOf(entry: EntryName): readonly FileUse[];
  /** The files that show something, sorted. */
  readonly files: readonly string[];
  /** What is known of a file; `undefined` where that is nothing. */
  factsOf(uri: string): FileFacts | undefined;
  /** As people know the file: `src/client.ts`. */
  showPath(uri: string): string;
}
