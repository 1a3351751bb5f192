import {
  type ExplainResponseParams,
  explainResponseRequest,
  type ExplainResponseResult,
} from "../../../../shared/src/protocol";
import type { Feature } from "../../lsp/session";
import { markdown } from "../../render/markdown";
import { renderResponse } from "../../render/responseExplanation";
import { explainResponse } from "./explainResponse";

const nothing: ExplainResponseResult = { markdown: "", isKnown: false };

/** `errdex/explainResponse`. */
export const explainResponseFeature: Feature = {
  register: ({ connection, handleRequest, service, settings, project }) => {
    connection.onRequest(
      explainResponseRequest,
      handleRequest({ method: explainResponseRequest, empty: nothing }, async ({ text }: ExplainResponseParams) => {
        const [folder = ""] = project.listFolders();
        // What the workspace has of catalogs is known when its settings are.
        await settings.of(folder);
        const explanation = explainResponse(text, service.indexFor(folder));
        return {
          markdown: renderResponse(explanation, markdown),
          isKnown: explanation.apis.length + explanation.codes.length > 0,
        };
      }),
    );
    return {};
  },
};
