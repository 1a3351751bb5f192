import { basename } from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Settings } from "../../../shared/src/settings";
import type { Catalog } from "../catalogs/model";
import { languageOfPath } from "../languages/index";
import { isManifest, readManifest } from "../workspace/manifests";
import type { EvidenceFact } from "../workspace/fileFacts";
import { findProjectFiles, shownPath, statesCatalogs } from "./findFiles";
import type { Host } from "./host";
import { CliLogger } from "./logger";

/** Where a project shows that it speaks to an API. */
export interface ShownApi extends Pick<EvidenceFact, "kind" | "name"> {
  /** As reports show it. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** What shows in the project in the working directory that it speaks to the catalogs' APIs, by the catalog's id. */
export async function findApis(
  host: Host,
  catalogs: readonly Catalog[],
  settings: Settings,
): Promise<ReadonlyMap<string, readonly ShownApi[]>> {
  const { createErrorCodeService } = await import("../createService");
  const service = createErrorCodeService({ catalogs, readWasm: host.readWasm, logger: new CliLogger(host.stderr) });
  const found = new Map<string, ShownApi[]>();
  let left = settings.maxIndexedFiles;
  for (const path of findProjectFiles(host.files, host.cwd)) {
    if (left-- <= 0) {
      break;
    }
    if (statesCatalogs(path)) {
      continue;
    }
    const file = shownPath(host.cwd, path);
    for (const { catalog, kind, name, line } of readEvidence(path, file)) {
      found.set(catalog.id, [...(found.get(catalog.id) ?? []), { kind, name, file, line: line + 1 }]);
    }
  }
  service.dispose();
  return found;

  function readEvidence(path: string, file: string): readonly EvidenceFact[] {
    const language = languageOfPath(path)?.languageIds[0];
    let text;
    try {
      text = host.files.readText(path);
    } catch {
      // What cannot be read shows nothing.
      return [];
    }
    if (isManifest(basename(path))) {
      return readManifest(file, text, service.indexFor(file)).evidence;
    }
    return language === undefined ? [] : service.readEvidence(TextDocument.create(file, language, 0, text)).evidence;
  }
}
