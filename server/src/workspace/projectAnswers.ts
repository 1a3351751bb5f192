import type { EvidenceFound } from "../occurrences/occurrence";
import type { ProjectFacts } from "./projectFacts";

/** What a file's findings rest on outside of the file. */
export interface Answers {
  readonly evidence: string;
  /** It is told where the evidence stands, so that this counts, too. */
  readonly tellsPlaces: boolean;
  /** By value: whether another file defines it. */
  readonly defined: ReadonlyMap<string, boolean>;
}

/**
 * The project, with a memory of what it answered while a file was checked: only where it would answer something else now
 * is there any need to check the file again.
 */
export class ProjectAnswers implements ProjectFacts {
  readonly #project: ProjectFacts;
  readonly #recorded = new Map<string, Map<string, boolean>>();

  constructor(project: ProjectFacts) {
    this.#project = project;
  }

  get revision(): number {
    return this.#project.revision;
  }

  covers(uri: string): boolean {
    return this.#project.covers(uri);
  }

  evidenceAround(uri: string): readonly EvidenceFound[] {
    return this.#project.evidenceAround(uri);
  }

  definesCode(value: string, exceptUri: string): boolean {
    const answer = this.#project.definesCode(value, exceptUri);
    this.#recorded.get(exceptUri)?.set(value, answer);
    return answer;
  }

  /**
   * What the project answers while something is found out about a file.
   *
   * @param tellsPlaces whether what was found says where evidence stands in other files.
   */
  async record<T>(
    uri: string,
    find: () => Promise<T>,
    tellsPlaces: (found: T) => boolean,
  ): Promise<{ readonly found: T; readonly answers: Answers }> {
    const evidence = { true: this.#describeEvidence(uri, true), false: this.#describeEvidence(uri, false) };
    const defined = new Map<string, boolean>();
    this.#recorded.set(uri, defined);
    try {
      const found = await find();
      const isTold = tellsPlaces(found);
      return { found, answers: { evidence: evidence[`${isTold}`], tellsPlaces: isTold, defined } };
    } finally {
      this.#recorded.delete(uri);
    }
  }

  /** Whether the project would answer the same now. */
  isSame(uri: string, { evidence, tellsPlaces, defined }: Answers): boolean {
    return (
      evidence === this.#describeEvidence(uri, tellsPlaces) &&
      Array.from(defined).every(([value, answer]) => this.#project.definesCode(value, uri) === answer)
    );
  }

  #describeEvidence(uri: string, withPlaces: boolean): string {
    return JSON.stringify(
      this.#project
        .evidenceAround(uri)
        .map(({ catalog, reason: { text, place } }) => [catalog.id, text, withPlaces && place]),
    );
  }
}
