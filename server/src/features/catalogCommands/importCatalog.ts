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
    return { refused: `There is no form ${form}. Forms are ${importForms.join(", ")}.` };
  }
  const { importCatalog } = await services.loadImporters();
  const imported = await importCatalog(documents, { id, name }, services, form);
  const { catalog, forms, problems } = imported;
  if (Object.keys(catalog.codes).length === 0) {
    return { refused: whyNone(documents, imported) };
  }
  return { catalog, forms, skipped: problems };
}

function isForm(form: string): form is ImportForm {
  return importForms.some((known) => known === form);
}

/** One sentence. */
function whyNone(documents: ImportCatalogParams["documents"], { catalog, forms, problems }: Imported): string {
  const [document] = documents;
  const where = documents.length === 1 && document !== undefined ? document.path : `${documents.length} files`;
  const beside = Object.keys(catalog.statuses ?? {}).length === 0 ? "" : ", only HTTP statuses";
  const [first] = problems;
  const places = problems.length === 1 ? "One place was" : `${problems.length} places were`;
  const skipped =
    first === undefined ? "" : ` ${places} skipped, the first at ${first.file}:${first.line}: ${first.message}`;
  return `There are no error codes in ${where}${beside} (read as ${forms.join(", ")}).${skipped}`;
}
