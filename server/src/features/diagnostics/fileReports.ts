import type { Diagnostic } from "vscode-languageserver-types";

export interface FileReport {
  /** Another one whenever the client is to take the items anew. */
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

/** Where a diagnostic comes from: a file may be source that is checked and a catalog, too. */
export type ReportPart = "code" | "data";

/**
 * What is wrong in files that are not open, by canonical URI. A file that something was told of once keeps its report for
 * good, an empty one at last, so that every client is told that it is mended.
 */
export class FileReports {
  readonly #parts = new Map<string, Map<ReportPart, readonly Diagnostic[]>>();
  readonly #reports = new Map<string, FileReport & { readonly json: string }>();
  readonly #onChange: (uri: string, report: FileReport) => void;
  #lastId = 0;

  /** @param onChange called for each report that is new. */
  constructor(onChange: (uri: string, report: FileReport) => void) {
    this.#onChange = onChange;
  }

  /**
   * Says what is wrong in a part of a file that is not open.
   *
   * @param isForced the client may show something else, whatever it was told last.
   */
  put(uri: string, part: ReportPart, items: readonly Diagnostic[], isForced = false): void {
    const parts = this.#parts.get(uri) ?? new Map<ReportPart, readonly Diagnostic[]>();
    parts.set(part, items);
    const all = [...parts.values()].flat();
    const before = this.#reports.get(uri);
    const json = JSON.stringify(all);
    if (before === undefined ? all.length === 0 && !isForced : before.json === json && !isForced) {
      return;
    }
    this.#parts.set(uri, parts);
    const report = { resultId: `closed-${++this.#lastId}`, items: all, json };
    this.#reports.set(uri, report);
    this.#onChange(uri, report);
  }

  /** Says that the file is open now, and told of as a document. */
  delete(uri: string): void {
    this.#parts.delete(uri);
    this.#reports.delete(uri);
  }

  get(uri: string): FileReport | undefined {
    return this.#reports.get(uri);
  }

  /** URIs of the files with items of this part. */
  listWith(part: ReportPart): readonly string[] {
    return [...this.#parts].flatMap(([uri, parts]) => ((parts.get(part)?.length ?? 0) > 0 ? [uri] : []));
  }

  [Symbol.iterator](): Iterator<readonly [string, FileReport]> {
    return this.#reports.entries();
  }
}
