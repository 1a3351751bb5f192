import {
  Disposable,
  l10n,
  Position,
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from "vscode";
import { isRecord } from "../../../../../shared/src/isRecord";
import {
  addCodesRequest,
  type AddCodesParams,
  bindChoicesRequest,
  type BindChoicesResult,
  bindConstructRequest,
  type BindConstructParams,
  type ConstructParams,
  type DocumentEdit,
  missingCodesRequest,
  type MissingCodesResult,
  type Range as WireRange,
} from "../../../../../shared/src/protocol";
import { countCodes } from "../../codeTexts";
import { commandIds } from "../../commandIds";
import { cursorOf, editorInUse } from "../../cursor";
import type { ServerLink } from "../../serverLink";
import type { ClientFeature } from "../clientFeature";
import { groupMissing } from "./groupMissing";

/** Commands about a switch, map or list: of the one that the arguments name, or the one at the cursor. */
export const constructsFeature: ClientFeature = {
  register: ({ server, registerCommand }) =>
    Disposable.from(
      registerCommand(commandIds.addMissingCodes, (uri: unknown, position: unknown) =>
        addMissingCodes(server, uri, position),
      ),
      registerCommand(commandIds.bindConstruct, (uri: unknown, position: unknown) =>
        bindConstruct(server, uri, position),
      ),
    ),
};

interface MissingItem extends QuickPickItem {
  readonly codes: readonly string[];
}

async function addMissingCodes(server: ServerLink, uri: unknown, position: unknown): Promise<void> {
  const place = whichPlace(uri, position);
  const found = place && (await server.request<MissingCodesResult | null>(missingCodesRequest, place));
  if (place === undefined || !found) {
    void window.showInformationMessage(
      l10n.t("At the cursor is no switch, map or list that leaves out codes of an API."),
    );
    return;
  }
  const chosen = await window.showQuickPick(listMissing(found), {
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    title: l10n.t("Add {0} Codes", found.catalog),
    placeHolder: l10n.t("Choose groups of codes, or single ones"),
  });
  const wanted = new Set(chosen?.flatMap(({ codes }) => codes));
  // In the order of the list, which begins with what matters most.
  const codes = found.codes.map(({ code }) => code).filter((code) => wanted.has(code));
  if (codes.length > 0) {
    const params: AddCodesParams = { ...place, codes };
    await apply(place, await server.request<DocumentEdit | null>(addCodesRequest, params));
  }
}

function listMissing({ codes }: MissingCodesResult): readonly MissingItem[] {
  const { all, ofUsers, families } = groupMissing(codes);
  const count = (entries: readonly unknown[]): string => countCodes(entries.length);
  const separator = (label: string): MissingItem => ({ label, kind: QuickPickItemKind.Separator, codes: [] });
  return [
    { label: l10n.t("All"), description: count(all), codes: all },
    ...(ofUsers.length === 0
      ? []
      : [{ label: l10n.t("Those that users can act on"), description: count(ofUsers), codes: ofUsers }]),
    separator(l10n.t("Families")),
    ...families.map(({ family, codes: ofFamily, isHandled }) => ({
      label: family,
      description: isHandled ? l10n.t("{0}, others of them are handled", count(ofFamily)) : count(ofFamily),
      codes: ofFamily,
    })),
    separator(l10n.t("Codes")),
    ...codes.map(({ code, summary }) => ({ label: code, detail: summary, codes: [code] })),
  ];
}

interface CatalogItem extends QuickPickItem {
  readonly id: string;
}

async function bindConstruct(server: ServerLink, uri: unknown, position: unknown): Promise<void> {
  const place = whichPlace(uri, position);
  const found = place && (await server.request<BindChoicesResult | null>(bindChoicesRequest, place));
  if (place === undefined || !found) {
    void window.showInformationMessage(l10n.t("At the cursor is nothing that Errdex takes for error codes."));
    return;
  }
  const items: readonly CatalogItem[] = [
    ...found.catalogs.map(({ id, name, entries }) => ({
      label: name,
      description: id === found.bound ? l10n.t("{0}, as now", countCodes(entries)) : countCodes(entries),
      id,
    })),
    { label: l10n.t("None: these are not API codes"), id: "none" },
  ];
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("Bind to a Catalog"),
    placeHolder: l10n.t("Which API's codes are these? A comment will say so."),
  });
  if (chosen !== undefined) {
    const params: BindConstructParams = { ...place, catalog: chosen.id };
    await apply(place, await server.request<DocumentEdit | null>(bindConstructRequest, params));
  }
}

function whichPlace(uri: unknown, position: unknown): ConstructParams | undefined {
  if (typeof uri === "string" && isRecord(position)) {
    const { line, character } = position;
    return typeof line === "number" && typeof character === "number"
      ? { textDocument: { uri }, position: { line, character } }
      : undefined;
  }
  const editor = editorInUse();
  return editor && cursorOf(editor);
}

async function apply({ textDocument }: ConstructParams, edit: DocumentEdit | null): Promise<void> {
  const uri = Uri.parse(textDocument.uri);
  const document = workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
  if (edit === null || document?.version !== edit.version) {
    void window.showInformationMessage(l10n.t("This cannot be changed here: please try again."));
    return;
  }
  const change = new WorkspaceEdit();
  for (const { range, newText } of edit.edits) {
    change.replace(uri, toRange(range), newText);
  }
  if (!(await workspace.applyEdit(change))) {
    throw new Error(l10n.t("This document cannot be changed."));
  }
  if (edit.next !== undefined) {
    await window.showTextDocument(document, { selection: toRange(edit.next) });
  }
}

function toRange({ start, end }: WireRange): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}
