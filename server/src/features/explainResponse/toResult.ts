import type { AnsweredEntry, ExplainResponseResult } from "../../../../shared/src/protocol";
import type { StatusFields } from "../../../../shared/src/catalog";
import type { Catalog, Entry } from "../../catalogs/model";
import type { ResponseExplanation } from "../../render/responseExplanation";
import { docsOf } from "../projectCodes";

/** The explanation as the client gets it, without the catalogs that it points into. */
export function toResult({ apis, message, codes, statuses }: ResponseExplanation): ExplainResponseResult {
  return {
    apis: apis.map(({ catalog, reasons }) => ({ name: catalog.name, reasons })),
    message,
    codes: codes.map(({ value, field, entries, near }) => ({
      value,
      field,
      entries: entries.map(toAnsweredEntry),
      near: near.map(toAnsweredEntry),
    })),
    statuses: statuses.map(({ status, known }) => ({
      status,
      known: known.map(({ catalog, ...fields }) => toAnsweredStatus(catalog, status, fields)),
    })),
  };
}

function toAnsweredEntry({ catalog, code, family, ...entry }: Entry): AnsweredEntry {
  return {
    catalog: catalog.id,
    code,
    catalogName: catalog.name,
    family: family?.title,
    entry,
    isDeprecated: entry.deprecated !== undefined,
    docs: docsOf(catalog, entry),
  };
}

function toAnsweredStatus(catalog: Catalog, code: string, entry: StatusFields): AnsweredEntry {
  return {
    catalog: catalog.id,
    code,
    catalogName: catalog.name,
    family: undefined,
    entry,
    isDeprecated: false,
    docs: docsOf(catalog),
  };
}
