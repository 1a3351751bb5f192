import { catalogTreeRequest, type CatalogTreeParams, type CatalogTreeResult } from "../../../../shared/src/protocol";
import type { Feature } from "../../lsp/session";
import { codesOf } from "../projectCodes.lsp";
import { listTree } from "./catalogTree";

const empty: CatalogTreeResult = { nodes: [], more: 0 };

/** `errdex/catalogTree`. */
export const catalogTreeFeature: Feature = {
  register: (session) => {
    session.connection.onRequest(
      catalogTreeRequest,
      session.handleRequest({ method: catalogTreeRequest, empty }, async (params: CatalogTreeParams) =>
        listTree(await codesOf(session).read(), params),
      ),
    );
    return {};
  },
};
