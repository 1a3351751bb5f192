import {
  type ExplainResponseParams,
  explainResponseRequest,
  type ExplainResponseResult,
} from "../../../../shared/src/protocol";
import { CatalogIndex } from "../../catalogs/catalogIndex";
import type { Feature } from "../../lsp/session";
import { waitForCatalogs } from "../waitForCatalogs.lsp";
import { explainResponse } from "./explainResponse";
import { toResult } from "./toResult";

const nothing: ExplainResponseResult = { apis: [], message: undefined, codes: [], statuses: [] };

/** `errdex/explainResponse`. */
export const explainResponseFeature: Feature = {
  register: (session) => {
    const { connection, handleRequest, catalogs } = session;
    connection.onRequest(
      explainResponseRequest,
      handleRequest({ method: explainResponseRequest, empty: nothing }, async ({ text }: ExplainResponseParams) => {
        await waitForCatalogs(session);
        // An answer is of no folder: all that is known anywhere counts.
        return toResult(explainResponse(text, new CatalogIndex(catalogs.listCatalogs())));
      }),
    );
    return {};
  },
};
