import ratio from "../../../shared/catalogs/ratio.json";
import sphere from "../../../shared/catalogs/sphere.json";
import type { Catalog } from "./model";
import { readCatalog } from "./readCatalog";

const files = [ratio, sphere];

/** The catalogs that ship with Errdex. */
export const builtInCatalogs: readonly Catalog[] = files.flatMap((data) => readCatalog(data, "built-in").catalog ?? []);

/** The file of a built-in catalog, for people to read. Empty where there is none with this id. */
export function builtInText(id: string): string {
  const data = files.find((file) => file.id === id);
  return data === undefined ? "" : `${JSON.stringify(data, undefined, 2)}\n`;
}
