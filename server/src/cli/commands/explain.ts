import { Option } from "commander";
import { CatalogIndex } from "../../catalogs/catalogIndex";
import type { Catalog } from "../../catalogs/model";
import { type Explanation, renderExplanation, renderExplanationJson } from "../../render/explanation";
import { type CliCommand, exitCodes, type Format, formats, noColor } from "../command";
import { configOption } from "../catalogOptions";
import { type Host, UsageError, usesColors } from "../host";
import { findKnownCatalogs, noSuchCatalog } from "../knownCatalogs";

interface ExplainOptions {
  readonly catalog: string | undefined;
  readonly config: string | undefined;
  readonly format: Format;
  readonly color: boolean;
  /** `true` without a file. */
  readonly response: string | true | undefined;
  readonly at: string | undefined;
}

const mostSuggestions = 5;
const pageWidth = 80;

/** `errdex explain INVALID_OTP`: what a hover tells, and more. */
export const explainCommand: CliCommand = {
  name: "explain",
  summary: "tell what an error code means and what to do about it",
  examples: [
    { command: "errdex explain INVALID_OTP", purpose: "what every catalog knows of the code" },
    { command: "errdex explain 429 --catalog sphere", purpose: "an HTTP status, in one catalog" },
    { command: "errdex explain customer/not-found --format json", purpose: "for scripts" },
    {
      command: "curl -si https://… | errdex explain --response",
      purpose: "an answer: which API, which code, what to do",
    },
    { command: "errdex explain --at src/pay.ts:12:8", purpose: "a string in the code: why it is a finding, or is not" },
  ],
  define: (command, host, finish) => {
    command
      .argument("[CODE]", "the code to the letter, or an HTTP status")
      .option("--response [FILE]", "explain an answer of an API or a line of a log instead: a file, or standard input")
      .option("--at <FILE:LINE:COLUMN>", "tell all that is known of a place in the code instead, and why")
      .option("--catalog <ID>", "look in this catalog only; or in that of a file")
      .addOption(configOption())
      .addOption(new Option("--format <FORMAT>", "form of the answer").choices(formats).default("pretty"))
      .option(...noColor)
      .addHelpText(
        "after",
        "\nExit codes:\n  0  the code is known, or the place is there\n  2  wrong use, or no catalog has this code, or the answer holds none",
      )
      .action(async (code: string | undefined, options: ExplainOptions) => {
        const { response, at } = options;
        if ([code, response, at].filter((given) => given !== undefined).length !== 1) {
          throw new UsageError("explain takes a code, or --response with an answer, or --at with a place");
        }
        if (at !== undefined) {
          if (options.catalog !== undefined) {
            throw new UsageError("--at looks in all catalogs in force, so --catalog does not go with it");
          }
          // The engine takes longer to load than a code takes to explain.
          const { explainPlace } = await import("../explainPlace");
          finish(await explainPlace(host, at, options));
          return;
        }
        const { catalogs, id } = await findKnownCatalogs(host, options);
        if (code === undefined) {
          const selected = select(catalogs, id);
          const { explainResponseFile } = await import("../explainResponse");
          finish(
            await explainResponseFile(host, typeof response === "string" ? response : "-", selected, options.format),
          );
          return;
        }
        host.stdout.write(render(explain(code, catalogs, id), host, options));
        finish(exitCodes.ok);
      });
  },
};

function explain(code: string, known: readonly Catalog[], catalogId: string | undefined): Explanation {
  const catalogs = select(known, catalogId);
  const index = new CatalogIndex(catalogs);
  const entries = index.lookup(code);
  const statuses = catalogs.flatMap((catalog) => {
    const fields = catalog.statuses.get(code);
    return fields === undefined ? [] : [{ catalog, ...fields }];
  });
  if (entries.length + statuses.length === 0) {
    const suggestions = suggest(code, index);
    const hint = suggestions.length === 0 ? "" : `; did you mean ${suggestions.join(", ")}?`;
    throw new UsageError(`${catalogs.map(({ name }) => name).join(" and ")} have no code ${code}${hint}`);
  }
  return { code, entries, statuses };
}

function select(known: readonly Catalog[], catalogId: string | undefined): readonly Catalog[] {
  const catalogs = known.filter(({ id }) => catalogId === undefined || id === catalogId);
  if (catalogs.length === 0) {
    throw noSuchCatalog(catalogId ?? "", known);
  }
  return catalogs;
}

/** Codes that are almost this one, the nearest first, and then those that it is a part of: `OTP` finds `INVALID_OTP`. */
function suggest(text: string, index: CatalogIndex): readonly string[] {
  const near = index.catalogs
    .flatMap((catalog) => index.nearest(text, catalog))
    .sort((a, b) => a.distance - b.distance)
    .map(({ entry }) => entry.code);
  const part = text.toLowerCase();
  const codes = index.catalogs.flatMap(({ entries }) => [...entries.keys()]);
  const containing = codes.filter((code) => code.toLowerCase().includes(part));
  return [...new Set([...near, ...containing])].slice(0, mostSuggestions);
}

function render(explanation: Explanation, host: Host, { format, color }: ExplainOptions): string {
  if (format === "json") {
    return renderExplanationJson(explanation);
  }
  const { isTerminal, columns } = host.stdout;
  const width = Math.min(pageWidth, (isTerminal ? columns : undefined) ?? pageWidth);
  return renderExplanation(explanation, { width, colors: usesColors(host, color) });
}
