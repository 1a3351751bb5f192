import { type CancellationToken, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { decodeText } from "../../../shared/src/decodeText";
import {
  findFilesRequest,
  type FindFilesParams,
  type FindFilesResult,
  readFileRequest,
  type ReadFileParams,
  type ReadFileResult,
} from "../../../shared/src/protocol";

/** Lets the server look at the workspace as the editor sees it, wherever its files are. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(findFilesRequest, findFiles);
  client.onRequest(readFileRequest, readFile);
}

async function findFiles(
  { include, exclude, limit }: FindFilesParams,
  token: CancellationToken,
): Promise<FindFilesResult> {
  // `findFiles` leaves out `files.exclude` by itself, but not `search.exclude`.
  const hidden = workspace.getConfiguration("search").get<Readonly<Record<string, unknown>>>("exclude") ?? {};
  const globs = new Set([...exclude, ...Object.keys(hidden).filter((glob) => hidden[glob] === true)]);
  const uris = await workspace.findFiles(
    include,
    globs.size === 0 ? undefined : `{${[...globs].join(",")}}`,
    limit,
    token,
  );
  return { uris: uris.map((uri) => uri.toString()) };
}

async function readFile({ uri }: ReadFileParams): Promise<ReadFileResult> {
  return { text: decodeText(await workspace.fs.readFile(Uri.parse(uri, true))) };
}
