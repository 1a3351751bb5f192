import {
  CancellationTokenSource,
  commands,
  l10n,
  type QuickInputButton,
  type QuickPickItem,
  ThemeColor,
  ThemeIcon,
  window,
} from "vscode";
import {
  type EntryName,
  type FoundCode,
  type SearchCodesParams,
  searchCodesRequest,
  type SearchCodesResult,
} from "../../../shared/src/protocol";
import { countUses, iconOf, showNumber } from "./codeTexts";
import { commandIds } from "./commandIds";
import type { ServerLink } from "./serverLink";

/** Nobody reads more; who wants others types another letter. */
const mostFound = 200;

interface CodePick extends QuickPickItem {
  /** Absent in lines that only tell something. */
  readonly code?: FoundCode;
}

interface CodeButton extends QuickInputButton {
  readonly command: string;
}

/**
 * Lets a person find a code. `undefined` where nothing was chosen; what a button beside a code does is done, and the
 * list stays.
 *
 * @param words that the search begins with
 */
export async function pickCode(server: ServerLink, title: string, words = ""): Promise<EntryName | undefined> {
  const pick = window.createQuickPick<CodePick>();
  pick.title = title;
  pick.placeholder = l10n.t("A part of a code, or words of its summary");
  let source: CancellationTokenSource | undefined;
  const search = async (query: string): Promise<void> => {
    source?.cancel();
    source = new CancellationTokenSource();
    const { token } = source;
    pick.busy = true;
    try {
      const params: SearchCodesParams = { query, limit: mostFound };
      const result = await server.request<SearchCodesResult>(searchCodesRequest, params, token);
      if (!token.isCancellationRequested) {
        pick.items = toPicks(result, query);
        pick.title = result.isGuess ? l10n.t("{0}: nothing found; the nearest codes are", title) : title;
        pick.busy = false;
      }
    } catch (error) {
      if (!token.isCancellationRequested) {
        pick.hide();
        throw error;
      }
    }
  };
  const chosen = new Promise<EntryName | undefined>((resolve, reject) => {
    const find = (query: string): void => {
      search(query).catch(reject);
    };
    pick.onDidChangeValue(find);
    pick.onDidAccept(() => {
      const name = toName(pick.activeItems[0]?.code);
      // Who is faster than the search waits for it.
      if (name !== undefined) {
        resolve(name);
        pick.hide();
      }
    });
    pick.onDidTriggerItemButton(({ item, button }) => {
      const { command } = button as CodeButton;
      if (command !== commandIds.copyCode) {
        resolve(undefined);
        pick.hide();
      }
      void commands.executeCommand(command, toName(item.code));
    });
    pick.onDidHide(() => {
      resolve(undefined);
    });
    pick.value = words;
    pick.show();
    find(words);
  });
  try {
    return await chosen;
  } finally {
    source?.cancel();
    pick.dispose();
  }
}

/** Tells that no code is at the cursor, and lets one look for one instead. */
export async function offerSearch(): Promise<void> {
  const search = l10n.t("Search Codes…");
  const chosen = await window.showInformationMessage(l10n.t("There is no known error code at the cursor."), search);
  if (chosen === search) {
    await commands.executeCommand(commandIds.searchCodes);
  }
}

/** Lines without a code are none to choose; separators are hidden from who has typed something. */
function toPicks({ items, more }: SearchCodesResult, query: string): readonly CodePick[] {
  const note = (label: string): CodePick => ({ label, alwaysShow: true });
  return [
    ...(items.length === 0 ? [note(l10n.t("No code has “{0}” in its name or summary.", query))] : []),
    ...items.map(toPick),
    ...(more > 0 ? [note(l10n.t("{0} more", showNumber(more)))] : []),
  ];
}

function toPick(code: FoundCode): CodePick {
  const { icon, iconColor } = iconOf(code);
  const marks = [
    code.catalogName,
    ...(code.isDeprecated ? [l10n.t("deprecated")] : []),
    ...(code.uses > 0 ? [countUses(code.uses)] : []),
  ];
  return {
    code,
    label: code.code,
    description: marks.join(" · "),
    detail: code.summary,
    iconPath: new ThemeIcon(icon, iconColor === undefined ? undefined : new ThemeColor(iconColor)),
    // What the server found is not to be filtered by the editor, which looks for the words in their order.
    alwaysShow: true,
    buttons: listButtons(code),
  };
}

function listButtons({ kind, hasDocs, uses }: FoundCode): readonly CodeButton[] {
  const button = (icon: string, tooltip: string, command: string): CodeButton => {
    return { iconPath: new ThemeIcon(icon), tooltip, command };
  };
  return [
    button("copy", l10n.t("Copy code"), commandIds.copyCode),
    ...(kind === "code" ? [button("insert", l10n.t("Insert at cursor"), commandIds.insertCode)] : []),
    ...(uses > 0 ? [button("references", l10n.t("Find uses"), commandIds.findUses)] : []),
    ...(hasDocs ? [button("link-external", l10n.t("Open documentation"), commandIds.openDocs)] : []),
  ];
}

function toName(item: FoundCode | undefined): EntryName | undefined {
  return item && { catalog: item.catalog, code: item.code };
}
