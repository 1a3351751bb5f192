import * as l10n from "@vscode/l10n";
import type { NamedCode } from "../../../../shared/src/protocol";
import { isRecord } from "../../../../shared/src/isRecord";
import type { Session } from "../../lsp/session";
import { entryNodes } from "../../catalogs/outline";
import { readCatalogDocument } from "../codeAt.lsp";
import { findUses } from "../findUses.lsp";
import type { LensSource, LensTitle } from "./lensSource";

/** Of a longer catalog, the editor would be kept busy with lenses that nobody scrolls to. */
const most = 3_000;

/** On the entries of a catalog: how often the workspace uses the code. */
export function createEntryLenses(session: Session): LensSource {
  return {
    kind: "entry",
    find: async (document, { codeLens }) => {
      if (codeLens !== "all" && codeLens !== "catalogs") {
        return [];
      }
      const catalog = await readCatalogDocument(session, document);
      const nodes = catalog === undefined ? [] : entryNodes(catalog.outline);
      return nodes.length > most
        ? []
        : nodes.map(({ key, keySpan }) => {
            return { span: keySpan, data: { catalog: catalog?.id, code: key, uri: document.uri } };
          });
    },
    resolve: async (data) => {
      const { catalog, code, uri } = isRecord(data) ? data : {};
      const entry = { catalog: String(catalog), code: String(code) };
      await session.project.uses.whenRead();
      const near = String(uri);
      return titleOf((await findUses(session, entry, near)).length, { entry, near }, session);
    },
  };
}

function titleOf(uses: number, { entry, near }: Required<NamedCode>, { hasCommand }: Session): LensTitle {
  if (uses === 0) {
    return { text: l10n.t("no uses") };
  }
  const text = uses === 1 ? l10n.t("1 use") : l10n.t("{0} uses", uses);
  const named = { ...entry, near };
  return { text, command: hasCommand(findUsesCommand) ? { id: findUsesCommand, arguments: [named] } : undefined };
}

/** Of our own client, with an `EntryName` and the `near` of a `NamedCode` as its argument. */
const findUsesCommand = "errdex.findUses";
