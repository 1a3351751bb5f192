import * as l10n from "@vscode/l10n";
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type Diagnostic,
  type ExecuteCommandParams,
  MessageType,
  ShowMessageNotification,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ClientFeatures } from "../../lsp/clientFeatures";
import { toRange, toSpan } from "../../lsp/convert";
import type { Feature } from "../../lsp/session";
import type { Finding } from "../../rules/finding";
import type { Action } from "./action";
import { actionKinds, findActions } from "./index";
import { createActionContext } from "./actionContext.lsp";
import { LateChanges } from "./lateChanges";
import { showNext, showNextCommand } from "./showNext.lsp";
import { toWorkspaceEdit } from "./workspaceEdit.lsp";

/**
 * `textDocument/codeAction` and its resolve. Actions come from the text as it is now, whatever diagnostics the client
 * shows.
 */
export const codeActionsFeature: Feature = {
  register: (session) => {
    const { connection, service, client, documents, handle, handleRequest } = session;
    if (!client.codeActions) {
      return {};
    }
    const late = new LateChanges();
    const resolve = async (action: CodeAction): Promise<CodeAction> => {
      const found = late.of(action.data);
      const document = found && documents.get(found.uri);
      if (found === undefined || document?.version !== found.version) {
        return action;
      }
      const files = await found.change();
      const edit = files && toWorkspaceEdit(files, session);
      return edit === undefined ? action : { ...action, edit };
    };
    connection.onCodeAction(
      handle<CodeActionParams, CodeAction[] | null>(
        { method: "textDocument/codeAction", empty: null },
        async ({ document, params, settings }) => {
          const { only, diagnostics, triggerKind } = params.context;
          if (only?.some(isOurs) === false) {
            return null;
          }
          const analysis = await service.analyze(document, settings);
          const span = toSpan(document, params.range);
          const isExplicit = triggerKind !== CodeActionTriggerKind.Automatic || only !== undefined;
          const context = createActionContext(session, { document, analysis, settings, span, isExplicit });
          const actions: CodeAction[] = [];
          for (const action of findActions(context, only)) {
            const { change, title } = action;
            const shown = describe(action, document, diagnostics, client);
            if (typeof change === "function") {
              const data = late.add(change, document);
              const command =
                action.showsNext === true && client.showsDocuments
                  ? { command: { title, command: showNextCommand, arguments: [data] } }
                  : {};
              if (client.lateEdits) {
                actions.push({ ...shown, ...command, data });
              } else {
                const { edit } = await resolve({ ...shown, data });
                actions.push(...(edit === undefined ? [] : [{ ...shown, ...command, edit }]));
              }
            } else {
              const { uri } = document;
              const edit = change && toWorkspaceEdit([{ uri, text: document.getText(), changes: change }], session);
              actions.push(edit === undefined ? shown : { ...shown, edit });
            }
          }
          return actions;
        },
      ),
    );
    if (client.lateEdits) {
      connection.onCodeActionResolve((action, token) =>
        handleRequest({ method: "codeAction/resolve", empty: action }, async () => {
          const resolved = await resolve(action);
          if (resolved.edit === undefined) {
            const message = l10n.t("Nothing was changed: the file to be changed is broken, or has changed meanwhile.");
            void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
          }
          return resolved;
        })(undefined, token),
      );
    }
    if (client.showsDocuments) {
      connection.onExecuteCommand(
        handleRequest<ExecuteCommandParams, null>(
          { method: "workspace/executeCommand", empty: null },
          async ({ command, arguments: [data] = [] }) => {
            await showNext(session, (command === showNextCommand ? late.of(data)?.files : undefined) ?? []);
            return null;
          },
        ),
      );
    }
    return {
      codeActionProvider: { codeActionKinds: [...actionKinds], resolveProvider: client.lateEdits },
      ...(client.showsDocuments ? { executeCommandProvider: { commands: [showNextCommand] } } : {}),
    };
  },
};

/** Kinds are paths: whoever asks for `source` asks for ours below it. */
function isOurs(kind: CodeActionKind): boolean {
  return kind === CodeActionKind.Empty || actionKinds.some((own) => own === kind || own.startsWith(`${kind}.`));
}

function describe(
  { title, kind, finding, preferred, command }: Action,
  document: TextDocument,
  shown: readonly Diagnostic[],
  client: ClientFeatures,
): CodeAction {
  const diagnostics = finding === undefined ? [] : shown.filter((diagnostic) => isOf(diagnostic, finding, document));
  return {
    title,
    kind,
    ...(diagnostics.length > 0 ? { diagnostics } : {}),
    ...(preferred === true && client.preferredActions ? { isPreferred: true } : {}),
    ...(command === undefined ? {} : { command: { title, command: command.id, arguments: [...command.arguments] } }),
  };
}

function isOf({ code, range }: Diagnostic, { rule, span }: Finding, document: TextDocument): boolean {
  const { start } = toRange(document, span);
  return code === rule && range.start.line === start.line && range.start.character === start.character;
}
