import { groupBy } from "../util/groupBy";
import type { Surroundings } from "./checkFormats";
import type { CheckReport, FileProblem, ReportedFinding } from "./report";
import { placeOf } from "./reportTexts";

interface TestCase {
  readonly file: string;
  readonly className: string;
  readonly name: string;
  /** Passed where there is none. */
  readonly outcome?: "failure" | "error" | "skipped";
  readonly type?: string;
  readonly message: string;
  readonly text: string;
}

/**
 * The report as JUnit XML: a suite for each file with something to tell, in it a test for each finding, which fails where
 * a check would. Names have no line numbers, and each is there once, for by them services tell the old from the new.
 */
export function renderJunit(report: CheckReport, { root }: Pick<Surroundings, "root">): string {
  const cases = [
    ...report.findings.map((finding) => fromFinding(finding, root.pathOf(finding.file))),
    ...report.problems.map((problem) => fromProblem(problem, root.pathOf(problem.file))),
  ];
  // A report without any test is a broken one to most services.
  const tests = cases.length === 0 ? [passed] : withUniqueNames(cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: "errdex", ...countOutcomes(tests) })}>`,
    ...[...groupBy(tests, ({ file }) => file)].flatMap(([file, ofFile]) => [
      `  <testsuite${attributes({ name: file || "errdex", ...countOutcomes(ofFile), skipped: countOf(ofFile, "skipped") })}>`,
      ...ofFile.map(renderCase),
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
}

const passed: TestCase = { file: "", className: "errdex", name: "no findings", message: "", text: "" };

function fromFinding(finding: ReportedFinding, file: string): TestCase {
  const { rule, severity, code, message, sourceLine } = finding;
  const fails = severity === "error" || severity === "warning";
  return {
    file,
    className: `errdex.${rule}`,
    name: `${file}: ${code}`,
    ...(fails ? { outcome: "failure", type: severity } : {}),
    message,
    text: `${file}:${placeOf(finding)}: ${severity}: ${message}\n${sourceLine.trim()}`,
  };
}

function fromProblem({ kind, message }: FileProblem, file: string): TestCase {
  const outcome = kind === "skipped" ? "skipped" : kind === "faulty" || kind === "unfixed" ? undefined : "error";
  return {
    file,
    className: `errdex.${kind}`,
    name: file,
    ...(outcome === undefined ? {} : { outcome, type: kind }),
    message,
    text: `${file}: ${message}`,
  };
}

/** The second of a name gets a number. */
function withUniqueNames(cases: readonly TestCase[]): readonly TestCase[] {
  const seen = new Map<string, number>();
  return cases.map((test) => {
    const key = `${test.className} ${test.name}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? test : { ...test, name: `${test.name} (${before + 1})` };
  });
}

function countOutcomes(tests: readonly TestCase[]): Readonly<Record<string, number>> {
  return { tests: tests.length, failures: countOf(tests, "failure"), errors: countOf(tests, "error") };
}

function countOf(tests: readonly TestCase[], outcome: TestCase["outcome"]): number {
  return tests.filter((test) => test.outcome === outcome).length;
}

function renderCase({ file, className, name, outcome, type = "", message, text }: TestCase): string {
  const head = `    <testcase${attributes({ classname: className, name, ...(file === "" ? {} : { file }) })}`;
  if (text === "") {
    return `${head}/>`;
  }
  const inner =
    outcome === undefined
      ? `<system-out>${escapeXml(text)}</system-out>`
      : `<${outcome}${attributes({ type, message })}>${escapeXml(text)}</${outcome}>`;
  return `${head}>\n      ${inner}\n    </testcase>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value)).replace(/[\t\n]/g, numbered)}"`)
    .join("");
}

/** Text that means itself in XML 1.0, which has no way to write some characters: they become `\uFFFD`. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"'\r]/g, numbered);
}

function numbered(sign: string): string {
  return entities[sign] ?? `&#${sign.charCodeAt(0)};`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};
