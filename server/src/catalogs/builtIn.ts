import ratio from "../../../shared/catalogs/ratio.json";
import sphere from "../../../shared/catalogs/sphere.json";
import type { Catalog } from "./model";
import { readCatalog } from "./readCatalog";

/** The catalogs that ship with Errdex. */
export const builtInCatalogs: readonly Catalog[] = [ratio, sphere].flatMap(
  (data) => readCatalog(data, "built-in").catalog ?? [],
);
