import type {
  ArtifactLocation,
  Fix,
  Invocation,
  Location,
  Log,
  Notification,
  Region,
  ReportingDescriptor,
  Result,
} from "sarif";
import { defaultSettings, type Level, type RuleId, ruleIds } from "../../../shared/src/settings";
import { ruleText } from "../rules/ruleTexts";
import type { ReportRoot, Surroundings } from "./checkFormats";
import { messageWithCell } from "./reportTexts";
import type { CheckReport, FileProblem, PlaceInReport, ReportedFinding, ReportedFix, TextRange } from "./report";

/**
 * The report in the Static Analysis Results Interchange Format 2.1.0, with what code scanning services want of it. Files
 * are told from the root of the repository, and places in notebooks are those in their JSON.
 */
export function renderSarif(report: CheckReport, { root, version }: Pick<Surroundings, "root" | "version">): string {
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Errdex",
            version,
            semanticVersion: version,
            rules: ruleIds.map(toDescriptor),
            notifications: problemKinds.map((kind) => ({
              id: kind,
              shortDescription: { text: notificationsOf[kind].text },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [rootId]: { uri: root.uri } },
        invocations: [toInvocation(report.problems, root)],
        results: toResults(report.findings, root),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** The name that other tools have for it, too. */
const rootId = "%SRCROOT%";

const sarifLevels = { error: "error", warning: "warning", information: "note", hint: "note", off: "none" } as const;

function toDescriptor(id: RuleId): ReportingDescriptor {
  const level: Level = defaultSettings.rules[id];
  const text = ruleText(id);
  const help = [
    text,
    `A comment \`errdex-disable-next-line ${id} -- why\` before a line leaves its findings out; in \`errdex.json\`, ` +
      `\`"rules": { "${id}": "off" }\` switches the rule off.`,
    "`errdex explain CODE` tells what a code means, and `errdex explain --at FILE:LINE:COLUMN` why a string is a finding.",
  ].join("\n\n");
  return {
    id,
    name: id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text },
    fullDescription: { text },
    help: { text: help.replaceAll("`", ""), markdown: help },
    // No rule's level is `none`, which would mean that its findings are none.
    defaultConfiguration: level === "off" ? { enabled: false } : { level: sarifLevels[level] },
    properties: { tags: ["error-codes"], precision: "high" },
  };
}

function toResults(findings: readonly ReportedFinding[], root: ReportRoot): Result[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { file, rule, code, catalog, severity, suggestions, reasons, range, details } = finding;
    // Without its line, so that a finding stays the same one when lines are added above it.
    const kind = `${rule}:${code}`;
    const before = seen.get(`${file} ${kind}`) ?? 0;
    seen.set(`${file} ${kind}`, before + 1);
    const place = { file, range: details?.range ?? range };
    const fixes = details?.fixes.filter(({ edits }) => edits.length > 0) ?? [];
    return {
      ruleId: rule,
      ruleIndex: ruleIds.indexOf(rule),
      level: sarifLevels[severity],
      message: { text: plainText(messageWithCell(finding)) },
      locations: [toLocation(place, root)],
      ...(details === undefined || details.related.length === 0
        ? {}
        : {
            relatedLocations: details.related.map((related, id) => ({
              id,
              ...toLocation(related, root),
              message: { text: plainText(related.message) },
            })),
          }),
      ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => toFix(fix, file, root)) }),
      partialFingerprints: { "errdexFinding/v1": `${kind}:${before + 1}` },
      properties: { code, ...(catalog === undefined ? {} : { catalog }), suggestions, reasons },
    };
  });
}

function toFix({ title, edits }: ReportedFix, file: string, root: ReportRoot): Fix {
  return {
    description: { text: plainText(title) },
    artifactChanges: [
      {
        artifactLocation: toArtifact(file, root),
        replacements: edits.map(({ range, newText }) => ({
          deletedRegion: toRegion(range),
          insertedContent: { text: newText },
        })),
      },
    ],
  };
}

const problemKinds = [
  "unreadable",
  "skipped",
  "faulty",
  "misconfigured",
  "unfixed",
  "unwritten",
] as const satisfies readonly FileProblem["kind"][];

const notificationsOf: Readonly<
  Record<FileProblem["kind"], { readonly level: Notification["level"]; readonly text: string }>
> = {
  unreadable: { level: "error", text: "A file could not be read, and was not checked." },
  skipped: { level: "note", text: "A file was left alone on purpose." },
  faulty: { level: "warning", text: "Something is wrong in a catalog, of which the rest is used." },
  misconfigured: { level: "error", text: "Something is wrong in a config, of which the rest is used." },
  unfixed: { level: "warning", text: "A file could not be fixed, and is as it was." },
  unwritten: { level: "error", text: "A baseline could not be written." },
};

function toInvocation(problems: readonly FileProblem[], root: ReportRoot): Invocation {
  const isOfConfig = ({ kind }: FileProblem): boolean => kind === "faulty" || kind === "misconfigured";
  const toNotification = ({ file, message, kind }: FileProblem): Notification => ({
    descriptor: { id: kind, index: problemKinds.indexOf(kind) },
    level: notificationsOf[kind].level ?? "warning",
    message: { text: plainText(`${file}: ${message}`) },
    locations: [{ physicalLocation: { artifactLocation: toArtifact(file, root) } }],
  });
  return {
    executionSuccessful: problems.every(({ kind }) => notificationsOf[kind].level !== "error"),
    toolExecutionNotifications: problems.filter((problem) => !isOfConfig(problem)).map(toNotification),
    toolConfigurationNotifications: problems.filter(isOfConfig).map(toNotification),
  };
}

function toLocation({ file, range }: PlaceInReport, root: ReportRoot): Location {
  return { physicalLocation: { artifactLocation: toArtifact(file, root), region: toRegion(range) } };
}

function toArtifact(file: string, root: ReportRoot): ArtifactLocation {
  // A lone surrogate has no code in a URI.
  const path = root.pathOf(file).replace(/\p{Cs}/gu, "\uFFFD");
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: rootId };
}

/** Lines and columns count from 1, and the end is the column behind the last. */
function toRegion({ start, end }: TextRange): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Text in which nothing is a link: `[text](address)` is one in SARIF, even in plain text. */
function plainText(text: string): string {
  return text.replace(/\[(?=[^\]]*\]\()/g, "\\[");
}
