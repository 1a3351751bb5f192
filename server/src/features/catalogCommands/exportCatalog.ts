import * as l10n from "@vscode/l10n";
import type { ExportCatalogResult } from "../../../../shared/src/protocol/catalogFiles";
import type { Catalog } from "../../catalogs/model";
import { ExportError, type ExportForm, exportForms } from "../../render/exporters/exporter";

/** A catalog in another form, and a name for its file. */
export async function exportTo(catalog: Catalog, form: string): Promise<ExportCatalogResult> {
  if (!isForm(form)) {
    return { refused: l10n.t("There is no form {0}. Forms are {1}.", form, exportForms.join(", ")) };
  }
  const { exportCatalog, exportFileName } = await import("../../render/exporters/index");
  try {
    return { text: exportCatalog(catalog, form), fileName: exportFileName(catalog, form) };
  } catch (error) {
    if (error instanceof ExportError) {
      return { refused: error.message };
    }
    throw error;
  }
}

function isForm(form: string): form is ExportForm {
  return exportForms.some((known) => known === form);
}
