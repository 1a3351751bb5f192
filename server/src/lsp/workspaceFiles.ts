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
import { canonicalUri } from "../util/canonicalUri";
import { ignoreFileNames, IgnoreTree } from "../util/ignoreRules";
import type { FileSource } from "../workspace/indexer";
import { manifestGlobs } from "../workspace/manifests";
import type { RuntimeEnvironment } from "./runtime";

/** Files that say something of others, as a glob pattern. */
export const projectFiles = `**/{${[
  ...new Set(languages.flatMap(({ extensions }) => extensions.map((extension) => `*${extension}`))),
  ...manifestGlobs,
].join(",")}}`;
export const ignoreFiles = `**/{${ignoreFileNames.join(",")}}`;

/** How many more files than are wanted the editor may find, for many of them may be ignored. */
const surplus = 10;

/** The files that the editor's own search finds, less the ignored ones. The server reads those on its own disk itself. */
export function createEditorFiles(connection: Connection, runtime: RuntimeEnvironment): FileSource {
  const find = async (params: FindFilesParams): Promise<readonly string[]> =>
    (await connection.sendRequest<FindFilesResult>(findFilesRequest, params)).uris.map(canonicalUri);
  const read = async (uri: string): Promise<string> =>
    runtime.files !== undefined && uri.startsWith("file:")
      ? runtime.files.read(uri)
      : (await connection.sendRequest<ReadFileResult>(readFileRequest, { uri } satisfies ReadFileParams)).text;
  return {
    read,
    find: async (limit) => {
      const ignored = new IgnoreTree();
      const found = await find({ include: ignoreFiles, exclude: [], limit: 1000 });
      // An ignore file that cannot be read ignores nothing.
      const texts = await Promise.all(found.map((uri) => read(uri).catch(() => "")));
      found.forEach((uri, i) => {
        ignored.add(uri, texts[i] ?? "");
      });
      const all = await find({ include: projectFiles, exclude: ignored.listFolders(), limit: surplus * (limit + 1) });
      return all
        .filter((uri) => !ignored.ignores(uri))
        .sort()
        .slice(0, limit + 1);
    },
  };
}

/** The files below the workspace's folders on the server's own disk, for editors that have no search to ask. */
export function createDiskFiles(
  files: NonNullable<RuntimeEnvironment["files"]>,
  listFolders: () => readonly string[],
): FileSource {
  return {
    read: (uri) => files.read(uri),
    find: async (limit, pause) => {
      const found = new Set<string>();
      for (const folder of listFolders().filter((uri) => uri.startsWith("file:"))) {
        await collect(files.find(folder), found, limit, pause);
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
