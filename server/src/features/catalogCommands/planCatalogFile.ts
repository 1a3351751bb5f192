import * as l10n from "@vscode/l10n";
import type {
  PlanCatalogFileParams,
  PlanCatalogFileResult,
  PlannedCode,
} from "../../../../shared/src/protocol/catalogFiles";
import { isRecord } from "../../../../shared/src/isRecord";
import { editDataText, writeDataText } from "../../catalogs/dataChanges";
import { formatOfPath, readDataText } from "../../catalogs/dataText";
import { chooseCodes, mergeCatalogs, type MergedCode } from "../../catalogs/mergeCatalogs";
import { lineAt } from "./lineAt";

/** How a catalog's file looks with the codes of another catalog taken into it. Nothing is written. */
export async function planCatalogFile(params: PlanCatalogFileParams): Promise<PlanCatalogFileResult> {
  const { catalog, path, present, gone } = params;
  const take = params.take === undefined ? undefined : new Set(params.take);
  const format = formatOfPath(path);
  if (present === undefined || present.trim() === "") {
    const merge = mergeCatalogs(undefined, catalog);
    return {
      text: await writeDataText(chooseCodes(catalog, take), format),
      codes: merge.codes.map(describe),
      statuses: merge.statuses.map(describe),
    };
  }
  const { data, errors } = await readDataText(present, format);
  const [error] = errors;
  if (error !== undefined) {
    const place = `${path}:${lineAt(present, error.span.start)}`;
    return { refused: l10n.t("{0}: {1} Mend the file first, or choose another one.", place, error.message) };
  }
  if (!isRecord(data) || data["errdexCatalog"] !== 1 || !isRecord(data["codes"])) {
    return { refused: l10n.t("{0} is there already and is no catalog. Choose another file.", path) };
  }
  if (data["id"] !== catalog.id) {
    return {
      refused: l10n.t(
        "{0} holds the catalog {1}, not {2}. Choose another file or id.",
        path,
        String(data["id"]),
        catalog.id,
      ),
    };
  }
  const merge = mergeCatalogs(data, catalog);
  return {
    text: await editDataText(present, format, merge.changes({ take, gone })),
    codes: merge.codes.map(describe),
    statuses: merge.statuses.map(describe),
  };
}

function describe({ code, state, summary, family, fields, renamedTo }: MergedCode): PlannedCode {
  return {
    code,
    state,
    summary,
    ...(family === undefined ? {} : { family }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(renamedTo === undefined ? {} : { renamedTo }),
  };
}
