import { commands, Disposable, l10n, Location, Position, Range, Uri, window } from "vscode";
import { isRecord } from "../../../../../shared/src/isRecord";
import {
  type CodeParams,
  entryPlaceRequest,
  type EntryPlaceResult,
  findUsesRequest,
  type FindUsesResult,
  type Place,
} from "../../../../../shared/src/protocol";
import { commandIds } from "../../commandIds";
import { cursorOf, editorInUse } from "../../cursor";
import { readEntryName } from "../../entryName";
import { offerSearch } from "../../pickCode";
import type { ServerLink } from "../../serverLink";
import type { ClientFeature } from "../clientFeature";

/** From a code to its uses and to its entry: of the code that the argument names, or the one at the cursor. */
export const navigationFeature: ClientFeature = {
  register: ({ server, registerCommand }) =>
    Disposable.from(
      registerCommand(commandIds.findUses, (entry: unknown) => findUses(server, entry)),
      registerCommand(commandIds.openEntry, (entry: unknown) => openEntry(server, entry)),
      registerCommand(commandIds.openCatalog, (node: unknown) => openCatalog(server, node)),
    ),
};

async function findUses(server: ServerLink, entry: unknown): Promise<void> {
  const asked = whichCode(entry);
  const found = asked && (await server.request<FindUsesResult | null>(findUsesRequest, asked));
  if (asked === undefined || !found) {
    void offerSearch();
    return;
  }
  const from = "at" in asked ? asked.at : found.entry && { uri: found.entry.uri, position: found.entry.range.start };
  if (found.uses.length === 0 || from === null) {
    void window.showInformationMessage(l10n.t("{0} is not used in this workspace.", found.code));
    return;
  }
  await commands.executeCommand(
    "editor.action.showReferences",
    Uri.parse(from.uri),
    new Position(from.position.line, from.position.character),
    found.uses.map(toLocation),
  );
}

async function openEntry(server: ServerLink, entry: unknown): Promise<void> {
  const asked = whichCode(entry);
  const place = asked && (await server.request<EntryPlaceResult>(entryPlaceRequest, asked));
  if (!place) {
    void offerSearch();
    return;
  }
  const { uri, range } = toLocation(place);
  await window.showTextDocument(uri, { selection: range });
}

/** @param node what the view of catalogs shows of one. */
async function openCatalog({ status }: ServerLink, node: unknown): Promise<void> {
  const id = isRecord(node) ? node["catalog"] : undefined;
  const uri = status?.catalogs.find((catalog) => catalog.id === id)?.documents[0];
  if (uri !== undefined) {
    await window.showTextDocument(Uri.parse(uri, true));
  }
}

/**
 * @param named as given to the command: an `EntryName`, perhaps with the `near` of a `NamedCode`; nothing where a person
 * chose it from the palette.
 */
function whichCode(named: unknown): CodeParams | undefined {
  const entry = readEntryName(named);
  if (entry !== undefined) {
    const near = isRecord(named) ? named["near"] : undefined;
    return { entry, ...(typeof near === "string" && { near }) };
  }
  const editor = editorInUse();
  if (editor === undefined) {
    return undefined;
  }
  const { textDocument, position } = cursorOf(editor);
  return { at: { uri: textDocument.uri, position } };
}

function toLocation({ uri, range: { start, end } }: Place): Location {
  return new Location(Uri.parse(uri), new Range(start.line, start.character, end.line, end.character));
}
