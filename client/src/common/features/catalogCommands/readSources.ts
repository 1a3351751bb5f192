import { type CancellationToken, FileType, l10n, Uri, workspace } from "vscode";
import { errorMessage } from "../../../../../shared/src/errorMessage";
import { decodeText } from "../../../../../shared/src/decodeText";
import type { SourceText } from "../../../../../shared/src/protocol";

/** Texts to import codes from. */
export interface Sources {
  /** How people know them: the name of the file or folder. */
  readonly title: string;
  readonly documents: readonly SourceText[];
  /** By path of a document: the file that it is; texts that are no files are not among them. */
  readonly uris: ReadonlyMap<string, Uri>;
}

const pages = /\.(?:md|mdx|markdown|html?|rst|rest|txt|csv|tsv|ya?ml|jsonc?)$/i;
const code = /\.(?:[cm]?[jt]sx?|go|java|kt|dart|php|py|rb|rs|cs|swift|scala|exs?|proto)$/i;
const neverEntered: ReadonlySet<string> = new Set([".git", ".hg", ".svn", "node_modules"]);
/** Bytes of one file. Beyond them it is no page for people. */
const mostBytes = 16_000_000;
const mostFiles = 2_000;

/**
 * Reads a file, or all pages below a folder by name. Raises an error that names the file where one cannot be read.
 *
 * @param form as of `errdex import --from`; with `source`, a folder's source code counts instead of its pages.
 */
export async function readSources(uri: Uri, form: string | undefined, token: CancellationToken): Promise<Sources> {
  const title = nameOf(uri);
  const stat = await tell(uri, () => workspace.fs.stat(uri));
  const isFolder = (stat.type & FileType.Directory) !== 0;
  const found = isFolder ? await findPages(uri, form === "source" ? code : pages, token) : [uri];
  if (found.length === 0) {
    throw new Error(l10n.t("There is no page to import in {0}.", title));
  }
  if (found.length > mostFiles) {
    throw new Error(l10n.t("{0} holds more than {1} pages. Choose a folder within it.", title, mostFiles));
  }
  const documents: SourceText[] = [];
  const uris = new Map<string, Uri>();
  for (const file of found) {
    if (token.isCancellationRequested) {
      break;
    }
    const path = workspace.asRelativePath(file, false);
    documents.push({ path, text: await readText(file) });
    uris.set(path, file);
  }
  return { title, documents, uris };
}

/** The text of a file, of its open document where there is one. Raises an error that names the file. */
export async function readText(uri: Uri): Promise<string> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) {
    return open.getText();
  }
  const { size } = await tell(uri, () => workspace.fs.stat(uri));
  if (size > mostBytes) {
    throw new Error(l10n.t("{0} is too large: files are read up to {1} MB.", nameOf(uri), mostBytes / 1_000_000));
  }
  const text = decodeText(await tell(uri, () => workspace.fs.readFile(uri)));
  if (text.includes("\0")) {
    throw new Error(l10n.t("{0} is no text.", nameOf(uri)));
  }
  return text;
}

/** The last segment of its path. */
export function nameOf({ path }: Uri): string {
  return path.replace(/\/$/, "").split("/").at(-1) ?? path;
}

async function findPages(folder: Uri, wanted: RegExp, token: CancellationToken): Promise<readonly Uri[]> {
  const found: Uri[] = [];
  const entries = [...(await tell(folder, () => workspace.fs.readDirectory(folder)))];
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, type] of entries) {
    if (token.isCancellationRequested || found.length > mostFiles) {
      break;
    }
    const uri = Uri.joinPath(folder, name);
    // Links to folders are not followed: they may lead in a circle.
    if (type === FileType.Directory) {
      found.push(...(neverEntered.has(name) ? [] : await findPages(uri, wanted, token)));
    } else if ((type & FileType.File) !== 0 && wanted.test(name)) {
      found.push(uri);
    }
  }
  return found;
}

async function tell<T>(uri: Uri, read: () => Thenable<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const reason = errorMessage(error);
    throw new Error(l10n.t("{0} cannot be read: {1}", nameOf(uri), reason), { cause: error });
  }
}
