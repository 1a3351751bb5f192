import { Option } from "commander";
import type { Catalog, Entry } from "../../catalogs/model";
import { renderCodesJson, renderCodesPretty } from "../../render/codeList";
import { configOption } from "../catalogOptions";
import { type CliCommand, exitCodes, type Format, formats, noColor } from "../command";
import { type Host, UsageError, usesColors } from "../host";
import { findKnownCatalogs, noSuchCatalog } from "../knownCatalogs";

interface ListOptions {
  readonly catalog: string | undefined;
  readonly config: string | undefined;
  readonly family: string | undefined;
  readonly format: Format;
  readonly color: boolean;
}

/** `errdex list --catalog ratio --family INVALID_`: the codes that Errdex knows. */
export const listCommand: CliCommand = {
  name: "list",
  summary: "list the codes of all catalogs, or of one",
  examples: [
    { command: "errdex list", purpose: "all codes with their summaries, catalog by catalog" },
    { command: "errdex list --catalog ratio --family INVALID_", purpose: "one family of one catalog" },
    { command: "errdex list --format json", purpose: "for scripts" },
  ],
  define: (command, host, finish) => {
    command
      .option("--catalog <ID>", "this catalog only; or that of a file")
      .addOption(configOption())
      .option("--family <PREFIX>", "codes that begin with this prefix only: INVALID_, customer/")
      .addOption(new Option("--format <FORMAT>", "form of the list").choices(formats).default("pretty"))
      .option(...noColor)
      .addHelpText("after", "\nExit codes:\n  0  codes were listed\n  2  wrong use, or no code fits")
      .action(async (options: ListOptions) => {
        const { catalogs, id } = await findKnownCatalogs(host, options);
        host.stdout.write(render(select(catalogs, id, options.family), host, options));
        finish(exitCodes.ok);
      });
  },
};

function select(
  known: readonly Catalog[],
  id: string | undefined,
  family = "",
): ReadonlyMap<Catalog, readonly Entry[]> {
  const catalogs = known.filter((catalog) => id === undefined || catalog.id === id);
  if (catalogs.length === 0) {
    throw noSuchCatalog(id ?? "", known);
  }
  const selected = catalogs
    .map((catalog) => [catalog, [...catalog.entries.values()].filter(({ code }) => code.startsWith(family))] as const)
    .filter(([, entries]) => entries.length > 0);
  if (selected.length === 0 && family === "") {
    throw new UsageError(`${catalogs.map(({ id }) => id).join(", ")} has no codes`);
  }
  if (selected.length === 0) {
    const prefixes = catalogs.flatMap(({ families }) => families.map(({ prefix }) => prefix));
    throw new UsageError(
      `no code begins with ${family}${prefixes.length === 0 ? "" : `; families are ${prefixes.join(", ")}`}`,
    );
  }
  return new Map(selected);
}

function render(codes: ReadonlyMap<Catalog, readonly Entry[]>, host: Host, { format, color }: ListOptions): string {
  if (format === "json") {
    return renderCodesJson(codes);
  }
  const { isTerminal, columns } = host.stdout;
  return renderCodesPretty(codes, { colors: usesColors(host, color), width: isTerminal ? columns : undefined });
}
