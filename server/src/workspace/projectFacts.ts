import type { EvidenceFound } from "../occurrences/occurrence";

/** What the other files of the project show. */
export interface ProjectFacts {
  /** Another number whenever an answer to one of the other questions may have changed. */
  readonly revision: number;
  /** Whether the project around the file is known, so that what it does not show is not there. */
  covers(uri: string): boolean;
  /** What shows in other files of the file's package that it speaks to an API. One of each catalog. */
  evidenceAround(uri: string): readonly EvidenceFound[];
  /** Whether a file other than this one states the value to be a code of the project's own. */
  definesCode(value: string, exceptUri: string): boolean;
}

/** Of a file that is looked at by itself. */
export const noProject: ProjectFacts = {
  revision: 0,
  covers: () => false,
  evidenceAround: () => [],
  definesCode: () => false,
};
