import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { languageOfPath } from "../../server/src/languages";
import { isManifest, readManifest } from "../../server/src/workspace/manifests";
import { WorkspaceIndex } from "../../server/src/workspace/workspaceIndex";
import type { Catalog } from "../../server/src/catalogs/model";
import type { ErrorCodeService } from "../../server/src/service";
import { createTestService } from "./check";

export const workspacesFolder = join("test", "fixtures", "workspaces");

/** Texts by path, with slashes. */
export type Files = Readonly<Record<string, string>>;

/** The files of each workspace among the fixtures, by its name. */
export function readWorkspaces(): ReadonlyMap<string, Files> {
  const read = (folder: string): Files =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [
          path
            .slice(folder.length + 1)
            .split(sep)
            .join("/"),
          readFileSync(path, "utf8"),
        ]),
    );
  return new Map(readdirSync(workspacesFolder).map((name) => [name, read(join(workspacesFolder, name))]));
}

export interface IndexedFiles {
  readonly index: WorkspaceIndex;
  readonly service: ErrorCodeService;
  /** Says what a file holds now. */
  readonly put: (path: string, text: string) => Promise<void>;
}

/** An engine that knows these files. */
export async function indexFiles(files: Files, catalogs?: readonly Catalog[]): Promise<IndexedFiles> {
  const index = new WorkspaceIndex();
  const service = createTestService({ project: index, ...(catalogs === undefined ? {} : { catalogs }) });
  const put = async (path: string, text: string): Promise<void> => {
    index.put(
      path,
      isManifest(path)
        ? readManifest(path, text, service.index)
        : await service.readFacts(documentOf(path, text), () => Promise.resolve()),
    );
  };
  for (const [path, text] of Object.entries(files)) {
    await put(path, text);
  }
  index.setComplete(true);
  return { index, service, put };
}

/** A Jupyter notebook in Python, with the source of each of its cells. */
export function notebookOf(...cells: readonly string[]): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: cells.map((source) => ({ cell_type: "code", metadata: {}, outputs: [], source })),
  });
}

export function documentOf(path: string, text: string): TextDocument {
  return TextDocument.create(path, languageOfPath(path)?.languageIds[0] ?? "", 1, text);
}
