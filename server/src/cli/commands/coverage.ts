import { join, resolve } from "node:path";
import { Option } from "commander";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Catalog } from "../../catalogs/model";
import { languageOfPath } from "../../languages/index";
import { isNotebook } from "../../languages/notebook";
import type { FileProblem } from "../../render/report";
import { printable } from "../../render/terminalText";
import type { ErrorCodeService } from "../../service";
import { isManifest, readManifest } from "../../workspace/manifests";
import { WorkspaceIndex } from "../../workspace/workspaceIndex";
import { configOption } from "../catalogOptions";
import { type CliCommand, type ExitCode, exitCodes, noColor } from "../command";
import { failureText, selectFailures } from "../fileProblems";
import { findFiles, shownPath } from "../findFiles";
import { fileErrorText, type Host, UsageError, usesColors } from "../host";
import { noSuchCatalog } from "../knownCatalogs";
import { CliLogger } from "../logger";
import { findCatalogFiles, loadProjectCatalogs } from "../projectCatalogs";

const coverageFormats = ["pretty", "json", "html"] as const;
type CoverageFormat = (typeof coverageFormats)[number];

interface CoverageOptions {
  readonly format: CoverageFormat | undefined;
  readonly catalog: string | undefined;
  readonly config: string | undefined;
  readonly output: string | undefined;
  readonly color: boolean;
}

/** `errdex coverage src`: which codes the project handles, and which it does not. */
export const coverageCommand: CliCommand = {
  name: "coverage",
  summary: "tell which codes the project handles, where, and which it does not",
  examples: [
    { command: "errdex coverage", purpose: "all files under the working directory, family by family" },
    { command: "errdex coverage src --catalog ratio -o coverage.html", purpose: "one catalog, as a page with charts" },
    { command: "errdex coverage --format json", purpose: "for scripts" },
  ],
  define: (command, host, finish) => {
    command
      .argument("[PATH...]", "files, and folders to search for files; ignore files hold in folders", ["."])
      .addOption(
        new Option("--format <FORMAT>", "form of the report (default: as FILE ends, or pretty)").choices(
          coverageFormats,
        ),
      )
      .option("--catalog <ID>", "this catalog only; or that of a file")
      .addOption(configOption())
      .option("-o, --output <FILE>", "write the report to this file instead of standard output")
      .option(...noColor)
      .addHelpText(
        "after",
        "\nA code counts as handled where a case, a comparison, a list that is searched or a key of a map tells it from\nothers; tests do not count, and neither do switches and lists of another API: those that a comment or most of their\nvalues say are not about this one.\n\nExit codes:\n  0  the report was made, whatever it says\n  2  wrong use, or a file could not be read, and the report is of all others, or something is wrong in an errdex.json",
      )
      .action(async (paths: readonly string[], options: CoverageOptions) => {
        finish(await runCoverage(host, paths, options));
      });
  },
};

async function runCoverage(host: Host, asked: readonly string[], options: CoverageOptions): Promise<ExitCode> {
  const found = findFiles(host.files, host.cwd, asked);
  const logger = new CliLogger(host.stderr);
  // These take longer to load than wrong use takes to tell.
  const [{ createErrorCodeService }, { Grammars }, { routeService }, forms] = await Promise.all([
    import("../../createService"),
    import("../../languages/grammars"),
    import("../../routeService"),
    import("../../render/coverage"),
  ]);
  const { catalog: wanted } = options;
  const isFile = wanted !== undefined && /\.(?:jsonc?|ya?ml)$/i.test(wanted);
  const named = isFile ? [wanted] : [];
  const project = await loadProjectCatalogs(host, { config: options.config, catalog: named }, () =>
    found.isWholeProject ? found : findCatalogFiles(host.files, host.cwd),
  );
  const grammars = new Grammars(host.readWasm, logger);
  const service = routeService({
    catalogsFor: (path) => project.catalogsFor(resolve(host.cwd, path)),
    create: (catalogs) => createErrorCodeService({ catalogs, readWasm: host.readWasm, grammars, logger }),
  });
  const index = new WorkspaceIndex();
  // The report of the last time names all codes.
  const before = options.output === undefined ? undefined : resolve(host.cwd, options.output);
  const paths = [...found.manifests, ...found.paths].filter((path) => path !== before);
  const unread = await readFiles(host, paths, service, index);
  const inForce = [...new Set([...project.catalogsFor(join(host.cwd, "any")), ...service.catalogs])];
  const catalogs = selectCatalogs(inForce, wanted, isFile, (path) => shownPath(host.cwd, resolve(host.cwd, path)));
  service.dispose();
  const report = forms.reportCoverage({
    catalogs,
    uses: { files: index.files, factsOf: (uri) => index.factsOf(uri), showPath: (uri) => uri },
    isComplete: unread.length === 0,
  });
  write(host, options, (format) => {
    switch (format) {
      case "json":
        return forms.renderCoverageJson(report, (uri) => uri);
      case "html":
        return forms.renderCoverageHtml(report, (uri) => uri, "en");
      case "pretty": {
        const { isTerminal, columns } = host.stdout;
        const toTerminal = options.output === undefined;
        return forms.renderCoveragePretty(report, {
          colors: toTerminal && usesColors(host, options.color),
          width: toTerminal && isTerminal ? columns : undefined,
        });
      }
    }
  });
  const problems = selectFailures([...unread, ...found.problems, ...project.problems]);
  for (const problem of problems) {
    host.stderr.write(`errdex: ${failureText(problem)}\n`);
  }
  return problems.length > 0 || logger.failed ? exitCodes.failure : exitCodes.ok;
}

/** Tells the index what the files show, as the editor's index is told. Gives those that cannot be read. */
async function readFiles(
  { files, cwd }: Host,
  paths: readonly string[],
  service: ErrorCodeService,
  index: WorkspaceIndex,
): Promise<readonly FileProblem[]> {
  const unread: FileProblem[] = [];
  for (const path of new Set(paths)) {
    const file = shownPath(cwd, path);
    const languageId = languageOfPath(path)?.languageIds[0];
    if (languageId === undefined && !isManifest(file) && !isNotebook(file)) {
      continue;
    }
    try {
      const text = files.readText(path);
      index.put(
        file,
        isManifest(file)
          ? readManifest(file, text, service.indexFor(file))
          : await service.readFacts(TextDocument.create(file, languageId ?? "", 0, text), () => Promise.resolve()),
      );
    } catch (error) {
      unread.push({ file, message: fileErrorText(error), kind: "unreadable" });
    }
  }
  return unread;
}

function selectCatalogs(
  inForce: readonly Catalog[],
  wanted: string | undefined,
  isFile: boolean,
  show: (path: string) => string,
): readonly Catalog[] {
  if (wanted === undefined) {
    return inForce;
  }
  const selected = inForce.filter(({ id, from }) => (isFile ? from.split(", ").includes(show(wanted)) : id === wanted));
  if (selected.length === 0) {
    throw isFile ? new UsageError(`${wanted} gives no catalog`) : noSuchCatalog(wanted, inForce);
  }
  return selected;
}

function write(host: Host, { format, output }: CoverageOptions, render: (format: CoverageFormat) => string): void {
  const byName = /\.html?$/i.test(output ?? "") ? "html" : /\.json$/i.test(output ?? "") ? "json" : "pretty";
  const chosen = format ?? byName;
  const text = render(chosen);
  if (output === undefined) {
    host.stdout.write(text);
    return;
  }
  const path = resolve(host.cwd, output);
  if (host.files.kindOf(path) === "folder") {
    throw new UsageError(`cannot write ${output}: it is a folder`);
  }
  try {
    host.files.writeText(path, text);
  } catch (error) {
    throw new UsageError(`cannot write ${output}: ${fileErrorText(error)}`);
  }
  host.stderr.write(`${printable(output)}: the report as ${chosen}\n`);
}
