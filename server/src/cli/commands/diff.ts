import { resolve } from "node:path";
import { Option } from "commander";
import { isRecord } from "../../../../shared/src/isRecord";
import { builtInCatalogs } from "../../catalogs/builtIn";
import { type CatalogDiff, diffCatalogs, isEmptyDiff, withoutAdvice } from "../../catalogs/diffCatalogs";
import type { Catalog } from "../../catalogs/model";
import { readCatalog } from "../../catalogs/readCatalog";
import { renderDiffJson, renderDiffMarkdown, renderDiffPretty } from "../../render/catalogDiff";
import { type CliCommand, type ExitCode, exitCodes, noColor } from "../command";
import { type Host, UsageError, usesColors } from "../host";
import { readText } from "../readSources";
import { importSource } from "./import";

const diffFormats = ["pretty", "json", "markdown"] as const;

interface DiffOptions {
  readonly format: (typeof diffFormats)[number];
  readonly color: boolean;
}

/** `errdex diff acme.errdex.json errors.md`: what the vendor changed. */
export const diffCommand: CliCommand = {
  name: "diff",
  summary: "compare two catalogs, or a catalog with the page it comes from",
  examples: [
    { command: "errdex diff old.errdex.json new.errdex.json", purpose: "two versions of a catalog" },
    { command: "errdex diff acme.errdex.json errors.md", purpose: "a catalog with the vendor's page of today" },
    { command: "errdex diff ratio errors.md --format markdown", purpose: "a built-in catalog, for a pull request" },
  ],
  define: (command, host, finish) => {
    command
      .argument("<OLD>", "a catalog file, the id of a built-in catalog, or a page or folder as `import` takes them")
      .argument("<NEW>", "the same")
      .addOption(new Option("--format <FORMAT>", "form of the difference").choices(diffFormats).default("pretty"))
      .option(...noColor)
      .addHelpText(
        "after",
        "\nBetween a page and a catalog, only what a page can say is compared: codes, summaries, HTTP statuses, deprecation.\n\nExit codes:\n  0  no difference\n  1  there are differences\n  2  wrong use, or a side cannot be read or has no codes",
      )
      .action(async (old: string, latest: string, options: DiffOptions) => {
        finish(await diff(host, old, latest, options));
      });
  },
};

async function diff(host: Host, old: string, latest: string, options: DiffOptions): Promise<ExitCode> {
  const before = await readSide(host, old);
  const after = await readSide(host, latest);
  const whole = diffCatalogs(before.catalog, after.catalog);
  const found = before.isPage === after.isPage ? whole : withoutAdvice(whole);
  host.stdout.write(render(found, host, options));
  return isEmptyDiff(found) ? exitCodes.ok : exitCodes.findings;
}

interface Side {
  readonly catalog: Catalog;
  readonly isPage: boolean;
}

async function readSide(host: Host, source: string): Promise<Side> {
  const path = resolve(host.cwd, source);
  const kind = source === "-" ? undefined : host.files.kindOf(path);
  const builtIn = kind === undefined ? builtInCatalogs.find(({ id }) => id === source) : undefined;
  if (builtIn !== undefined) {
    return { catalog: builtIn, isPage: false };
  }
  const data = kind === "file" && /\.(?:jsonc?|ya?ml)$/i.test(path) ? await readData(host, path) : undefined;
  if (isRecord(data) && "errdexCatalog" in data) {
    const { catalog, problems } = readCatalog(data, source);
    if (catalog === undefined) {
      throw new UsageError(`${source} is no catalog: ${problems[0]?.message ?? ""}`);
    }
    return { catalog, isPage: false };
  }
  const imported = await importSource(host, source, { id: "page", from: "auto" });
  const { catalog } = readCatalog(imported.catalog, source);
  if (catalog === undefined) {
    throw new UsageError(`no error codes in ${source}`);
  }
  return { catalog, isPage: true };
}

function render(found: CatalogDiff, host: Host, { format, color }: DiffOptions): string {
  switch (format) {
    case "json":
      return renderDiffJson(found);
    case "markdown":
      return renderDiffMarkdown(found);
    case "pretty":
      return renderDiffPretty(found, { colors: usesColors(host, color) });
  }
}

async function readData(host: Host, path: string): Promise<unknown> {
  const text = readText(host, path);
  const { parseData } = await import("../../catalogs/importers/index");
  return parseData({ path, text });
}
