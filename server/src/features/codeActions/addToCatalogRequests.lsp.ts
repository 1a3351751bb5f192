import {
  addToCatalogRequest,
  type AddToCatalogParams,
  type CatalogTarget,
  type CatalogTargets,
  catalogTargetsRequest,
  type CatalogTargetsParams,
} from "../../../../shared/src/protocol";
import { isCode } from "../../catalogs/readCatalog";
import type { Feature, Session } from "../../lsp/session";
import type { LiteralContext } from "../../service";
import { ownCatalogFiles, toTarget } from "./actionContext.lsp";
import { writeEntry } from "./addToCatalog";
import { showNext } from "./showNext.lsp";
import { toWorkspaceEdit } from "./workspaceEdit.lsp";

/** What the client's command asks that adds the code at the cursor to a catalog, whether or not a rule speaks of it. */
export const addToCatalogFeature: Feature = {
  register: (session) => {
    const { connection, handleRequest } = session;
    connection.onRequest(
      catalogTargetsRequest,
      handleRequest<CatalogTargetsParams, CatalogTargets | null>(
        { method: catalogTargetsRequest, empty: null },
        (params) => findTargets(session, params),
      ),
    );
    connection.onRequest(
      addToCatalogRequest,
      handleRequest<AddToCatalogParams, boolean>(
        { method: addToCatalogRequest, empty: false },
        async ({ target, code, summary }) => {
          const files = await writeEntry(toTarget(session, target.uri), target, code, summary);
          const edit = files && toWorkspaceEdit(files, session);
          if (files === undefined || edit === undefined || !(await connection.workspace.applyEdit(edit)).applied) {
            return false;
          }
          await showNext(session, files);
          return true;
        },
      ),
    );
    return {};
  },
};

async function findTargets(
  session: Session,
  { textDocument: { uri }, position, selected, word }: CatalogTargetsParams,
): Promise<CatalogTargets | null> {
  const { documents, service, settings, project } = session;
  const document = documents.get(uri);
  const context =
    document === undefined || selected !== ""
      ? undefined
      : await service.contextAt(document, document.offsetAt(position), await settings.of(uri));
  const code = selected === "" ? (context?.occurrence.literal.value ?? word) : selected;
  if (!isCode(code)) {
    return null;
  }
  const index = service.indexFor(uri);
  const known = new Set(index.lookup(code).map(({ catalog }) => catalog));
  const likely = context === undefined ? [] : likelyCatalogs(context);
  const targets = index.catalogs
    .filter((catalog) => !known.has(catalog))
    .sort((a, b) => Number(likely.includes(b.id)) - Number(likely.includes(a.id)))
    .flatMap(({ id, name }) => ownCatalogFiles(session, id, uri).map((file) => ({ id, name, file })));
  const inForce = new Set(session.catalogs.originsFor(uri).map((origin) => origin.uri));
  return {
    code,
    knownTo: [...known].map(({ name }) => name),
    targets: await Promise.all(
      targets.map(async ({ id, name, file }): Promise<CatalogTarget> => {
        const isNew = !inForce.has(file.uri) && (await file.readText()) === undefined;
        return { id, name, uri: file.uri, path: project.uses.showPath(file.uri), isNew };
      }),
    ),
  };
}

/** Ids of those that something speaks for. */
function likelyCatalogs({ binding, evidence }: LiteralContext): readonly string[] {
  const catalogs = binding === undefined ? evidence.map(({ catalog }) => catalog) : [binding.catalog];
  return catalogs.map(({ id }) => id);
}
