import * as l10n from "@vscode/l10n";
import type { CancellationToken } from "vscode-languageserver";
import {
  compareCatalogsRequest,
  type CompareCatalogsParams,
  type CompareCatalogsResult,
  exportCatalogRequest,
  type ExportCatalogParams,
  type ExportCatalogResult,
  exportFormsRequest,
  type ExportFormsResult,
  importCatalogRequest,
  type ImportCatalogParams,
  type ImportCatalogResult,
  listCatalogSourcesRequest,
  type ListCatalogSourcesParams,
  type ListCatalogSourcesResult,
  planCatalogFileRequest,
  type PlanCatalogFileParams,
  type PlanCatalogFileResult,
  starterFilesRequest,
  type StarterFilesParams,
  type StarterFilesResult,
} from "../../../../shared/src/protocol";
import { configFileName } from "../../config/paths";
import type { Catalog } from "../../catalogs/model";
import type { Feature, Session } from "../../lsp/session";
import { exportForms } from "../../render/exporters/exporter";
import { exampleCode, newSummary, renderStarterCatalog, renderStarterConfig } from "../../render/starterFiles";
import { waitForCatalogs } from "../waitForCatalogs.lsp";
import { compareCatalogs } from "./compareCatalogs";
import { exportTo } from "./exportCatalog";
import { importDocuments, type ImportServices } from "./importCatalog";
import { describeSources } from "./describeSources";
import { planCatalogFile } from "./planCatalogFile";

/** What the editor's commands on whole catalogs ask: import, compare, export, list. They write nothing. */
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
          await waitForCatalogs(session);
          const find = (id: string, near?: string): Catalog | undefined => findCatalog(session, id, near);
          return unlessCancelled(token, compareCatalogs(params, { ...servicesFor(session, token), find }));
        },
      ),
    );
    connection.onRequest(
      listCatalogSourcesRequest,
      handleRequest<ListCatalogSourcesParams, ListCatalogSourcesResult>(
        { method: listCatalogSourcesRequest, empty: { catalogs: [] } },
        async ({ near }) => {
          await waitForCatalogs(session);
          const { catalogs } = session;
          const listed =
            near === undefined
              ? catalogs.listInForce()
              : session.service.indexFor(near).catalogs.map((catalog) => ({ catalog, place: near }));
          return {
            catalogs: listed.map(({ catalog, place }) => describeSources(catalog, place, catalogs.originsFor(place))),
          };
        },
      ),
    );
    connection.onRequest(
      exportCatalogRequest,
      handleRequest<ExportCatalogParams, ExportCatalogResult | null>(
        { method: exportCatalogRequest, empty: null },
        async ({ id, form, near }) => {
          await waitForCatalogs(session);
          const catalog = findCatalog(session, id, near);
          return catalog === undefined
            ? { refused: l10n.t("There is no catalog {0} here.", id) }
            : exportTo(catalog, form);
        },
      ),
    );
    connection.onRequest(
      exportFormsRequest,
      handleRequest<unknown, ExportFormsResult>({ method: exportFormsRequest, empty: { forms: [] } }, () =>
        Promise.resolve({ forms: exportForms }),
      ),
    );
    connection.onRequest(
      starterFilesRequest,
      handleRequest<StarterFilesParams, StarterFilesResult | null>(
        { method: starterFilesRequest, empty: null },
        ({ id, name, isYaml, code }) =>
          Promise.resolve({
            catalog: renderStarterCatalog({ id, name, code }, isYaml),
            config: renderStarterConfig(),
            toReplace: code === undefined ? exampleCode : newSummary,
          }),
      ),
    );
    return {};
  },
};

function findCatalog(session: Session, id: string, near: string | undefined): Catalog | undefined {
  return session.service.indexFor(near ?? firstPlace(session)).catalogs.find((catalog) => catalog.id === id);
}

/** A file in the first folder of the workspace. It need not be there. */
function firstPlace({ project }: Session): string {
  const [folder] = project.listFolders();
  return folder === undefined ? "" : folder + configFileName;
}

function servicesFor({ grammars, loadImporters }: Session, token: CancellationToken): ImportServices {
  return {
    grammars,
    loadImporters,
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
