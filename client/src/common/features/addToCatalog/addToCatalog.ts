import { commands, l10n, Uri, window, workspace } from "vscode";
import {
  addToCatalogRequest,
  type AddToCatalogParams,
  type CatalogTarget,
  type CatalogTargets,
  catalogTargetsRequest,
  type CatalogTargetsParams,
} from "../../../../../shared/src/protocol";
import { commandIds } from "../../commandIds";
import { cursorOf, editorInUse } from "../../cursor";
import { askText, back, type Choice, pickOne } from "../../questions";
import type { ServerLink } from "../../serverLink";
import type { ClientFeature } from "../clientFeature";
import { tokenAt } from "../../codeTokens";

/** Command `errdex.addToCatalog`: makes the string or the selection at the cursor a code of one of the project's catalogs, or of a new one. */
export const addToCatalogFeature: ClientFeature = {
  register: ({ server, registerCommand }) => registerCommand(commandIds.addToCatalog, () => addToCatalog(server)),
};

async function addToCatalog(server: ServerLink): Promise<void> {
  const found = await findTargets(server);
  if (!found) {
    void window.showInformationMessage(
      l10n.t("At the cursor is nothing that could be a code. Put it into a string, or select it."),
    );
    return;
  }
  const { code, targets } = found;
  if (targets.length === 0) {
    void window.showInformationMessage(explainNoTargets(found));
    return;
  }
  const title = l10n.t("Add {0} to a Catalog", code);
  const choices: Choice<CatalogTarget | "new">[] = [
    ...targets.map(toChoice),
    { label: l10n.t("New Catalog…"), value: "new" },
  ];
  const target = await pickOne(title, choices, describeKnown(found));
  if (target === undefined) {
    return;
  }
  if (target === "new") {
    await commands.executeCommand(commandIds.newCatalog, { code });
    return;
  }
  const summary = await askText({
    title,
    prompt: l10n.t("What {0} means, in a sentence; leave it empty to write it later", code),
    value: "",
    validate: () => undefined,
  });
  if (summary === undefined || summary === back) {
    return;
  }
  const { id, name, uri } = target;
  const wasDirty = findOpen(uri)?.isDirty === true;
  const params: AddToCatalogParams = { target: { id, name, uri }, code, ...(summary === "" ? {} : { summary }) };
  if (!(await server.request<boolean>(addToCatalogRequest, params))) {
    void window.showWarningMessage(l10n.t("{0} was not changed: it is broken, or holds another catalog.", target.path));
  } else if (!wasDirty) {
    await findOpen(uri)?.save();
  }
}

function findOpen(uri: string): (typeof workspace.textDocuments)[number] | undefined {
  const wanted = Uri.parse(uri, true).toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}

async function findTargets(server: ServerLink): Promise<CatalogTargets | null> {
  const editor = editorInUse();
  if (editor === undefined) {
    return null;
  }
  const { document, selection } = editor;
  const cursor = cursorOf(editor);
  const { line, character } = cursor.position;
  const params: CatalogTargetsParams = {
    ...cursor,
    selected: document.getText(selection).trim(),
    word: tokenAt(document.lineAt(line).text, character) ?? "",
  };
  return server.request<CatalogTargets | null>(catalogTargetsRequest, params);
}

function toChoice(target: CatalogTarget): Choice<CatalogTarget> {
  const { name, path, isNew } = target;
  return { label: name, description: isNew ? l10n.t("{0} (new file)", path) : path, value: target };
}

function describeKnown({ code, knownTo: [name] }: CatalogTargets): string {
  return name === undefined
    ? l10n.t("Whose code is this?")
    : l10n.t("{0} is a code of {1} already. Whose is it, too?", code, name);
}

function explainNoTargets({ code, knownTo: [name] }: CatalogTargets): string {
  return name === undefined
    ? l10n.t("Open a folder first: a catalog belongs to a project.")
    : l10n.t("{0} is a code of {1} already.", code, name);
}
