import {
  type ExplainResponseParams,
  explainResponseRequest,
  type ExplainResponseResult,
} from "../../../../shared/src/protocol";
import { CatalogIndex } from "../../catalogs/catalogIndex";
import type { Feature } from "../../lsp/session";
import { markdown } from "../../render/markdown";
import { renderResponse } from "../../render/responseExplanation";
import { waitForCatalogs } from "../waitForCatalogs.lsp";
import { explainResponse } from "./explainResponse";

const nothing: ExplainResponseResult = { markdown: "", isKnown: false };

/** `errdex/explainResponse`. */
export const explainResponseFeature: Feature = {
  register: (session) => {
    const { connection, handleRequest, catalogs } = session;
    connection.onRequest(
      explainResponseRequest,
      handleRequest({ method: explainResponseRequest, empty: nothing }, async ({ text }: ExplainResponseParams) => {
        await waitForCatalogs(session);
        // An answer is of no folder: all that is known anywhere counts.
        const explanation = explainResponse(text, new CatalogIndex(catalogs.listCatalogs()));
        return {
          markdown: renderResponse(explanation, markdown),
          isKnown: explanation.apis.length + explanation.codes.length > 0,
        };
      }),
    );
    return {};
  },
};
