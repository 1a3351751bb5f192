import { dirname, relative, resolve, sep } from "node:path";
import { baselineFileName } from "../../../../shared/src/settings";
import {
  type Baseline,
  compareWithBaseline,
  countFindings,
  parseBaseline,
  renderBaseline,
} from "../../render/baseline";
import type { BaselineReport, ReportedFinding } from "../../render/report";
import { type FileSystem, fileErrorText, type Host } from "../host";

/** Files, and the paths that reports show of them: the function itself takes all languages to load. */
export interface ShownFiles extends Pick<Host, "files" | "cwd"> {
  /** @param path absolute. */
  readonly show: (path: string) => string;
}

/** What the command line says of the baseline. */
export interface BaselineOptions {
  /** Its path, as the user wrote it. */
  readonly baseline: string | undefined;
  /** It is written from what is found, and need not be there. */
  readonly writeBaseline: boolean;
}

/** Files are as reports show them. In the file they are relative to its own folder, so that it means the same everywhere. */
export interface OpenedBaseline {
  /** As the report shows it. */
  readonly file: string;
  readonly entries: Baseline;
  /** For the file's text, where it is there. */
  readonly text: string | undefined;
}

/** @returns `undefined` where none is asked for, and the reason, for a person, where the file is none. */
export function openBaseline(
  { files, cwd, show }: ShownFiles,
  { baseline, writeBaseline }: BaselineOptions,
): OpenedBaseline | string | undefined {
  const path = baseline ?? (writeBaseline ? baselineFileName : undefined);
  if (path === undefined) {
    return undefined;
  }
  const absolute = resolve(cwd, path);
  const kind = files.kindOf(absolute);
  const file = show(absolute);
  if (kind === undefined && writeBaseline) {
    const hasFolder = files.kindOf(dirname(absolute)) === "folder";
    return hasFolder ? { file, entries: [], text: undefined } : `no such folder: ${dirname(path)}`;
  }
  if (kind !== "file") {
    return kind === "folder"
      ? `${path} is a folder, and no baseline`
      : `no such file: ${path} (--write-baseline makes it)`;
  }
  let text: string;
  try {
    text = files.readText(absolute);
  } catch (error) {
    return `cannot read ${path}: ${fileErrorText(error)}`;
  }
  const read = parseBaseline(text);
  if ("line" in read) {
    return `${path}, line ${read.line}: ${read.message}`;
  }
  const folder = dirname(absolute);
  return {
    file,
    text,
    entries: read.map((entry) => ({ ...entry, file: show(resolve(folder, entry.file)) })),
  };
}

/** What was checked, and what that says of the rest. */
export interface CheckedFindings {
  readonly findings: readonly ReportedFinding[];
  /** Tells of a file, as reports show it, whether it was. */
  readonly wasChecked: (file: string) => boolean;
}

/** The findings that are not in the baseline. Of files that were not checked it says nothing, unless they are gone. */
export function applyBaseline(
  { files, cwd }: Pick<Host, "files" | "cwd">,
  { file, entries }: OpenedBaseline,
  { findings, wasChecked }: CheckedFindings,
): { readonly findings: readonly ReportedFinding[]; readonly baseline: BaselineReport } {
  const { stale, ...compared } = compareWithBaseline(findings, entries);
  return {
    findings: compared.findings,
    baseline: {
      file,
      leftOut: compared.leftOut,
      stale: stale.filter((entry) => wasChecked(entry.file) || !isThere(files, resolve(cwd, entry.file))),
      isNew: false,
    },
  };
}

/**
 * Makes the baseline one of these findings; of files that were not checked and are there it keeps what it has.
 *
 * @returns the reason, for a person, where it cannot be written.
 */
export function writeBaseline(
  { files, cwd }: Pick<Host, "files" | "cwd">,
  { file, entries, text }: OpenedBaseline,
  { findings, wasChecked }: CheckedFindings,
): BaselineReport | string {
  const path = resolve(cwd, file);
  const kept = entries.filter((entry) => !wasChecked(entry.file) && isThere(files, resolve(cwd, entry.file)));
  const fresh = [...kept, ...countFindings(findings)].map((entry) => ({
    ...entry,
    file: relative(dirname(path), resolve(cwd, entry.file)).split(sep).join("/"),
  }));
  const written = renderBaseline(fresh);
  try {
    if (written !== text?.replace(/\r\n/g, "\n")) {
      files.replace(path, Buffer.from(written));
    }
  } catch (error) {
    return fileErrorText(error);
  }
  return { file, leftOut: findings.length, stale: [], isNew: true };
}

/** Where nobody may look, it may be. */
function isThere(files: FileSystem, path: string): boolean {
  try {
    return files.kindOf(path) !== undefined;
  } catch {
    return true;
  }
}
