import type { Settings } from "../../../shared/src/settings";
import { languageOfPath } from "../languages/index";
import { findProjectFiles, type FoundFiles, shownPath } from "./findFiles";
import type { Host } from "./host";
import type { SourceFile } from "./project";

/** The files of the project that are not among those that were asked for, no more than an editor would index. */
export function* listOthers(host: Host, found: FoundFiles, settings: Settings): Generator<SourceFile> {
  for (const path of found.manifests) {
    yield sourceFile(host, path);
  }
  if (found.isWholeProject) {
    return;
  }
  const known = new Set([...found.paths, ...found.manifests]);
  let left = settings.maxIndexedFiles - known.size;
  for (const path of findProjectFiles(host.files, host.cwd)) {
    if (left-- <= 0) {
      return;
    }
    if (!known.has(path)) {
      yield sourceFile(host, path);
    }
  }
}

/** @param path absolute. */
export function sourceFile({ files, cwd }: Host, path: string): SourceFile {
  return {
    path,
    shownPath: shownPath(cwd, path),
    languageId: languageOfPath(path)?.languageIds[0] ?? "",
    read: () => files.readText(path),
  };
}
