import * as l10n from "@vscode/l10n";
import type { ImportCatalogParams, ImportCatalogResult } from "../../../../shared/src/protocol/catalogFiles";
import type { importCatalog, Imported } from "../../catalogs/importers/index";
import { type ImportContext, type ImportForm, importForms } from "../../catalogs/importers/importer";

export interface ImportServices extends ImportContext {
  /** Few sessions import anything, and the readers of all the forms take longer to load than all else. */
  loadImporters(): Promise<{ readonly importCatalog: typeof importCatalog }>;
}

/** A catalog of the documents; refused where they hold no code. */
export async function importDocuments(
  { documents, form, id, name }: ImportCatalogParams,
  services: ImportServices,
): Promise<ImportCatalogResult> {
  if (form !== undefined && !isForm(form)) {
    return { refused: l10n.t("There is no form {0}. Forms are {1}.", form, importForms.join(", ")) };
  }
  const { importCatalog } = await services.loadImporters();
  const imported = await importCatalog(documents, { id, name }, services, form);
  const { catalog, apiName, forms, problems } = imported;
  if (Object.keys(catalog.codes).length === 0) {
    return { refused: whyNone(documents, imported) };
  }
  return { catalog, ...(apiName === undefined ? {} : { apiName }), forms, skipped: problems };
}

function isForm(form: string): form is ImportForm {
  return importForms.some((known) => known === form);
}

/** One sentence, and one on what was skipped. */
function whyNone(documents: ImportCatalogParams["documents"], { catalog, forms, problems }: Imported): string {
  const [document] = documents;
  const where =
    documents.length === 1 && document !== undefined ? document.path : l10n.t("{0} files", documents.length);
  const read = forms.join(", ");
  const none =
    Object.keys(catalog.statuses ?? {}).length === 0
      ? l10n.t("There are no error codes in {0} (read as {1}).", where, read)
      : l10n.t("There are no error codes in {0}, only HTTP statuses (read as {1}).", where, read);
  const [first] = problems;
  if (first === undefined) {
    return none;
  }
  const place = `${first.file}:${first.line}`;
  const skipped =
    problems.length === 1
      ? l10n.t("One place was skipped, {0}: {1}", place, first.message)
      : l10n.t("{0} places were skipped, the first at {1}: {2}", problems.length, place, first.message);
  return `${none} ${skipped}`;
}
