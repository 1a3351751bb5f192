import type { CancellationToken } from "vscode-languageserver";
import {
  compareCatalogsRequest,
  type CompareCatalogsParams,
  type CompareCatalogsResult,
  importCatalogRequest,
  type ImportCatalogParams,
  type ImportCatalogResult,
  listCatalogSourcesRequest,
  type ListCatalogSourcesParams,
  type ListCatalogSourcesResult,
  planCatalogFileRequest,
  type PlanCatalogFileParams,
  type PlanCatalogFileResult,
} from "../../../../shared/src/protocol";
import { configFileName } from "../../config/paths";
import type { Catalog } from "../../catalogs/model";
import type { Feature, Session } from "../../lsp/session";
import { compareCatalogs } from "./compareCatalogs";
import { importDocuments, type ImportServices } from "./importCatalog";
import { listSources } from "./listSources";
import { planCatalogFile } from "./planCatalogFile";

/** What the editor's commands on whole catalogs ask: import, compare, list. They write nothing. */
export const catalogCommandsFeature: Feature = {
  register: (session) => {
    const { connection, handleRequest } = session;
    connection.onRequest(
      importCatalogRequest,
      handleRequest<ImportCatalogParams, ImportCatalogResult | null>(
        { method: importCatalogRequest, empty: null },
        (params, token) => unlessCancelled(token, importDocuments(params, servicesFor(session, token))),
      ),
    );
    connection.onRequest(
      planCatalogFileRequest,
      handleRequest<PlanCatalogFileParams, PlanCatalogFileResult | null>(
        { method: planCatalogFileRequest, empty: null },
        planCatalogFile,
      ),
    );
    connection.onRequest(
      compareCatalogsRequest,
      handleRequest<CompareCatalogsParams, CompareCatalogsResult | null>(
        { method: compareCatalogsRequest, empty: null },
        async (params, token) => {
          await Promise.all([params.before, params.after].map((side) => whenLoaded(session, nearOf(side))));
          const find = (id: string, near?: string): Catalog | undefined =>
            session.service.indexFor(near ?? firstPlace(session)).catalogs.find((catalog) => catalog.id === id);
          return unlessCancelled(token, compareCatalogs(params, { ...servicesFor(session, token), find }));
        },
      ),
    );
    connection.onRequest(
      listCatalogSourcesRequest,
      handleRequest<ListCatalogSourcesParams, ListCatalogSourcesResult>(
        { method: listCatalogSourcesRequest, empty: { catalogs: [] } },
        async ({ near = firstPlace(session) }) => {
          await whenLoaded(session, near);
          return { catalogs: listSources(session.service.indexFor(near).catalogs, session.catalogs.originsFor(near)) };
        },
      ),
    );
    return {};
  },
};

/** A file in the first folder of the workspace. It need not be there. */
function firstPlace({ listFolders }: Session): string {
  const [folder] = listFolders();
  return folder === undefined ? "" : folder + configFileName;
}

function nearOf(side: CompareCatalogsParams["before"]): string | undefined {
  return "near" in side ? side.near : undefined;
}

/** The first question of a session may come before the project's catalogs were read. */
async function whenLoaded(session: Session, near: string | undefined): Promise<void> {
  await session.settings.of(near ?? firstPlace(session));
}

function servicesFor({ readWasm, loadImporters, logger }: Session, token: CancellationToken): ImportServices {
  return {
    readWasm,
    loadImporters,
    logger,
    pause: async () => {
      // Questions about open documents come between two pages.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (token.isCancellationRequested) {
        throw new Error("The import was cancelled.");
      }
    },
  };
}

/** What was cancelled has not failed. */
function unlessCancelled<R>(token: CancellationToken, result: Promise<R>): Promise<R | null> {
  return result.catch((error: unknown) => {
    if (token.isCancellationRequested) {
      return null;
    }
    throw error;
  });
}
