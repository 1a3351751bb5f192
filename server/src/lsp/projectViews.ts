import type { WorkspaceIndexResult } from "../../../shared/src/protocol";
import { canonicalUri } from "../util/canonicalUri";
import type { ProjectFacts } from "../workspace/projectFacts";
import type { ProjectUses } from "../workspace/projectUses";
import type { SourceFiles } from "../workspace/sourceFiles";
import type { WorkspaceIndex } from "../workspace/workspaceIndex";

export interface ProjectViewsOptions {
  /** As people know a file. */
  readonly showPath: (uri: string) => string;
  /** Address of the notebook that the document is a cell of. */
  readonly notebookOf: (uri: string) => string | undefined;
  /** Resolves when all is in the index that was told before. Never rejects. */
  readonly whenRead: () => Promise<WorkspaceIndexResult>;
  /** The text on disk. Rejects where it cannot be read. */
  readonly read: (uri: string) => Promise<string>;
}

/** What the index of the workspace answers to whom, asked with the addresses that the client uses. */
export interface ProjectViews {
  /** For the engine. */
  readonly facts: ProjectFacts;
  /** For whoever asks where codes are used. */
  readonly uses: ProjectUses;
  /** For whoever checks files that are not open. */
  readonly files: SourceFiles;
}

export function createProjectViews(
  index: WorkspaceIndex,
  { showPath, notebookOf, whenRead, read }: ProjectViewsOptions,
): ProjectViews {
  // Asked of a cell, the project around its notebook answers.
  const placeOf = (uri: string): string => canonicalUri(notebookOf(uri) ?? uri);
  return {
    facts: {
      get revision() {
        return index.revision;
      },
      covers: (uri) => index.covers(placeOf(uri)),
      evidenceAround: (uri) => index.evidenceAround(placeOf(uri)),
      definesCode: (value, exceptUri) => index.definesCode(value, canonicalUri(exceptUri)),
    },
    uses: {
      get revision() {
        return index.usesRevision;
      },
      get files() {
        return index.files;
      },
      whenRead,
      usesOf: (entry) => index.usesOf(entry),
      factsOf: (uri) => index.factsOf(canonicalUri(uri)),
      showPath,
    },
    files: {
      get known() {
        return index.readFiles;
      },
      whenRead,
      takeChanged: () => index.takeChangedFiles(),
      read,
    },
  };
}
