import { isRecord } from "../../../shared/src/isRecord";

/**
 * The paths of the catalogs that an extension contributes, relative to it: `contributes.errdexCatalogs` of its
 * `package.json`, a list of paths or of objects with a `path`. Paths that lead out of the extension are left out.
 *
 * @param manifest the extension's `package.json`
 */
export function contributedCatalogs(manifest: unknown): readonly string[] {
  const contributes = isRecord(manifest) ? manifest["contributes"] : undefined;
  const given = isRecord(contributes) ? contributes["errdexCatalogs"] : undefined;
  return (Array.isArray(given) ? given : [])
    .map((item: unknown) => (isRecord(item) ? item["path"] : item))
    .filter((path): path is string => typeof path === "string" && path !== "" && !path.split(/[/\\]/).includes(".."));
}
