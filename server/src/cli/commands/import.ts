import { basename, resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import { ownIdOf } from "../../../../shared/src/apiNames";
import { diffCatalogs, isEmptyDiff } from "../../catalogs/diffCatalogs";
import type { Imported } from "../../catalogs/importers/index";
import type { ImportForm } from "../../catalogs/importers/importer";
import { readCatalog } from "../../catalogs/readCatalog";
import { renderDiffPretty } from "../../render/catalogDiff";
import { count, printable } from "../../render/terminalText";
import { parseCatalogId } from "../catalogOptions";
import { type CliCommand, type ExitCode, exitCodes, noColor } from "../command";
import { fileErrorText, type Host, UsageError, usesColors } from "../host";
import { CliLogger } from "../logger";
import { readSources, readText } from "../readSources";

/** What `--from` takes; a test holds it equal to the list of importers. */
export const forms = [
  "auto",
  "markdown",
  "html",
  "text",
  "csv",
  "json",
  "yaml",
  "openapi",
  "source",
  "rst",
] as const satisfies readonly (ImportForm | "auto")[];

interface ImportOptions {
  readonly id?: string;
  readonly name?: string;
  readonly docs?: string;
  readonly from: (typeof forms)[number];
  readonly output?: string;
  readonly force?: boolean;
  readonly color: boolean;
}

/** `errdex import errors.md --id acme`: a catalog of a vendor's page. */
export const importCommand: CliCommand = {
  name: "import",
  summary: "make a catalog of a page, a folder of pages, an OpenAPI file or source code",
  examples: [
    { command: "errdex import errors.md --id acme -o acme.errdex.json", purpose: "of a page; the form is recognised" },
    { command: "errdex import openapi.yaml", purpose: "of an API's description, named as it says" },
    { command: "errdex import docs/errors --id acme", purpose: "of a folder with a page for each code" },
    { command: "pbpaste | errdex import - --id acme --from text", purpose: "of text that was copied from a page" },
  ],
  define: (command, host, finish) => {
    command
      .argument("<SOURCE>", "a file, a folder, or - for standard input")
      .option(
        "--id <ID>",
        "id of the catalog: lower-case letters, digits and hyphens (default: made of the name)",
        parseCatalogId,
      )
      .option("--name <NAME>", "the API's name as people say it (default: as SOURCE says it, or made of the id)")
      .option("--docs <URL>", "address of the page, which hovers link to", parseAddress)
      .addOption(new Option("--from <FORM>", "form of the source").choices(forms).default("auto"))
      .option("-o, --output <FILE>", "write the catalog to this file instead of standard output")
      .option("--force", "write over a FILE that has other codes; what changes is shown")
      .option(...noColor)
      .addHelpText(
        "after",
        "\nWhat was skipped, and why, is listed on standard error.\n\nExit codes:\n  0  the catalog was made\n  2  wrong use, the source has no codes, or FILE has other codes and --force was not given",
      )
      .action(async (source: string, options: ImportOptions) => {
        finish(await runImport(host, source, options));
      });
  },
};

async function runImport(host: Host, source: string, options: ImportOptions): Promise<ExitCode> {
  const imported = await importSource(host, source, options);
  const text = `${JSON.stringify(imported.catalog, undefined, 2)}\n`;
  report(host, source, imported, options);
  if (options.output === undefined) {
    host.stdout.write(text);
    return exitCodes.ok;
  }
  return write(host, resolve(host.cwd, options.output), options.output, imported, text, options);
}

/** Imports a source. Raises a {@link UsageError} where it has no codes. */
export async function importSource(
  host: Host,
  source: string,
  { id, name, docs, from }: Pick<ImportOptions, "id" | "name" | "docs" | "from">,
): Promise<Imported> {
  const form = from === "auto" ? undefined : from;
  const documents = await readSources(host, source, form);
  // Only this command needs the readers of all the formats, which take longer to load than all else.
  const [{ importCatalog }, { Grammars }] = await Promise.all([
    import("../../catalogs/importers/index"),
    import("../../languages/grammars"),
  ]);
  const context = { grammars: new Grammars(host.readWasm, new CliLogger(host.stderr)) };
  const imported = await importCatalog(documents, { id, name, docs }, context, form);
  const { catalog, apiName, forms: read, problems } = imported;
  if (Object.keys(catalog.codes).length === 0) {
    const [first] = problems;
    const statuses = Object.keys(catalog.statuses ?? {}).length;
    const beside = statuses === 0 ? "" : ", only HTTP statuses";
    const skipped =
      first === undefined
        ? ""
        : `; ${count(problems.length, "place")} skipped, the first at ${first.file}:${first.line}: ${first.message}`;
    const place = source === "-" ? "standard input" : source;
    throw new UsageError(`no error codes in ${place}${beside} (read as ${read.join(", ")})${skipped}`);
  }
  if (id === undefined && name === undefined && apiName === undefined && ownIdOf(basename(source)) === undefined) {
    throw new UsageError(`${source} does not say what the API is called: name it with --id, such as --id acme-pay`);
  }
  return imported;
}

function report(
  { stderr }: Host,
  source: string,
  { catalog, forms: read, problems }: Imported,
  given: Pick<ImportOptions, "id">,
): void {
  const statuses = Object.keys(catalog.statuses ?? {}).length;
  const parts = [
    count(Object.keys(catalog.codes).length, "code"),
    ...(statuses === 0 ? [] : [statuses === 1 ? "1 HTTP status" : `${statuses} HTTP statuses`]),
    ...(problems.length === 0 ? [] : [`${count(problems.length, "place")} skipped:`]),
  ];
  stderr.write(`${printable(source)}: read as ${read.join(", ")}; ${parts.join(", ")}\n`);
  if (given.id === undefined) {
    stderr.write(`  named ${printable(catalog.name)}, with the id ${catalog.id}: --name and --id name it otherwise\n`);
  }
  for (const { file, line, message } of problems) {
    stderr.write(`  ${printable(file)}:${line}: ${printable(message)}\n`);
  }
}

/** A file that has other codes is written over only by force, and what changes is shown either way. */
function write(
  host: Host,
  path: string,
  shown: string,
  imported: Imported,
  text: string,
  options: ImportOptions,
): ExitCode {
  const kind = host.files.kindOf(path);
  if (kind === "folder") {
    throw new UsageError(`cannot write ${shown}: it is a folder`);
  }
  if (kind === "file" && readText(host, path) !== text) {
    const old = readCatalog(parseJson(readText(host, path)), shown).catalog;
    const made = readCatalog(imported.catalog, shown).catalog;
    if (old === undefined || made === undefined) {
      if (options.force !== true) {
        throw new UsageError(`${shown} is there already and is no catalog; --force writes over it`);
      }
    } else {
      const diff = diffCatalogs(old, made);
      host.stdout.write(
        isEmptyDiff(diff)
          ? "The codes are the same; other parts of the catalog differ\n"
          : renderDiffPretty(diff, { colors: usesColors(host, options.color) }),
      );
      if (options.force !== true) {
        throw new UsageError(`${shown} is there already and differs; --force writes over it`);
      }
    }
  }
  try {
    host.files.writeText(path, text);
  } catch (error) {
    throw new UsageError(`cannot write ${shown}: ${fileErrorText(error)}`);
  }
  return exitCodes.ok;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseAddress(text: string): string {
  if (!/^https?:\/\/\S+$/.test(text)) {
    throw new InvalidArgumentError("It must start with https:// or http://.");
  }
  return text;
}
