import * as l10n from "@vscode/l10n";
import type { Connection } from "vscode-languageserver";
import {
  findFilesRequest,
  type FindFilesParams,
  type FindFilesResult,
  readFileRequest,
  type ReadFileParams,
  type ReadFileResult,
} from "../../../shared/src/protocol";
import type { Pause } from "../documents/slicedParser";
import { languages } from "../languages";
import { isCatalogFile } from "../catalogs/catalogFiles";
import { configFileName, nameOf, resolvePath } from "../config/paths";
import { canonicalUri, decodeUri } from "../util/canonicalUri";
import { ignoreFileNames, IgnoreTree } from "../util/ignoreRules";
import { errorMessage } from "../util/logger";
import type { FileSource } from "../workspace/indexer";
import { manifestGlobs } from "../workspace/manifests";
import type { RuntimeEnvironment } from "./runtime";

/** Files that say something of others, as a glob pattern. */
export const projectFiles = `**/{${[
  ...new Set(languages.flatMap(({ extensions }) => extensions.map((extension) => `*${extension}`))),
  ...manifestGlobs,
  "*.ipynb",
].join(",")}}`;
/** Files that say which others are to be left out, as a glob pattern. */
export const ignoreFiles = `**/{${ignoreFileNames.join(",")}}`;

/** How many more files than are wanted the editor may find, for many of them may be ignored. */
const surplus = 10;

/** The files of the workspace. */
export interface WorkspaceFiles extends FileSource {
  /** Catalogs in the usual places, configs, and manifests of npm. */
  findCatalogFiles(): Promise<readonly string[]>;
  /** The files below a folder that a glob finds, whatever ignores them. */
  findByGlob(folder: string, pattern: string): Promise<readonly string[]>;
  /** `undefined` where there is no such file. Rejects, with the end of a sentence as its message, where it cannot be read. */
  readIfThere(uri: string): Promise<string | undefined>;
}

const catalogFiles = [
  `**/{${configFileName},package.json,*.errdex.json,*.errdex.yaml,*.errdex.yml}`,
  "**/.errdex/**/*.{json,yaml,yml}",
] as const;
/** Files that are found for catalogs, at most: a monorepo has some thousands of manifests. */
const mostCatalogFiles = 10_000;

/** Reads files of the workspace: those on its own disk the server itself, others the client if it says that it does. */
export function createReadFile(
  connection: Connection,
  runtime: RuntimeEnvironment,
  asksClient: boolean,
): (uri: string) => Promise<string> {
  return async (uri) => {
    if (runtime.files !== undefined && (uri.startsWith("file:") || !asksClient)) {
      return runtime.files.read(uri);
    }
    if (!asksClient) {
      throw new Error(l10n.t("the client reads no files for the server"));
    }
    return (await connection.sendRequest<ReadFileResult>(readFileRequest, { uri } satisfies ReadFileParams)).text;
  };
}

/** The files that the editor's own search finds, less the ignored ones. The server reads those on its own disk itself. */
export function createEditorFiles(
  connection: Connection,
  runtime: RuntimeEnvironment,
  listFolders: () => readonly string[],
): WorkspaceFiles {
  const find = async (params: FindFilesParams): Promise<readonly string[]> =>
    (await connection.sendRequest<FindFilesResult>(findFilesRequest, params)).uris.map(canonicalUri);
  const read = createReadFile(connection, runtime, true);
  const findUnignored = async (includes: readonly string[], limit: number): Promise<readonly string[]> => {
    const ignored = new IgnoreTree();
    const found = await find({ include: ignoreFiles, exclude: [], limit: 1000 });
    // An ignore file that cannot be read ignores nothing.
    const texts = await Promise.all(found.map((uri) => read(uri).catch(() => "")));
    found.forEach((uri, i) => {
      ignored.add(uri, texts[i] ?? "");
    });
    const exclude = ignored.listFolders();
    const all = await Promise.all(includes.map((include) => find({ include, exclude, limit })));
    return [...new Set(all.flat())].filter((uri) => !ignored.ignores(uri)).sort();
  };
  return {
    read,
    find: async (limit) => (await findUnignored([projectFiles], surplus * (limit + 1))).slice(0, limit + 1),
    findCatalogFiles: async () =>
      (await findUnignored(catalogFiles, mostCatalogFiles)).filter((uri) => !uri.includes("/node_modules/")),
    findByGlob: async (folder, pattern) => {
      const { base, matches } = await compileGlob(folder, pattern);
      // Editors match paths below the workspace's folders, in which the names of these do not occur.
      const isNamed = !listFolders().includes(base) && listFolders().some((root) => base.startsWith(root));
      const include = isNamed ? `**/${decodeUri(nameOf(base)).replace(/[*?[\]{}]/g, "?")}/**` : "**/*";
      const found = await find({ include, exclude: [], limit: mostCatalogFiles });
      return found.filter((uri) => uri.startsWith(base) && matches(decodeUri(uri.slice(base.length))));
    },
    readIfThere: (uri) => readIfThere(read, uri),
  };
}

/** The files below the workspace's folders on the server's own disk, for editors that have no search to ask. */
export function createDiskFiles(
  files: NonNullable<RuntimeEnvironment["files"]>,
  pause: Pause,
  listFolders: () => readonly string[],
): WorkspaceFiles {
  const collectAll = async (folders: readonly string[], isWanted: (uri: string) => boolean): Promise<string[]> => {
    const found = new Set<string>();
    for (const folder of folders.filter((uri) => uri.startsWith("file:"))) {
      await collect(files.find(folder), found, Number.POSITIVE_INFINITY, pause);
    }
    return [...found].filter(isWanted).sort();
  };
  return {
    read: (uri) => files.read(uri),
    findCatalogFiles: () =>
      collectAll(listFolders(), (uri) => isCatalogFile(uri) || [configFileName, "package.json"].includes(nameOf(uri))),
    findByGlob: async (folder, pattern) => {
      const { base, matches } = await compileGlob(folder, pattern);
      return collectAll([base], (uri) => uri.startsWith(base) && matches(decodeUri(uri.slice(base.length))));
    },
    readIfThere: (uri) => readIfThere((uri) => files.read(uri), uri),
    find: async (limit, pauseOf) => {
      const found = new Set<string>();
      for (const folder of listFolders().filter((uri) => uri.startsWith("file:"))) {
        await collect(files.find(folder), found, limit, pauseOf);
      }
      return [...found];
    },
  };
}

async function collect(uris: Iterable<string>, found: Set<string>, limit: number, pause: Pause): Promise<void> {
  let sliceEnd = performance.now() + slice;
  for (const uri of uris) {
    found.add(canonicalUri(uri));
    if (found.size > limit) {
      return;
    }
    if (performance.now() > sliceEnd) {
      await pause();
      sliceEnd = performance.now() + slice;
    }
  }
}

/** Milliseconds of work after which others go first. */
const slice = 3;

interface CompiledGlob {
  /** URI of the folder that the glob begins to search. */
  readonly base: string;
  /** Whether it finds a path below the base. */
  readonly matches: (path: string) => boolean;
}

async function compileGlob(folder: string, pattern: string): Promise<CompiledGlob> {
  const { default: picomatch } = await import("picomatch");
  const { base, glob } = picomatch.scan(pattern);
  const start = base === "" || base === "." ? folder : `${resolvePath(folder, base)}/`;
  return { base: start, matches: picomatch(glob, { dot: true, windows: false }) };
}

async function readIfThere(read: (uri: string) => Promise<string>, uri: string): Promise<string | undefined> {
  try {
    return await read(uri);
  } catch (error) {
    const message = errorMessage(error);
    // Editors say it in words only.
    if (/ENOENT|ENOTDIR|not ?found|no such file|nonexist/i.test(message)) {
      return undefined;
    }
    throw new Error(message.replace(/\.$/, ""), { cause: error });
  }
}
