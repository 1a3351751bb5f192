import assert from "node:assert/strict";
import Ajv, { type AnySchema } from "ajv";
import type { Log, Result } from "sarif";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
import { renderJunit } from "../../server/src/render/junit";
import type { CheckReport, FileProblem } from "../../server/src/render/report";
import { renderSarif } from "../../server/src/render/sarif";
import { ruleIds } from "../../shared/src/settings";
import { createFinding, createReport, oddPaths, testSurroundings } from "../support/checkReports";

const kinds: readonly FileProblem["kind"][] = [
  "unreadable",
  "skipped",
  "faulty",
  "misconfigured",
  "unfixed",
  "unwritten",
];
const range = { start: { line: 3, character: 9 }, end: { line: 3, character: 22 } };
const details = {
  range,
  related: [{ file: "src/legacy.js", range, message: "see [here](1) and [this]" }],
  fixes: [{ title: "Change to 'INVALID_EMAIL'", edits: [{ range, newText: "INVALID_EMAIL" }] }],
};

const reports: Readonly<Record<string, CheckReport>> = {
  "nothing found": createReport(),
  "all severities, twice the same": createReport({
    findings: (["error", "warning", "information", "hint", "warning"] as const).map((severity) =>
      createFinding({ severity, details }),
    ),
  }),
  "each rule": createReport({ findings: ruleIds.map((rule) => createFinding({ rule, catalog: undefined })) }),
  "a cell of a notebook": createReport({ findings: [createFinding({ file: "a b.ipynb", cell: 3, details })] }),
  "problems of each kind": createReport({
    problems: kinds.map((kind) => ({ file: `${kind}.ts`, message: "it is <gone>", kind })),
  }),
  "odd paths and texts": createReport({
    findings: oddPaths.map((file) => createFinding({ file, code: file, message: file, sourceLine: file, details })),
    problems: oddPaths.map((file) => ({ file, message: file, kind: "skipped" })),
  }),
};

describe("a report in SARIF", () => {
  const { id, $schema, ...schema } = sarifSchema;
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  ajv.addFormat("uri", (text) => URL.canParse(text));
  ajv.addFormat("uri-reference", (text) => /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(text) && canDecode(text));
  ajv.addFormat("date-time", (text) => !Number.isNaN(Date.parse(text)));
  const validate = ajv.compile(schema as AnySchema);
  const read = (report: CheckReport): Log => JSON.parse(renderSarif(report, testSurroundings)) as Log;

  it("is checked by the schema of SARIF 2.1.0", () => {
    assert.match(`${id} ${$schema}`, /sarif-2\.1\.0/);
    assert.equal(validate({ version: "2.1.0", runs: [{ results: [] }] }), false);
  });

  for (const [name, report] of Object.entries(reports)) {
    it(`is valid: ${name}`, () => {
      assert.ok(validate(read(report)), ajv.errorsText(validate.errors));
    });

    it(`has what GitHub's code scanning asks for: ${name}`, () => {
      const run = read(report).runs[0] ?? assert.fail();
      const { driver } = run.tool;
      assert.deepEqual([driver.name, driver.semanticVersion, run.columnKind], ["Errdex", "1.2.3", "utf16CodeUnits"]);
      assert.deepEqual(
        driver.rules?.map((rule) => rule.id),
        ruleIds,
      );
      for (const { shortDescription, fullDescription, help, defaultConfiguration } of driver.rules ?? []) {
        assert.ok(shortDescription?.text && fullDescription?.text && help?.text && help.markdown);
        assert.ok(["error", "warning", "note", undefined].includes(defaultConfiguration?.level));
      }
      for (const { ruleId, ruleIndex = -1, message, locations = [], partialFingerprints } of run.results ?? []) {
        assert.equal(driver.rules[ruleIndex]?.id, ruleId);
        assert.ok(message.text);
        const { artifactLocation, region } = locations[0]?.physicalLocation ?? {};
        assert.deepEqual(artifactLocation?.uriBaseId, "%SRCROOT%");
        assert.deepEqual(region, { startLine: 4, startColumn: 10, endLine: 4, endColumn: 23 });
        assert.ok(partialFingerprints);
      }
      const keys = (run.results ?? []).map(({ locations, partialFingerprints }) => [
        locations?.[0]?.physicalLocation?.artifactLocation?.uri,
        partialFingerprints,
      ]);
      assert.equal(new Set(keys.map((key) => JSON.stringify(key))).size, keys.length);
    });
  }

  it("tells files from the root, percent-encoded", () => {
    const { results = [], originalUriBaseIds } =
      read(reports["odd paths and texts"] ?? assert.fail()).runs[0] ?? assert.fail();
    const base = originalUriBaseIds?.["%SRCROOT%"]?.uri ?? "";
    const paths = results.map((result) => decodeURIComponent(new URL(uriOf(result), base).pathname));
    assert.deepEqual(
      paths,
      oddPaths.map((path) => `/repo/packages/pay/${path.replace("\ud800", "\ufffd")}`),
    );
  });

  it("has related places and fixes, and no link that nobody made", () => {
    const [result] = read(createReport({ findings: [createFinding({ details })] })).runs[0]?.results ?? [];
    const [related] = result?.relatedLocations ?? [];
    assert.equal(related?.physicalLocation?.artifactLocation?.uri, "packages/pay/src/legacy.js");
    assert.equal(related.message?.text, "see \\[here](1) and [this]");
    const [replacement] = result?.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
    assert.deepEqual(replacement, {
      deletedRegion: { startLine: 4, startColumn: 10, endLine: 4, endColumn: 23 },
      insertedContent: { text: "INVALID_EMAIL" },
    });
  });

  it("says of files that were not read that the run is incomplete", () => {
    const invocationOf = (kind: FileProblem["kind"]): unknown => {
      const report = createReport({ problems: [{ file: "a.ts", message: "permission denied", kind }] });
      const [
        { executionSuccessful, toolExecutionNotifications = [], toolConfigurationNotifications = [] } = assert.fail(),
      ] = read(report).runs[0]?.invocations ?? [];
      return [executionSuccessful, toolExecutionNotifications[0]?.level, toolConfigurationNotifications[0]?.level];
    };
    assert.deepEqual(kinds.map(invocationOf), [
      [false, "error", undefined],
      [true, "note", undefined],
      [true, undefined, "warning"],
      [false, undefined, "error"],
      [true, "warning", undefined],
      [false, "error", undefined],
    ]);
  });
});

function uriOf({ locations }: Result): string {
  return locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? "";
}

function canDecode(uri: string): boolean {
  try {
    decodeURIComponent(uri);
    return true;
  } catch {
    return false;
  }
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads XML as a strict reader does: it raises an error for what is not well-formed. */
function readXml(xml: string): Element {
  const stack: Element[] = [{ name: "", attributes: {}, children: [], text: "" }];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    const element: Element = { name, attributes, children: [], text: "" };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on("text", (text) => {
    (stack.at(-1) ?? assert.fail()).text += text;
  });
  parser.on("closetag", () => {
    stack.pop();
  });
  parser.write(xml).close();
  return stack[0]?.children[0] ?? assert.fail();
}

/** What Jenkins' schema for JUnit reports allows, and `file`, which GitLab reads. Those with a mark are required. */
const allowed: Readonly<Record<string, readonly [attributes: readonly string[], children: readonly string[]]>> = {
  testsuites: [["name", "tests", "failures", "errors"], ["testsuite"]],
  testsuite: [["name!", "tests!", "failures!", "errors!", "skipped"], ["testcase"]],
  testcase: [
    ["name!", "classname", "file"],
    ["failure", "error", "skipped", "system-out"],
  ],
  failure: [["type", "message"], []],
  error: [["type", "message"], []],
  skipped: [["type", "message"], []],
  "system-out": [[], []],
};

describe("a report in JUnit's XML", () => {
  const read = (report: CheckReport): Element => readXml(renderJunit(report, testSurroundings));
  const casesOf = (report: CheckReport): readonly Element[] =>
    read(report).children.flatMap(({ children }) => children);

  for (const [name, report] of Object.entries(reports)) {
    it(`is what services read: ${name}`, () => {
      const check = (element: Element): void => {
        const [attributes, children] = allowed[element.name] ?? assert.fail(element.name);
        const names = Object.keys(element.attributes);
        const required = attributes.filter((attribute) => attribute.endsWith("!")).map((text) => text.slice(0, -1));
        assert.deepEqual(
          required.filter((attribute) => !names.includes(attribute)),
          [],
        );
        assert.deepEqual(
          names.filter((attribute) => !attributes.includes(attribute) && !required.includes(attribute)),
          [],
        );
        for (const child of element.children) {
          assert.ok(children.includes(child.name), `${child.name} in ${element.name}`);
          check(child);
        }
      };
      const root = read(report);
      assert.equal(root.name, "testsuites");
      check(root);
      assert.ok(casesOf(report).length > 0, "a report without tests fails a job in Jenkins");
    });

    it(`counts what it holds, and names nothing twice, for GitLab drops the second: ${name}`, () => {
      for (const suite of [read(report), ...read(report).children]) {
        const cases = suite.name === "testsuites" ? casesOf(report) : suite.children;
        const count = (outcome: string): string =>
          String(cases.filter(({ children }) => children.some((child) => child.name === outcome)).length);
        const { tests, failures, errors } = suite.attributes;
        assert.deepEqual([tests, failures, errors], [String(cases.length), count("failure"), count("error")]);
      }
      const names = casesOf(report).map(({ attributes }) => `${attributes["classname"]} ${attributes["name"]}`);
      assert.equal(new Set(names).size, names.length);
    });
  }

  it("has a suite for each file, in it a test for each finding, which fails where a check would", () => {
    const severities = ["error", "warning", "information", "hint"] as const;
    const suites = read(createReport({ findings: severities.map((severity) => createFinding({ severity })) })).children;
    assert.deepEqual(
      suites.map(({ attributes }) => attributes["name"]),
      ["packages/pay/src/pay.ts"],
    );
    assert.deepEqual(
      suites[0]?.children.map(({ attributes, children: [outcome] }) => [
        attributes["classname"],
        attributes["name"],
        outcome?.name,
      ]),
      [
        ["errdex.unknown-code", "packages/pay/src/pay.ts: INVALID_EMIAL", "failure"],
        ["errdex.unknown-code", "packages/pay/src/pay.ts: INVALID_EMIAL (2)", "failure"],
        ["errdex.unknown-code", "packages/pay/src/pay.ts: INVALID_EMIAL (3)", "system-out"],
        ["errdex.unknown-code", "packages/pay/src/pay.ts: INVALID_EMIAL (4)", "system-out"],
      ],
    );
    assert.equal(
      suites[0].children[0]?.children[0]?.text,
      "packages/pay/src/pay.ts:4:10: error: 'INVALID_EMIAL' is not a Ratio code.\ncase \"INVALID_EMIAL\":",
    );
  });

  it("names the cell of a notebook", () => {
    const [test] = casesOf(createReport({ findings: [createFinding({ file: "a.ipynb", cell: 3 })] }));
    assert.match(test?.children[0]?.text ?? "", /^packages\/pay\/a\.ipynb:cell 3:4:10: warning/);
  });

  it("keeps all signs that XML can hold", () => {
    const [path = ""] = oddPaths.slice(-1);
    const texts = casesOf(createReport({ findings: [createFinding({ code: path, sourceLine: `a\tb ${path}` })] }));
    assert.equal(texts[0]?.attributes["name"], `packages/pay/src/pay.ts: ${path}`);
    assert.ok(texts[0].children[0]?.text.endsWith(`a\tb ${path}`));
  });
});
