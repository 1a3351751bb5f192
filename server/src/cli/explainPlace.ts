import { resolve } from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { defaultSettings } from "../../../shared/src/settings";
import { createErrorCodeService } from "../createService";
import { describeKnown } from "../features/knownHere/knownHere";
import { languageOfId } from "../languages/index";
import { Grammars } from "../languages/grammars";
import { plainText } from "../render/markdown";
import { type KnownHere, renderKnownHere } from "../render/knownHere";
import { printable, wrap } from "../render/terminalText";
import { routeService } from "../routeService";
import { pathOfDocument } from "./documentPaths";
import { type ExitCode, exitCodes, type Format } from "./command";
import { findFiles } from "./findFiles";
import { type Host, UsageError } from "./host";
import { CliLogger } from "./logger";
import { isNotebook } from "../languages/notebook";
import { Project, type SourceFile } from "./project";
import { findCatalogFiles, loadProjectCatalogs } from "./projectCatalogs";
import { readText } from "./readSources";
import { listOthers, sourceFile } from "./sourceFiles";

const pageWidth = 80;

export interface ExplainPlaceOptions {
  readonly config: string | undefined;
  readonly format: Format;
}

/**
 * `errdex explain --at FILE:LINE:COLUMN`: all that is known of a place, and why no more, as the editor shows it. Raises a
 * `UsageError` where there is no such place.
 *
 * @param place lines and columns are 1-based, columns in UTF-16 units, as `check` prints them.
 */
export async function explainPlace(
  host: Host,
  place: string,
  { config, format }: ExplainPlaceOptions,
): Promise<ExitCode> {
  const { file, line, column } = readPlace(place);
  const found = findFiles(host.files, host.cwd, [file]);
  const path = resolve(host.cwd, file);
  if (isNotebook(path) || host.files.kindOf(path) !== "file") {
    throw new UsageError(
      `--at takes a place in a file of source, not in a ${isNotebook(path) ? "notebook" : "folder"}`,
    );
  }
  const logger = new CliLogger(host.stderr);
  const catalogs = await loadProjectCatalogs(host, { config }, () => findCatalogFiles(host.files, host.cwd));
  const settingsFor = (shown: string): ReturnType<typeof catalogs.settingsFor> =>
    catalogs.settingsFor(resolve(host.cwd, shown));
  const source = sourceFile(host, path);
  const { shownPath: uri, languageId } = source;
  const settings = settingsFor(uri);
  let others = 0;
  const countOthers = function* (): Generator<SourceFile> {
    for (const other of listOthers(host, found, settings)) {
      others++;
      yield other;
    }
  };
  const project = new Project([source], countOthers);
  const grammars = new Grammars(host.readWasm, logger);
  const service = routeService({
    catalogsFor: (shown) => catalogs.catalogsFor(resolve(host.cwd, shown)),
    create: (inForce) => {
      const { readWasm } = host;
      return createErrorCodeService({ catalogs: inForce, readWasm, grammars, logger, pathOf: pathOfDocument, project });
    },
  });
  try {
    project.use(service);
    const document = TextDocument.create(uri, languageId, 0, readText(host, path));
    const offset = offsetOf(document, line, column);
    project.addHot(source, document);
    await project.readEvidence(settingsFor);
    // What the rules want to know of other files is read when they have asked for it.
    await service.analyze(document, settings);
    await project.findAsked();
    const known = describeKnown({
      uri,
      place: `${uri}:${line}:${column}`,
      languageId,
      language: languageOfId(languageId)?.id,
      index: service.indexFor(uri),
      settings,
      own: defaultSettings,
      context: await service.contextAt(document, offset, settings),
      analysis: await service.analyze(document, settings),
      files: others + 1,
      isIndexed: others + 1 < settings.maxIndexedFiles,
      spent: undefined,
      definesCode: (value) => project.definesCode(value, uri),
    });
    host.stdout.write(format === "json" ? toJson(known) : toPage(known, host));
    return logger.failed ? exitCodes.failure : exitCodes.ok;
  } finally {
    service.dispose();
  }
}

function readPlace(place: string): { readonly file: string; readonly line: number; readonly column: number } {
  const [, file = "", line = "", column = "1"] = /^(.+?):(\d{1,9})(?::(\d{1,9}))?$/s.exec(place) ?? [];
  if (file === "" || Number(line) === 0 || Number(column) === 0) {
    throw new UsageError(`--at takes FILE:LINE:COLUMN, counted from 1, and not ${place}`);
  }
  return { file, line: Number(line), column: Number(column) };
}

function offsetOf(document: TextDocument, line: number, column: number): number {
  if (line > document.lineCount) {
    throw new UsageError(`${document.uri} has ${document.lineCount} lines, and no line ${line}`);
  }
  return document.offsetAt({ line: line - 1, character: column - 1 });
}

function toPage(known: KnownHere, { stdout }: Host): string {
  const width = Math.min(pageWidth, (stdout.isTerminal ? stdout.columns : undefined) ?? pageWidth);
  const lines = renderKnownHere(known, plainText).trimEnd().split("\n");
  return `${lines.flatMap((line) => wrap(printable(line), width)).join("\n")}\n`;
}

/** Version 1 of the format. */
function toJson(known: KnownHere): string {
  return `${JSON.stringify({ version: 1, ...known }, undefined, 2)}\n`;
}
