import { dirname, resolve } from "node:path";
import { Option } from "commander";
import type { Catalog } from "../../catalogs/model";
import { type ExportForm, exportForms } from "../../render/exporters/exporter";
import { count, printable } from "../../render/terminalText";
import { configOption } from "../catalogOptions";
import { type CliCommand, exitCodes } from "../command";
import { fileErrorText, type Host, UsageError } from "../host";
import { findKnownCatalogs, listIds, noSuchCatalog } from "../knownCatalogs";
import { readText } from "../readSources";

interface ExportCommandOptions {
  readonly to: ExportForm;
  readonly catalog: string | undefined;
  readonly config: string | undefined;
  readonly family: string | undefined;
  readonly name: string | undefined;
  readonly output: string | undefined;
  readonly force: boolean | undefined;
}

/** `errdex export --to typescript --catalog ratio`: the codes as source code, a schema or a page. */
export const exportCommand: CliCommand = {
  name: "export",
  summary: "write a catalog as source code, as a schema or as a page",
  examples: [
    {
      command: "errdex export --to typescript --catalog ratio -o src/ratio-codes.ts",
      purpose: "a union and constants",
    },
    { command: "errdex export --to java --catalog acme --name com.acme.AcmeCode", purpose: "an enum in a package" },
    { command: "errdex export --to markdown --catalog acme.errdex.yaml", purpose: "a page of the codes in a file" },
  ],
  define: (command, host, finish) => {
    command
      .addOption(new Option("--to <FORM>", "what to write").choices(exportForms).makeOptionMandatory())
      .option("--catalog <ID>", "the catalog; or that of a file")
      .addOption(configOption())
      .option("--family <PREFIX>", "codes that begin with this prefix only: INVALID_, customer/")
      .option(
        "--name <NAME>",
        "name of the type, with its package before it where the language has packages: com.acme.AcmeCode; or the title of a page or schema",
      )
      .option("-o, --output <FILE>", "write to this file instead of standard output")
      .option("--force", "write over a FILE that was not made by this command")
      .addHelpText(
        "after",
        "\nEach constant has what the code means as its comment; deprecated codes are marked as the language does it.\n\nExit codes:\n  0  the catalog was written\n  2  wrong use, no code fits, or FILE was made by somebody else and --force was not given",
      )
      .action(async (options: ExportCommandOptions) => {
        await runExport(host, options);
        finish(exitCodes.ok);
      });
  },
};

async function runExport(host: Host, options: ExportCommandOptions): Promise<void> {
  const catalog = await findCatalog(host, options);
  // Only this command needs them.
  const { exportCatalog, ExportError, isExported } = await import("../../render/exporters/index");
  let text;
  try {
    text = exportCatalog(catalog, options.to, options);
  } catch (error) {
    throw error instanceof ExportError ? new UsageError(error.message) : error;
  }
  if (options.output === undefined) {
    host.stdout.write(text);
    return;
  }
  write(host, options.output, text, options.force === true ? () => true : isExported);
  const { family = "", output, to } = options;
  const codes = [...catalog.entries.keys()].filter((code) => code.startsWith(family)).length;
  host.stderr.write(`${printable(output)}: ${count(codes, "code")} of ${printable(catalog.name)} as ${to}\n`);
}

async function findCatalog(host: Host, options: ExportCommandOptions): Promise<Catalog> {
  const { catalogs, id } = await findKnownCatalogs(host, options);
  const found = catalogs.filter((catalog) => id === undefined || catalog.id === id);
  const [catalog] = found;
  if (catalog === undefined) {
    throw noSuchCatalog(id ?? "", catalogs);
  }
  if (found.length > 1) {
    throw new UsageError(`say which catalog with --catalog: ${listIds(catalogs)}`);
  }
  return catalog;
}

/** @param mayReplace whether a file with this text may be written over. */
function write(host: Host, shown: string, text: string, mayReplace: (text: string) => boolean): void {
  const path = resolve(host.cwd, shown);
  const kind = host.files.kindOf(path);
  if (kind === "folder") {
    throw new UsageError(`cannot write ${shown}: it is a folder`);
  }
  if (kind === undefined && host.files.kindOf(dirname(path)) !== "folder") {
    throw new UsageError(`cannot write ${shown}: there is no such folder`);
  }
  if (kind === "file" && !mayReplace(readText(host, path))) {
    throw new UsageError(`${shown} is there already and was not made by errdex export; --force writes over it`);
  }
  try {
    host.files.writeText(path, text);
  } catch (error) {
    throw new UsageError(`cannot write ${shown}: ${fileErrorText(error)}`);
  }
}
