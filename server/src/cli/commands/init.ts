import { basename, resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { isRecord } from "../../../../shared/src/isRecord";
import { isText } from "../../catalogs/fields";
import type { Catalog } from "../../catalogs/model";
import { configFileName } from "../../config/paths";
import { renderStarterCatalog, renderStarterConfig, type StarterOptions } from "../../render/starterFiles";
import { count, printable } from "../../render/terminalText";
import { type CliCommand, exitCodes } from "../command";
import { parseCatalogId } from "../catalogOptions";
import { findApis, type ShownApi } from "../findApis";
import { fileErrorText, type Host, UsageError } from "../host";
import { findCatalogFiles, loadProjectCatalogs } from "../projectCatalogs";

interface InitOptions {
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly yaml: boolean | undefined;
  readonly force: boolean | undefined;
}

/** How many places are shown for one API. */
const mostPlaces = 3;

/** `errdex init`: a config and a first catalog. */
export const initCommand: CliCommand = {
  name: "init",
  summary: "write an errdex.json and a first catalog of your own",
  examples: [
    { command: "errdex init", purpose: "named after the project" },
    { command: 'errdex init --yaml --id acme --name "Acme Pay"', purpose: "writes errdex.json and acme.errdex.yaml" },
  ],
  define: (command, host, finish) => {
    command
      .option("--id <ID>", "id of the catalog: lower-case letters, digits and hyphens", parseCatalogId)
      .option("--name <NAME>", "the API's name as people say it (default: made of the id)", parseName)
      .option("--yaml", "write the catalog in YAML")
      .option("--force", "write over files that are there already")
      .addHelpText(
        "after",
        "\nAn errdex.json that is there already stays as it is. What the project uses is looked up in its files.\n\nExit codes:\n  0  at least one file was written\n  2  wrong use, or what would be written is there already and --force was not given",
      )
      .action(async (options: InitOptions) => {
        await init(host, options);
        finish(exitCodes.ok);
      });
  },
};

async function init(host: Host, options: InitOptions): Promise<void> {
  const before = await loadProjectCatalogs(host, {}, () => findCatalogFiles(host.files, host.cwd));
  const here = resolve(host.cwd, "any");
  const catalogs = before.catalogsFor(here);
  const starter = starterOf(host, options);
  const catalogFile = `${starter.id}.errdex.${options.yaml === true ? "yaml" : "json"}`;
  const isThere = (path: string): boolean => host.files.kindOf(resolve(host.cwd, path)) !== undefined;
  const writes = (path: string): boolean => options.force === true || !isThere(path);
  const others = catalogs.filter(({ id, from }) => id === starter.id && from !== "built-in" && from !== catalogFile);
  if (others[0] !== undefined) {
    throw new UsageError(`there is a catalog ${starter.id} already, in ${others[0].from}; --id names another`);
  }
  if (!writes(catalogFile)) {
    throw new UsageError(`${catalogFile} is there already; --force writes over it, --id names another`);
  }
  const found = await findApis(host, catalogs, before.settingsFor(here));
  const keepsConfig = !writes(configFileName);
  if (!keepsConfig) {
    write(host, configFileName, renderStarterConfig());
  }
  write(host, catalogFile, renderStarterCatalog(starter, options.yaml === true));
  const lines = [
    keepsConfig ? `${configFileName} is there already and stays as it is` : `Wrote ${configFileName}`,
    `Wrote ${catalogFile}${catalogs.some(({ id }) => id === starter.id) ? `, which extends the catalog ${starter.id}` : ""}`,
    "",
    "What the project's files show:",
    ...catalogs.map((catalog) => `  ${apiText(catalog, found.get(catalog.id) ?? [])}`),
    "",
    "Next:",
    `  Put your codes in ${catalogFile}, or make it of a page, a table or source code:`,
    `    errdex import PAGE --id ${starter.id} -o ${starter.id}.errdex.json --force`,
    ...(options.yaml === true ? [`    (and delete ${catalogFile}: an import is JSON)`] : []),
    "  See that they are known, and check the project:",
    `    errdex list --catalog ${starter.id}`,
    "    errdex check",
  ];
  host.stdout.write(`${lines.map(printable).join("\n")}\n`);
}

/** `Ratio (159 codes, built-in): used (api.ratio.me in src/a.ts:3)`. */
function apiText({ name, entries, from }: Catalog, places: readonly ShownApi[]): string {
  const codes = `${name} (${count(entries.size, "code")}, ${from})`;
  if (places.length === 0) {
    return `${codes}: nothing shows that it is used`;
  }
  const shown = places.slice(0, mostPlaces).map(({ name, file, line }) => `${name} in ${file}:${line}`);
  const more = places.length > mostPlaces ? ` and ${count(places.length - mostPlaces, "more file")}` : "";
  return `${codes}: used (${shown.join(", ")}${more})`;
}

function starterOf(host: Host, { id = idOfProject(host), name }: InitOptions): StarterOptions {
  const title = id
    .split("-")
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
  return { id, name: name ?? title };
}

/** An id made of the package's name, else of the folder's. */
function idOfProject({ files, cwd }: Host): string {
  const manifest = resolve(cwd, "package.json");
  const named = files.kindOf(manifest) === "file" ? packageName(files.readText(manifest)) : undefined;
  const id = (named ?? basename(cwd))
    .toLowerCase()
    .replace(/^@[^/]*\//, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  return id === "" ? "own" : id;
}

function packageName(text: string): string | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return isRecord(data) && isText(data["name"]) ? data["name"] : undefined;
  } catch {
    // A broken manifest has no name.
    return undefined;
  }
}

function parseName(text: string): string {
  if (!isText(text)) {
    throw new InvalidArgumentError("It must not be blank.");
  }
  return text;
}

function write(host: Host, path: string, text: string): void {
  try {
    host.files.writeText(resolve(host.cwd, path), text);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${fileErrorText(error)}`);
  }
}
