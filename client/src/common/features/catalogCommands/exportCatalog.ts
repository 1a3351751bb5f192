import { l10n, type Uri, window, workspace } from "vscode";
import {
  type ExportCatalogParams,
  exportCatalogRequest,
  type ExportCatalogResult,
  exportFormsRequest,
  type ExportFormsResult,
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
  const near = given.near ?? (given.file ?? window.activeTextEditor?.document.uri)?.toString();
  const place = near === undefined ? {} : { near };
  const { catalogs } = await server.request<ListCatalogSourcesResult>(listCatalogSourcesRequest, place);
  const file = given.file?.toString();
  const known =
    given.catalog ?? (file === undefined ? undefined : catalogs.find(({ files }) => files.includes(file))?.id);
  const id = known ?? (await chooseCatalog(title, catalogs))?.id;
  const form = id === undefined ? undefined : (given.form ?? (await chooseForm(title, await listForms(server))));
  if (id === undefined || form === undefined) {
    return;
  }
  const params: ExportCatalogParams = { id, form, ...place };
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
