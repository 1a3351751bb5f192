import * as l10n from "@vscode/l10n";
import { isRecord } from "../../../../shared/src/isRecord";
import type {
  ComparedCatalog,
  CompareCatalogsParams,
  CompareCatalogsResult,
  Refusal,
  SourceText,
} from "../../../../shared/src/protocol/catalogFiles";
import { builtInCatalogs } from "../../catalogs/builtIn";
import { formatOfPath, readDataText } from "../../catalogs/dataText";
import { diffCatalogs, isEmptyDiff, withoutAdvice } from "../../catalogs/diffCatalogs";
import type { Catalog } from "../../catalogs/model";
import { readCatalog } from "../../catalogs/readCatalog";
import { showOrigin } from "../../catalogs/showOrigin";
import { renderDiffMarkdown } from "../../render/catalogDiff";
import { importDocuments, type ImportServices } from "./importCatalog";
import { lineAt } from "./lineAt";

export interface CompareServices extends ImportServices {
  /** A catalog in force for a file or folder. */
  find(id: string, near: string | undefined): Catalog | undefined;
}

/** What differs between two catalogs; between a catalog and a page, only what a page can say. */
export async function compareCatalogs(
  { before, after }: CompareCatalogsParams,
  services: CompareServices,
): Promise<CompareCatalogsResult> {
  const old = await readSide(before, services);
  if ("refused" in old) {
    return old;
  }
  const latest = await readSide(after, services);
  if ("refused" in latest) {
    return latest;
  }
  const whole = diffCatalogs(old.catalog, latest.catalog);
  const diff = old.isPage === latest.isPage ? whole : withoutAdvice(whole);
  const isShared = old.title === latest.title;
  return {
    markdown: renderDiffMarkdown(diff),
    isSame: isEmptyDiff(diff),
    before: titleOf(old, isShared),
    after: titleOf(latest, isShared),
  };
}

/** Two folders may have a catalog of the same name: where they come from tells them apart. */
function titleOf({ title, catalog: { from } }: Side, isShared: boolean): string {
  return isShared && from !== title ? `${title} (${showOrigin(from)})` : title;
}

interface Side {
  readonly catalog: Catalog;
  readonly title: string;
  readonly isPage: boolean;
}

async function readSide(side: ComparedCatalog, services: CompareServices): Promise<Side | Refusal> {
  if ("id" in side) {
    const catalog = services.find(side.id, side.near);
    return catalog === undefined
      ? { refused: l10n.t("There is no catalog {0} here.", side.id) }
      : { catalog, title: catalog.name, isPage: false };
  }
  if ("builtIn" in side) {
    const catalog = builtInCatalogs.find(({ id }) => id === side.builtIn);
    return catalog === undefined
      ? { refused: l10n.t("No catalog {0} ships with Errdex.", side.builtIn) }
      : { catalog, title: l10n.t("{0} (built-in)", catalog.name), isPage: false };
  }
  const { title, documents } = side;
  const [only] = documents;
  const own = documents.length === 1 && only !== undefined ? await readOwn(only) : undefined;
  if (own !== undefined) {
    return "refused" in own ? own : { catalog: own, title, isPage: false };
  }
  const imported = await importDocuments({ documents, id: "page" }, services);
  if ("refused" in imported) {
    return imported;
  }
  const { catalog } = readCatalog(imported.catalog, title);
  return catalog === undefined
    ? { refused: l10n.t("There are no error codes in {0}.", title) }
    : { catalog, title, isPage: true };
}

/** The catalog in a catalog's file; `undefined` where the document is something else. */
async function readOwn({ path, text }: SourceText): Promise<Catalog | Refusal | undefined> {
  if (!/\.(?:jsonc?|ya?ml)$/i.test(path)) {
    return undefined;
  }
  const { data, errors } = await readDataText(text, formatOfPath(path));
  if (!isRecord(data) || !("errdexCatalog" in data)) {
    return undefined;
  }
  const [error] = errors;
  if (error !== undefined) {
    return { refused: `${path}:${lineAt(text, error.span.start)}: ${error.message}` };
  }
  const { catalog, problems } = readCatalog(data, path);
  return catalog ?? { refused: l10n.t("{0} is no catalog: {1}", path, problems[0]?.message ?? "") };
}
