import {
  commands,
  l10n,
  type QuickInputButton,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  Uri,
  window,
  workspace,
} from "vscode";
import { errorMessage } from "../../../../../shared/src/errorMessage";
import { askWhatIsKnown } from "../../askWhatIsKnown";
import { commandIds, innerCommandIds } from "../../commandIds";
import { editorInUse } from "../../cursor";
import { type ClientContext, type ClientFeature } from "../clientFeature";
import { listStatus, type StatusChoice, type StatusRow, type StatusScene } from "./statusList";

/** `Errdex: Show Status`, which the status item calls: the catalogs in force, what is done with this file, the server. */
export const statusFeature: ClientFeature = {
  register: (context) =>
    context.registerCommand(commandIds.showStatus, async () => {
      const choice = await pick(context);
      if (choice !== undefined) {
        await take(choice);
      }
    }),
};

interface StatusPick extends QuickPickItem {
  /** Absent in lines between. */
  readonly choice?: StatusChoice;
}

interface StatusButton extends QuickInputButton {
  readonly choice: StatusChoice;
}

/** Shows at once what the client knows, and the rest when the server has answered. */
async function pick({ server, serverState, log }: ClientContext): Promise<StatusChoice | undefined> {
  const list = window.createQuickPick<StatusPick>();
  list.title = l10n.t("Errdex Status");
  list.placeholder = l10n.t("Choose a line to see more");
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  let file: StatusScene["file"];
  list.keepScrollPosition = true;
  const fill = (): void => {
    const [active] = list.activeItems;
    list.items = listStatus({ state: serverState(), status: server.status, file }).map(toPick);
    // Who has gone to a line already stays there.
    const same = list.items.filter((item) => item.choice !== undefined && item.label === active?.label);
    if (same.length > 0) {
      list.activeItems = same.slice(0, 1);
    }
  };
  const listener = server.onDidChangeStatus(fill);
  const ask = async (): Promise<void> => {
    const editor = editorInUse();
    const known = await askWhatIsKnown(server);
    if (editor !== undefined && known !== undefined) {
      file = { name: workspace.asRelativePath(editor.document.uri), facts: known.file };
    }
  };
  try {
    return await new Promise<StatusChoice | undefined>((resolve) => {
      list.onDidAccept(() => {
        resolve(list.activeItems[0]?.choice);
      });
      list.onDidTriggerItemButton(({ button }) => {
        resolve((button as StatusButton).choice);
      });
      list.onDidHide(() => {
        resolve(undefined);
      });
      fill();
      list.show();
      const isDown = serverState() === "failed" || serverState() === "stopped";
      if (!isDown) {
        list.busy = true;
        ask()
          .catch((error: unknown) => {
            log.warn("The server could not tell of the file.", errorMessage(error));
          })
          .finally(() => {
            list.busy = false;
            fill();
          });
      }
    });
  } finally {
    listener.dispose();
    list.dispose();
  }
}

async function take(choice: StatusChoice): Promise<void> {
  switch (choice.do) {
    case "open":
      await window.showTextDocument(Uri.parse(choice.uri));
      break;
    case "reveal":
      await commands.executeCommand(innerCommandIds.revealCatalog, choice.catalog);
      break;
    default:
      await commands.executeCommand(commandIds[choice.do]);
  }
}

function toPick(row: StatusRow): StatusPick {
  return "title" in row
    ? { label: row.title, kind: QuickPickItemKind.Separator }
    : {
        label: row.label,
        description: row.description,
        ...(row.detail === undefined ? {} : { detail: row.detail }),
        iconPath: new ThemeIcon(row.icon),
        buttons: row.buttons.map(toButton),
        choice: row.choice,
      };
}

function toButton(choice: StatusChoice): StatusButton {
  return choice.do === "open"
    ? { iconPath: new ThemeIcon("go-to-file"), tooltip: l10n.t("Open catalog"), choice }
    : { iconPath: new ThemeIcon("list-tree"), tooltip: l10n.t("Show in the Catalogs view"), choice };
}
