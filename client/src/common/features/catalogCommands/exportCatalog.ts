import { l10n, type Uri, window, workspace } from "vscode";
import {
  type ExportCatalogParams,
  exportCatalogRequest,
  type ExportCatalogResult,
  exportFormsRequest,
  type ExportFormsResult,
  type ListCatalogSourcesParams,
  listCatalogSourcesRequest,
  type ListCatalogSourcesResult,
} from "../../../../../shared/src/protocol";
import { chooseCatalog } from "./chooseCatalog";
import type { CatalogOfView, CommandContext } from "./commandContext";
import { pickOne } from "../../questions";
import { exportFormTexts } from "./formTexts";

/** What a keybinding, a file or another view says of an export beforehand; it is not asked for then. */
export interface ExportArguments extends CatalogOfView {
  readonly form?: string | undefined;
  /** A catalog's file: the catalog that is in it. */
  readonly file?: Uri | undefined;
}

/** Command `errdex.exportCatalog`: opens a catalog in another form, as a document that is not saved yet. */
export async function exportCatalog({ server }: CommandContext, given: ExportArguments): Promise<void> {
  const title = l10n.t("Export Catalog");
  const file = given.file?.toString();
  const near = given.near ?? file;
  const params: ListCatalogSourcesParams = near === undefined ? {} : { near };
  const { catalogs } = await server.request<ListCatalogSourcesResult>(listCatalogSourcesRequest, params);
  const known = catalogs.find(({ id, files }) =>
    given.catalog === undefined ? file !== undefined && files.includes(file) : id === given.catalog,
  );
  // One that there is not is named, too, so that the server says so.
  const named = given.catalog === undefined ? undefined : { id: given.catalog };
  const catalog = known ?? named ?? (await chooseCatalog(title, catalogs));
  const form = catalog && (given.form ?? (await chooseForm(title, await listForms(server))));
  if (catalog !== undefined && form !== undefined) {
    await openExport(server, { id: catalog.id, form, ...("near" in catalog && { near: catalog.near }) });
  }
}

async function openExport(server: CommandContext["server"], params: ExportCatalogParams): Promise<void> {
  const result = await server.request<ExportCatalogResult | null>(exportCatalogRequest, params);
  if (result === null) {
    throw new Error(l10n.t("The catalog could not be exported: see the log."));
  }
  if ("refused" in result) {
    throw new Error(result.refused);
  }
  const { text, fileName } = result;
  const document = await workspace.openTextDocument({ content: text, language: languageOf(fileName) });
  await window.showTextDocument(document, { preview: false });
}

async function listForms(server: CommandContext["server"]): Promise<readonly string[]> {
  return (await server.request<ExportFormsResult>(exportFormsRequest, {})).forms;
}

async function chooseForm(title: string, forms: readonly string[]): Promise<string | undefined> {
  const shown = exportFormTexts();
  return pickOne(
    title,
    forms.map((form) => ({ value: form, label: shown[form]?.[0] ?? form, description: shown[form]?.[1] ?? "" })),
    l10n.t("As what?"),
  );
}

/** The editor's language for a file with this name. */
function languageOf(fileName: string): string {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1] ?? "";
  const languages: Readonly<Record<string, string>> = {
    ts: "typescript",
    py: "python",
    kt: "kotlin",
    cs: "csharp",
    md: "markdown",
  };
  return languages[ending] ?? ending;
}
