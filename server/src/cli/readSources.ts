import { join, resolve } from "node:path";
import type { ImportForm, SourceDocument } from "../catalogs/importers/importer";
import { sourceSyntaxes } from "../catalogs/importers/sourceSyntax";
import { languageOfPath } from "../languages/index";
import { neverEntered } from "../util/ignoreRules";
import { shownPath } from "./findFiles";
import { type Host, fileErrorText, UsageError } from "./host";

const pages = /\.(?:md|mdx|markdown|html?|rst|rest|txt|csv|tsv|ya?ml|jsonc?)$/i;

/**
 * Reads what is to be imported: a file, standard input for `-`, or all pages below a folder by name. Raises a
 * {@link UsageError} where there is nothing to read, or where something cannot be read.
 *
 * @param form with which source code counts as a page, too.
 */
export async function readSources(
  host: Host,
  source: string,
  form: ImportForm | undefined,
): Promise<readonly SourceDocument[]> {
  if (source === "-") {
    return [{ path: "-", text: await host.readStdin() }];
  }
  const path = resolve(host.cwd, source);
  const kind = host.files.kindOf(path);
  if (kind === undefined) {
    throw new UsageError(`no such file or folder: ${source}`);
  }
  const paths =
    kind === "file" ? [path] : findPages(host, path, (name) => (form === "source" ? isSource(name) : pages.test(name)));
  if (paths.length === 0) {
    throw new UsageError(`no page to import in ${source}`);
  }
  return paths.map((path) => ({ path: shownPath(host.cwd, path), text: readText(host, path) }));
}

function isSource(name: string): boolean {
  const language = languageOfPath(name);
  return (language !== undefined && language.id in sourceSyntaxes) || /\.proto$/i.test(name);
}

function findPages(host: Host, folder: string, isPage: (name: string) => boolean): readonly string[] {
  const entries = [...listFolder(host, folder)].sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return neverEntered.has(entry.name) ? [] : findPages(host, path, isPage);
    }
    return entry.isFile() && isPage(entry.name) ? [path] : [];
  });
}

function listFolder({ files, cwd }: Host, folder: string): ReturnType<Host["files"]["list"]> {
  try {
    return files.list(folder);
  } catch (error) {
    throw new UsageError(`cannot read ${shownPath(cwd, folder)}: ${fileErrorText(error)}`);
  }
}

/** Raises a {@link UsageError} that names the file. */
export function readText({ files, cwd }: Host, path: string): string {
  try {
    return files.readText(path);
  } catch (error) {
    throw new UsageError(`cannot read ${shownPath(cwd, path)}: ${fileErrorText(error)}`);
  }
}
