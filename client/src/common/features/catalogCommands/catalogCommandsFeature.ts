import { Disposable, Uri } from "vscode";
import { isRecord } from "../../../../../shared/src/isRecord";
import { commandIds } from "../../commandIds";
import type { ClientFeature } from "../clientFeature";
import type { CatalogOfView, CommandContext } from "./commandContext";
import { compareCatalogs } from "./compareCatalogs";
import { exportCatalog, type ExportArguments } from "./exportCatalog";
import { importCatalog, type ImportArguments } from "./importCatalog";
import { newCatalog, type NewCatalogArguments } from "./newCatalog";
import { openConfig } from "./openConfig";
import { Previews } from "./previews";

/** The commands on whole catalogs. */
export const catalogCommandsFeature: ClientFeature = {
  register: ({ server, registerCommand }) => {
    const previews = new Previews();
    const context: CommandContext = { server, previews };
    return Disposable.from(
      previews,
      registerCommand(commandIds.importCatalog, (given: unknown) => importCatalog(context, readImport(given))),
      registerCommand(commandIds.newCatalog, (given: unknown) => newCatalog(context, readNew(given))),
      registerCommand(commandIds.diffCatalogs, (given: unknown, selected: unknown) =>
        compareCatalogs(context, readFiles(given, selected), readNode(given)),
      ),
      registerCommand(commandIds.openConfig, () => openConfig(context)),
      registerCommand(commandIds.exportCatalog, (given: unknown) => exportCatalog(context, readExport(given))),
    );
  },
};

/** A file of the explorer, or what a keybinding or the view of catalogs says. */
function readImport(given: unknown): ImportArguments {
  if (given instanceof Uri) {
    return { source: given };
  }
  const { source, id, name } = isRecord(given) ? given : {};
  return { source: readUri(source), id: readText(id), name: readText(name) };
}

function readNew(given: unknown): NewCatalogArguments {
  const { id, name, config, code } = isRecord(given) ? given : {};
  return {
    id: readText(id),
    name: readText(name),
    config: typeof config === "boolean" ? config : undefined,
    code: readText(code),
  };
}

function readExport(given: unknown): ExportArguments {
  if (given instanceof Uri) {
    return { file: given };
  }
  const { form } = isRecord(given) ? given : {};
  return { ...readNode(given), form: readText(form) };
}

/** A catalog of the view: in a window with several folders, one of its files tells which folder it is of. */
function readNode(given: unknown): CatalogOfView {
  const { catalog, files } = isRecord(given) ? given : {};
  return { catalog: readText(catalog), near: Array.isArray(files) ? readText(files.at(-1)) : undefined };
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
