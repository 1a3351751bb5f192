import { type CodeLens, CodeLensRefreshRequest, type Command } from "vscode-languageserver";
import { isRecord } from "../../../../shared/src/isRecord";
import { toRange } from "../../lsp/convert";
import { followRefresh } from "../../lsp/refresh";
import type { Feature, Session } from "../../lsp/session";
import { createEntryLenses } from "./entryLenses.lsp";
import { createGroupLenses } from "./groupLenses.lsp";
import type { LensSource, LensTitle } from "./lensSource";

/** Each gives lenses for the documents that it is about, and none for others. NEW KIND OF CODE LENS: a line here. */
const createSources: readonly ((session: Session) => LensSource)[] = [createEntryLenses, createGroupLenses];

/** `textDocument/codeLens`, `codeLens/resolve`. */
export const codeLensFeature: Feature = {
  register: (session) => {
    const { connection, client, handle, handleRequest, logger, disposables, catalogs } = session;
    const sources = createSources.map((create) => create(session));
    connection.onCodeLens(
      handle({ method: "textDocument/codeLens", empty: null }, async ({ document, settings }) => {
        const found = await Promise.all(
          sources.map(async (source) => (await source.find(document, settings)).map((lens) => ({ source, ...lens }))),
        );
        return found.flat().map(({ source: { kind }, span, title, data }): CodeLens => {
          const range = toRange(document, span);
          return title === undefined ? { range, data: { kind, data } } : { range, command: toCommand(title) };
        });
      }),
    );
    connection.onCodeLensResolve((lens, token) =>
      handleRequest({ method: "codeLens/resolve", empty: lens }, async (): Promise<CodeLens> => {
        const { kind, data } = isRecord(lens.data) ? lens.data : {};
        const title = await sources.find((source) => source.kind === kind)?.resolve?.(data);
        return title === undefined ? lens : { ...lens, command: toCommand(title) };
      })(undefined, token),
    );
    const refresh = (): void => {
      followRefresh(connection.sendRequest(CodeLensRefreshRequest.method), "code lenses", logger);
    };
    if (client.refreshCodeLenses) {
      disposables.push(
        session.project.onDidChangeUses(refresh),
        catalogs.onDidChange(({ haveCatalogsChanged, isLate }) => {
          if (haveCatalogsChanged && isLate) {
            refresh();
          }
        }),
      );
    }
    return { codeLensProvider: { resolveProvider: true } };
  },
};

/** One without an id says something and does nothing. */
function toCommand({ text, command }: LensTitle): Command {
  return command === undefined
    ? { title: text, command: "" }
    : { title: text, command: command.id, arguments: [...command.arguments] };
}
