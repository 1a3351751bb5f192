import { resolve } from "node:path";
import { CatalogIndex } from "../catalogs/catalogIndex";
import type { Catalog } from "../catalogs/model";
import { explainResponse } from "../features/explainResponse/explainResponse";
import { plainText } from "../render/markdown";
import { renderResponse, type ResponseExplanation } from "../render/responseExplanation";
import { printable, wrap } from "../render/terminalText";
import { type ExitCode, exitCodes, type Format } from "./command";
import { type Host, UsageError } from "./host";
import { readSources } from "./readSources";

const pageWidth = 80;

/**
 * `errdex explain --response FILE`: what an answer of an API says of an error. Raises a `UsageError` where the file cannot be
 * read, and where a page would have nothing to say.
 *
 * @param source a file, or `-` for standard input.
 */
export async function explainResponseFile(
  host: Host,
  source: string,
  catalogs: readonly Catalog[],
  format: Format,
): Promise<ExitCode> {
  if (source !== "-" && host.files.kindOf(resolve(host.cwd, source)) === "folder") {
    throw new UsageError(`${source} is a folder; --response takes a file, or standard input`);
  }
  const texts = (await readSources(host, source, undefined)).map(({ text }) => text);
  const explanation = explainResponse(texts.join("\n"), new CatalogIndex(catalogs));
  const isKnown = explanation.codes.length + explanation.apis.length > 0;
  if (!isKnown && format === "pretty") {
    throw new UsageError("there is no error code in this text that a catalog knows");
  }
  host.stdout.write(format === "json" ? toJson(explanation) : toPage(explanation, host));
  return isKnown ? exitCodes.ok : exitCodes.failure;
}

function toPage(explanation: ResponseExplanation, { stdout }: Host): string {
  const width = Math.min(pageWidth, (stdout.isTerminal ? stdout.columns : undefined) ?? pageWidth);
  const lines = renderResponse(explanation, plainText).split("\n");
  return `${lines.flatMap((line) => wrap(printable(line), width)).join("\n")}\n`;
}

/** Version 1 of the format. */
function toJson({ apis, codes, statuses, message }: ResponseExplanation): string {
  const json = {
    version: 1,
    apis: apis.map(({ catalog, reasons }) => ({ id: catalog.id, name: catalog.name, reasons })),
    message,
    codes: codes.map(({ value, field, entries, near }) => ({
      value,
      field,
      entries: entries.map(({ catalog, family, ...entry }) => ({
        catalog: catalog.id,
        family: family?.prefix,
        ...entry,
      })),
      suggestions: near.map(({ catalog, code }) => ({ catalog: catalog.id, code })),
    })),
    statuses: statuses.map(({ status, known }) => ({
      status,
      known: known.map(({ catalog, ...fields }) => ({ catalog: catalog.id, ...fields })),
    })),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}
