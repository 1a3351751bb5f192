import * as l10n from "@vscode/l10n";
import {
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  type ShowMessageParams,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { isCode } from "../../catalogs/readCatalog";
import { toRange } from "../../lsp/convert";
import { openUri } from "../../lsp/openDocument";
import type { Feature, Session } from "../../lsp/session";
import { errorMessage } from "../../util/logger";
import { findNamesOf } from "../../catalogs/catalogNames";
import { spellInCatalog } from "../../catalogs/spellInCatalog";
import { findCodeAt } from "../codeAt.lsp";
import { findUses } from "../findUses.lsp";
import { type ChangedFile, followEdits } from "./followEdits.lsp";
import { findTarget, type RenameTarget } from "./renameTarget.lsp";
import { readDocument, renameUses } from "./renameUses.lsp";

/** `textDocument/prepareRename` and `textDocument/rename`: of codes of the project's own catalogs, wherever they are used. */
export const renameFeature: Feature = {
  register: (session) => {
    const { connection, client, handle } = session;
    connection.onPrepareRename(
      handle({ method: "textDocument/prepareRename", empty: null }, async ({ document, params, settings }) => {
        const found = await findCodeAt(session, document, document.offsetAt(params.position), settings);
        const target = found && findTarget(session, found, document);
        if (target === undefined) {
          return null;
        }
        return "refusal" in target
          ? refuse(target.refusal)
          : { range: toRange(document, target.span), placeholder: target.entry.code };
      }),
    );
    connection.onRenameRequest(
      handle({ method: "textDocument/rename", empty: null }, async ({ document, params, settings }) => {
        const found = await findCodeAt(session, document, document.offsetAt(params.position), settings);
        const target = found && findTarget(session, found, document);
        if (target === undefined) {
          return null;
        }
        if ("refusal" in target) {
          return refuse(target.refusal);
        }
        const { newName } = params;
        const refusal = findFault(session, target, newName, document.uri);
        return refusal === undefined ? await rename(session, target, newName, document) : refuse(refusal);
      }),
    );
    return { renameProvider: client.preparesRename ? { prepareProvider: true } : true };
  },
};

function refuse(message: string): ResponseError<never> {
  return new ResponseError<never>(LSPErrorCodes.RequestFailed, message);
}

/** Why the code cannot have the new name. */
function findFault(session: Session, { entry }: RenameTarget, newName: string, uri: string): string | undefined {
  if (!isCode(newName)) {
    return l10n.t("A code has 1 to 128 characters and no blanks at its ends.");
  }
  const taken = session.service
    .indexFor(uri)
    .lookup(newName)
    .find(({ catalog }) => catalog.id === entry.catalog);
  if (taken === undefined || newName === entry.code) {
    return undefined;
  }
  return taken.code === newName
    ? l10n.t("{0} has the code {1} already.", taken.catalog.name, newName)
    : l10n.t("{0} has {1} already, as another spelling of {2}.", taken.catalog.name, newName, taken.code);
}

async function rename(
  session: Session,
  target: RenameTarget,
  newName: string,
  document: TextDocument,
): Promise<WorkspaceEdit | ResponseError<never>> {
  const { entry } = target;
  const changes = new Map<string, FileEdits>();
  const closed: ChangedFile[] = [];
  for (const { key, documentUri } of target.origins) {
    const uri = openUri(session, documentUri);
    const version = session.documents.get(uri)?.version;
    const text = await session.catalogs.readNow(key);
    if (text !== undefined) {
      const { document: catalog, outline } = await session.outlines.ofText(documentUri, text);
      const edits = findNamesOf(outline, text, entry.code).map(({ quoted }) => {
        return { range: toRange(catalog, quoted), newText: spellInCatalog(newName, text, quoted) };
      });
      changes.set(uri, { version, edits });
      if (version === undefined) {
        closed.push({ uri, text, edits });
      }
    }
  }
  const { isComplete } = await session.project.uses.whenRead();
  const left = { names: 0, unclear: 0, unwritable: 0, unread: 0 };
  for (const uri of new Set((await findUses(session, entry, document.uri)).map((use) => use.uri))) {
    try {
      const asked = uri === document.uri ? target.span : undefined;
      const file = await readDocument(session, uri);
      const version = session.documents.get(uri)?.version;
      const renamed = await renameUses(session, file, entry, newName, asked);
      if (session.documents.get(uri) === undefined) {
        session.service.close(uri);
      }
      changes.set(uri, { version, edits: renamed.edits });
      left.names += renamed.names;
      left.unclear += renamed.unclear;
      left.unwritable += renamed.unwritable;
    } catch (error) {
      left.unread++;
      session.logger.warn("A use was not renamed: the file cannot be read.", { uri, error: errorMessage(error) });
    }
  }
  if ([...changes].some(([uri, { version }]) => session.documents.get(uri)?.version !== version)) {
    return new ResponseError<never>(LSPErrorCodes.ContentModified, "A document changed meanwhile.");
  }
  tellOfRest(session, entry.code, { ...left, isComplete });
  followEdits(session, document, changes.get(document.uri)?.edits ?? [], closed);
  return toWorkspaceEdit(session, changes);
}

interface FileEdits {
  /** Of the open document that they are for. */
  readonly version: number | undefined;
  readonly edits: readonly TextEdit[];
}

interface Rest {
  readonly names: number;
  readonly unclear: number;
  readonly unwritable: number;
  readonly unread: number;
  readonly isComplete: boolean;
}

/** Says what a rename has left alone, for whoever would rely on it. */
function tellOfRest({ connection }: Session, code: string, rest: Rest): void {
  const { names, unclear, unwritable, unread, isComplete } = rest;
  const sentences = [
    ...(isComplete ? [] : [l10n.t("Not all files of the workspace are indexed: look for {0} in the others.", code)]),
    ...(names === 0 ? [] : [l10n.t("Names in the program were left alone: {0}.", names)]),
    ...(unclear === 0 ? [] : [l10n.t("Places that may mean another catalog's code were left alone: {0}.", unclear)]),
    ...(unwritable === 0 ? [] : [l10n.t("Places that cannot hold the new name were left alone: {0}.", unwritable)]),
    ...(unread === 0 ? [] : [l10n.t("Files that could not be read were left alone: {0}.", unread)]),
  ];
  if (sentences.length > 0) {
    const message: ShowMessageParams = { type: MessageType.Warning, message: sentences.join(" ") };
    void connection.sendNotification(ShowMessageNotification.type, message);
  }
}

function toWorkspaceEdit({ client }: Session, all: ReadonlyMap<string, FileEdits>): WorkspaceEdit {
  const changes = [...all].filter(([, { edits }]) => edits.length > 0);
  return client.documentChanges
    ? {
        documentChanges: changes.map(([uri, { version = null, edits }]) => {
          return { textDocument: { uri, version }, edits: [...edits] };
        }),
      }
    : { changes: Object.fromEntries(changes.map(([uri, { edits }]) => [uri, [...edits]])) };
}
