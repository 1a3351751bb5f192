import { commands, Disposable, l10n, type LogOutputChannel, Uri, window } from "vscode";
import { errorMessage } from "../../../../../shared/src/errorMessage";
import { isRecord } from "../../../../../shared/src/isRecord";
import { commandIds } from "../../commandIds";
import type { ClientFeature } from "../clientFeature";
import type { CommandContext } from "./commandContext";
import { compareCatalogs } from "./compareCatalogs";
import { exportCatalog, type ExportArguments } from "./exportCatalog";
import { importCatalog, type ImportArguments } from "./importCatalog";
import { newCatalog, type NewCatalogArguments } from "./newCatalog";
import { Previews } from "./previews";

/** The commands on whole catalogs. */
export const catalogCommandsFeature: ClientFeature = {
  register: ({ log, server }) => {
    const previews = new Previews();
    const context: CommandContext = { server, previews };
    const register = (id: string, run: (...given: readonly unknown[]) => Promise<void>): Disposable =>
      commands.registerCommand(id, (...given: readonly unknown[]) => tellFailure(log, () => run(...given)));
    return Disposable.from(
      previews,
      register(commandIds.importCatalog, (given) => importCatalog(context, readImport(given))),
      register(commandIds.newCatalog, (given) => newCatalog(context, readNew(given))),
      register(commandIds.diffCatalogs, (given, selected) => compareCatalogs(context, readFiles(given, selected))),
      register(commandIds.exportCatalog, (given) => exportCatalog(context, readExport(given))),
    );
  },
};

/** A file of the explorer, or what a keybinding says. */
function readImport(given: unknown): ImportArguments {
  if (given instanceof Uri) {
    return { source: given };
  }
  const { source, id, name } = isRecord(given) ? given : {};
  return { source: readUri(source), id: readText(id), name: readText(name) };
}

function readNew(given: unknown): NewCatalogArguments {
  const { id, name, config } = isRecord(given) ? given : {};
  return { id: readText(id), name: readText(name), config: typeof config === "boolean" ? config : undefined };
}

function readExport(given: unknown): ExportArguments {
  if (given instanceof Uri) {
    return { file: given };
  }
  const { catalog, form } = isRecord(given) ? given : {};
  return { catalog: readText(catalog), form: readText(form) };
}

/** The files that are selected in the explorer; of a keybinding, a list of addresses. */
function readFiles(given: unknown, selected: unknown): readonly Uri[] {
  const all = Array.isArray(selected) ? selected : Array.isArray(given) ? given : [given];
  return all.flatMap((file) => readUri(file) ?? []);
}

function readUri(value: unknown): Uri | undefined {
  return value instanceof Uri ? value : typeof value === "string" ? Uri.parse(value, true) : undefined;
}

function readText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** What goes wrong is told to the user, in words of our own where we have some. */
async function tellFailure(log: LogOutputChannel, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const message = errorMessage(error);
    log.error(message);
    const showLog = l10n.t("Show Log");
    // The command has ended, whether or not anybody reads this.
    void window.showErrorMessage(message, showLog).then((chosen) => {
      if (chosen === showLog) {
        log.show();
      }
    });
  }
}
