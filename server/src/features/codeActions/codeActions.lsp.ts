import { type CodeAction, CodeActionKind, type Diagnostic, type WorkspaceEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ClientFeatures } from "../../lsp/clientFeatures";
import { toRange, toSpan } from "../../lsp/convert";
import type { Feature } from "../../lsp/session";
import { type Fix, findFixes } from "./codeActions";

/** `textDocument/codeAction`: quick fixes. They come from the text as it is now, whatever diagnostics the client shows. */
export const codeActionsFeature: Feature = {
  register: ({ connection, service, client, handle }) => {
    if (!client.codeActions) {
      return {};
    }
    connection.onCodeAction(
      handle({ method: "textDocument/codeAction", empty: null }, async ({ document, params, settings }) => {
        const { only, diagnostics } = params.context;
        if (only?.some(includesQuickFix) === false) {
          return null;
        }
        const analysis = await service.analyze(document, settings);
        const fixes = findFixes(analysis, toSpan(document, params.range));
        return fixes.map((fix) => toAction(fix, document, diagnostics, client));
      }),
    );
    return { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } };
  },
};

/** Kinds are paths: whoever asks for `""` asks for all, and whoever asks for `quickfix.other` does not ask for ours. */
function includesQuickFix(kind: CodeActionKind): boolean {
  return kind === CodeActionKind.Empty || kind === CodeActionKind.QuickFix;
}

function toAction(fix: Fix, document: TextDocument, shown: readonly Diagnostic[], client: ClientFeatures): CodeAction {
  const { start } = toRange(document, fix.finding.span);
  const diagnostics = shown.filter(
    ({ code, range }) =>
      code === fix.finding.rule && range.start.line === start.line && range.start.character === start.character,
  );
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    ...(diagnostics.length > 0 ? { diagnostics } : {}),
    ...(fix.preferred && client.preferredActions ? { isPreferred: true } : {}),
    edit: toEdit(fix, document, client),
  };
}

function toEdit({ span, newText }: Fix, document: TextDocument, client: ClientFeatures): WorkspaceEdit {
  const { uri, version } = document;
  const edits = [{ range: toRange(document, span), newText }];
  return client.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}
