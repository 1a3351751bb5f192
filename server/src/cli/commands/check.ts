import { resolve } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import { baselineFileName, defaultSettings, strictnesses, type Strictness } from "../../../../shared/src/settings";
import { type CheckFormat, checkForms, checkFormats, noRoot } from "../../render/checkFormats";
import type { CheckReport } from "../../render/report";
import { tellOfChanges } from "../../render/reportTexts";
import { printable } from "../../render/terminalText";
import { catalogOption, configOption } from "../catalogOptions";
import { CheckCache, type WatchedFiles, watchFiles } from "../checkCache";
import { type CliCommand, type ExitCode, exitCodes, formats, noColor } from "../command";
import { failureText, selectFailures } from "../fileProblems";
import type { CheckContext } from "../checkFiles";
import { findFiles, type FoundFiles, shownPath } from "../findFiles";
import { type CatalogOptions, findCatalogFiles, loadProjectCatalogs } from "../projectCatalogs";
import { type Host, UsageError, usesColors } from "../host";
import { CliLogger } from "../logger";
import { sourceFile } from "../sourceFiles";

interface CheckOptions extends CatalogOptions {
  readonly format: CheckFormat;
  readonly strictness: Strictness | undefined;
  readonly fix?: boolean;
  readonly baseline: string | undefined;
  readonly writeBaseline?: boolean;
  readonly maxWarnings: number | undefined;
  readonly cache: boolean;
  readonly color: boolean;
}

/** `errdex check src`: the findings of the editor, for a terminal or a CI job. */
export const checkCommand: CliCommand = {
  name: "check",
  summary: "find error codes that are misspelt or belong to another API",
  examples: [
    { command: "errdex check", purpose: "check all files under the working directory" },
    { command: "errdex check src test/pay.ts --strictness typos", purpose: "near misses only, in these places" },
    { command: "errdex check --catalog errors.yaml", purpose: "with the codes of one more catalog" },
    { command: "errdex check --format json > report.json", purpose: "for scripts; sarif, junit and github are for CI" },
    { command: "errdex check src --fix", purpose: "put right what is sure, and report the rest" },
    { command: "errdex check --write-baseline", purpose: "remember what is found now" },
    { command: `errdex check --baseline ${baselineFileName}`, purpose: "complain of what is new only" },
  ],
  define: (command, host, finish) => {
    command
      .argument("[PATH...]", "files, and folders to search for files; ignore files hold in folders", ["."])
      .addOption(new Option("--format <FORMAT>", "form of the report").choices(checkFormats).default("pretty"))
      .addOption(
        new Option(
          "--strictness <STRICTNESS>",
          `which unknown codes are findings (default: what errdex.json says, or "${defaultSettings.strictness}")`,
        ).choices(strictnesses),
      )
      .addOption(configOption())
      .addOption(catalogOption())
      .option("--fix", "put right in the files what is sure, and report what is left")
      .option("--baseline <FILE>", "leave out the findings that this file has")
      .option("--write-baseline", `make the baseline one of all that is found (default file: "${baselineFileName}")`)
      .option("--max-warnings <N>", "exit with 0 while there are at most N warnings (default: 0)", parseCount)
      .option("--no-cache", "read all files, and keep nothing for the next check of the whole project")
      .option(...noColor)
      .addHelpText(
        "after",
        "\nExit codes:\n  0  no error, and at most N warnings\n  1  an error, or more than N warnings\n  2  wrong use, no such PATH or a broken baseline, and nothing is checked; or a file could not be read, or something is\n     wrong in an errdex.json, and all that can be is checked; or the baseline could not be written\n\n--fix makes the edits that an editor makes without a question, checks again, and exits for what is left. A baseline\ncounts findings by file, rule and code; those it has do not count, of any level.\nPaths in sarif, junit and github are from the root of the repository.",
      )
      .action(async (paths: readonly string[], options: CheckOptions) => {
        finish(await check(host, paths, options));
      });
  },
};

async function check(host: Host, paths: readonly string[], options: CheckOptions): Promise<ExitCode> {
  refuseContradictions(options);
  const { fix = false, writeBaseline = false } = options;
  const form = checkForms[options.format];
  const all = findFiles(host.files, host.cwd, paths);
  const logger = new CliLogger(host.stderr);
  const needsWork = fix || options.baseline !== undefined || writeBaseline || form.forServices;
  const work = needsWork ? await import("../check/index") : undefined;
  const show = (path: string): string => shownPath(host.cwd, path);
  const baseline = work?.openBaseline({ ...host, show }, { baseline: options.baseline, writeBaseline });
  if (typeof baseline === "string") {
    throw new UsageError(baseline);
  }
  // It names codes that there are not.
  const found =
    baseline === undefined ? all : { ...all, paths: all.paths.filter((path) => show(path) !== baseline.file) };
  const watched = watchFiles(host.files);
  const catalogs = await loadProjectCatalogs({ ...host, files: watched.files }, options, () =>
    found.isWholeProject ? found : findCatalogFiles(host.files, host.cwd),
  );
  const catalogsFor = perFolder((path) => catalogs.catalogsFor(resolve(host.cwd, path)));
  const settingsFor = perFolder((path) => catalogs.settingsFor(resolve(host.cwd, path)));
  const sources = found.paths.map((path) => sourceFile(host, path));
  const inForce = ["any", ...sources.map((file) => file.shownPath)].flatMap(catalogsFor);
  const checkAll = async (observe?: CheckContext["observe"]): Promise<CheckReport> => {
    const cache = options.cache && found.isWholeProject ? await openCache(host, found, options, watched) : undefined;
    // Who observes wants to know more than is kept.
    let checked = observe === undefined ? cache?.unchanged : undefined;
    if (checked === undefined) {
      // The engine takes longer to load than wrong use takes to tell.
      const { checkProject } = await import("../checkProject");
      checked = await checkProject(host, { found, sources, catalogsFor, settingsFor }, { logger, cache, observe });
      cache?.save(logger.isSilent ? checked : undefined);
    }
    return {
      ...checked,
      catalogs: [...new Set(inForce)],
      problems: [...catalogs.problems, ...found.problems, ...checked.problems],
    };
  };
  const asked = new Set(sources.map((file) => file.shownPath));
  const report =
    work === undefined
      ? await checkAll()
      : await work.completeCheck(checkAll, {
          host,
          fix,
          strictness: options.strictness,
          hasDetails: form.hasDetails,
          baseline,
          writeBaseline,
          wasAsked: (file) => asked.has(file) || (found.isWholeProject && !file.startsWith("../")),
          hasFailed: ({ problems }) => logger.failed || selectFailures(problems).length > 0,
        });
  const { isTerminal, columns } = host.stdout;
  const render = await form.load();
  host.stdout.write(
    render(report, {
      colors: usesColors(host, options.color),
      width: isTerminal ? columns : undefined,
      version: host.version,
      root: work?.findRoot(host) ?? noRoot,
    }),
  );
  for (const text of form.tellsAll ? [] : tellOfChanges(report)) {
    host.stderr.write(`errdex: ${printable(text)}\n`);
  }
  const [first, ...others] = selectFailures(report.problems);
  if (first !== undefined) {
    host.stderr.write(`errdex: ${failureText(first, others.length)}\n`);
  }
  return first !== undefined || logger.failed ? exitCodes.failure : judge(report, options.maxWarnings ?? 0);
}

/** What says two things at once is told, and nothing is done. */
function refuseContradictions({ writeBaseline = false, maxWarnings, format }: CheckOptions): void {
  if (writeBaseline && maxWarnings !== undefined) {
    throw new UsageError(
      "--write-baseline takes in every warning, so that there are none left for --max-warnings to count",
    );
  }
  if (writeBaseline && !formats.some((name) => name === format)) {
    throw new UsageError(`--write-baseline leaves nothing to report, so --format ${format} would say that all is well`);
  }
}

/** @param watched what of configs and catalogs was read. */
async function openCache(
  host: Host,
  found: FoundFiles,
  { strictness, config, catalog }: CheckOptions,
  watched: WatchedFiles,
): Promise<CheckCache | undefined> {
  const asked = watched.asked();
  const kept = asked === undefined ? undefined : await host.findKept();
  const key = JSON.stringify({ asked, strictness, config, catalog });
  return kept && new CheckCache(kept, host, found, key);
}

/** Findings below a warning are for information and never fail a check. */
function judge({ findings }: CheckReport, maxWarnings: number): ExitCode {
  const hasError = findings.some(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  return hasError || warnings > maxWarnings ? exitCodes.findings : exitCodes.ok;
}

/** Both are the same for all files of a folder, so they are asked for once: resolving thousands of paths takes milliseconds. */
function perFolder<T>(of: (shownPath: string) => T): (shownPath: string) => T {
  const known = new Map<string, T>();
  return (path) => {
    const folder = path.slice(0, path.lastIndexOf("/") + 1);
    const found = known.get(folder) ?? of(path);
    known.set(folder, found);
    return found;
  };
}

function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  }
  return Number(text);
}
