import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { defaultSettings, type Settings } from "../../shared/src/settings";
import {
  checkFindings,
  createDocument,
  createTestService,
  describeFinding,
  quietLogger,
  testService,
} from "../support/check";
import { readCursor } from "../support/marks";

describe("an edited document", () => {
  it("forgets its tree when its whole text is replaced, or it is closed and opened with another", async () => {
    const document = createDocument("if (err.code === 'INVALID_EMIAL') {}");
    assert.equal((await testService.analyze(document, defaultSettings)).findings.length, 1);
    testService.update(document, [{ text: "\n\nlet a = 1;\nif (err.code === 'MISSING_EMIAL') {}" }], 2);
    assert.deepEqual((await testService.analyze(document, defaultSettings)).findings.map(describeFinding), [
      "unknown-code MISSING_EMIAL → MISSING_EMAIL",
    ]);
    testService.close(document.uri);
    const reopened = TextDocument.create(document.uri, "typescript", 2, "let b;");
    assert.deepEqual((await testService.analyze(reopened, defaultSettings)).findings, []);
  });
});

describe("a text that takes too long to parse", () => {
  const line = "if (err.code === 'INVALID_EMIAL') {}\n";
  const { now } = Date;
  afterEach(() => {
    Date.now = now;
  });

  it("is tried once, and again when it is shorter or was closed", async () => {
    const service = createTestService();
    const long = `${line}${"let a;\n".repeat(3_000)}`;
    const document = createDocument(long);
    let passed = 0;
    Date.now = () => now() + (passed += 10_000);
    assert.equal((await service.analyze(document, defaultSettings)).skipped, "parsing it takes too long");
    Date.now = now;
    const start = { line: 0, character: 0 };
    service.update(document, [{ range: { start, end: start }, text: line }], 2);
    assert.equal((await service.analyze(document, defaultSettings)).skipped, "parsing it takes too long");
    service.update(document, [{ range: { start, end: { line: 2_000, character: 0 } }, text: line }], 3);
    assert.equal((await service.analyze(document, defaultSettings)).findings.length, 1);
    service.close(document.uri);
    assert.equal((await service.analyze(createDocument(long), defaultSettings)).skipped, undefined);
    service.dispose();
  });
});

describe("the literal at a place", () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ["switch (err.code) { case 'INVALID_‸OTP': break; }", "INVALID_OTP case err.code"],
    ["switch (err.code) { case '‸INVALID_OTP': break; }", "INVALID_OTP case err.code"],
    ["switch (err.code) { case 'INVALID_OTP‸': break; }", "INVALID_OTP case err.code"],
    ["switch (err.code) { case '‸': break; }", " case err.code"],
    ["switch (err.code) { case 'INVALID_OTP': a(); case '‸ }", " case err.code"],
    ["switch (err.code) {\n  case 'INVALID_OTP':\n    a();\n  case 'INV‸\n}", "INV case err.code"],
    ['if (err.code === "‸', " comparison err.code"],
    ["const m = { INVALID_‸OTP: 1 }", "INVALID_OTP key m"],
    ["enum E { INVALID_OTP‸ }", "INVALID_OTP key E"],
    ["const a = `INVALID‸_OTP`", "INVALID_OTP definition a"],
    ["const a = `INVALID_${x}‸`", undefined],
    ["import a from 'INVALID‸_OTP'", undefined],
    ["// 'INVALID‸_OTP'", undefined],
    ["let a‸ = 1", undefined],
    ["‸", undefined],
  ];
  for (const [source, expected] of cases) {
    it(JSON.stringify(source), async () => {
      const { text, offset } = readCursor(source);
      const context = await testService.contextAt(createDocument(text), offset, defaultSettings);
      const { literal, role, group } = context?.occurrence ?? {};
      assert.equal(literal && `${literal.value} ${role ?? ""} ${group?.subject?.text ?? "-"}`, expected);
    });
  }

  const inShell: readonly (readonly [string, string | undefined])[] = [
    ["jq -e '.code == \"‸\"'", " comparison code"],
    ['jq -e \'.error.code == "INV‸"\' <<< "$body"', "INV comparison error.code"],
    ['jq -e ".code == \\"INVALID_‸OTP\\""', "INVALID_OTP comparison code"],
    ['jq \'.code | IN("INVALID_OTP", "‸")\'', " membership -"],
    ['jq \'{"code": "‸"}\'', " value code"],
    ["jq '.co‸de'", ".code argument jq"],
    ["awk '$1 == \"INVALID_OTP‸\"'", '$1 == "INVALID_OTP" argument awk'],
  ];
  for (const [source, expected] of inShell) {
    it(`${JSON.stringify(source)} in a shell`, async () => {
      const { text, offset } = readCursor(source);
      const context = await testService.contextAt(createDocument(text, "shellscript"), offset, defaultSettings);
      const { literal, role, group } = context?.occurrence ?? {};
      assert.equal(literal && `${literal.value} ${role ?? ""} ${group?.subject?.text ?? "-"}`, expected);
    });
  }

  const halfTyped: readonly (readonly [string, string, string | undefined])[] = [
    ["python", 'texts = {"INVALID_OTP": 1, "‸"}', " key texts"],
    ["python", 'texts = {\n    "INVALID_OTP": 1,\n    "INV‸\n}\n', "INV key texts"],
    ["ruby", 'TEXTS = { "INVALID_OTP" => 1, "‸" }', " key TEXTS"],
    ["javascript", "const texts = { 'INVALID_OTP': 1, '‸' }", " key texts"],
    ["elixir", '@texts %{"INVALID_OTP" => 1, "‸"}', " key texts"],
    ["json", '{"INVALID_OTP": 1, "‸"}', " key -"],
    ["python", 'match err.code:\n    case "‸"\n    case _:\n        pass\n', " case err.code"],
    ["python", 'print("a" "‸" "b")', undefined],
    ["python", 'allowed = {"INVALID_OTP", "‸"}', " definition allowed"],
  ];
  for (const [languageId, source, expected] of halfTyped) {
    it(`${JSON.stringify(source)}, half typed in ${languageId}`, async () => {
      const { text, offset } = readCursor(source);
      const context = await testService.contextAt(createDocument(text, languageId), offset, defaultSettings);
      const { literal, role, group } = context?.occurrence ?? {};
      assert.equal(literal && `${literal.value} ${role ?? ""} ${group?.subject?.text ?? "-"}`, expected);
    });
  }

  it("knows the other literals of its construct, and what they are about", async () => {
    const { text, offset } = readCursor("switch (e.code) { case 'INVALID_OTP': case 'MISSING_OTP': case '‸': }");
    const context = await testService.contextAt(createDocument(text), offset, defaultSettings);
    assert.deepEqual(
      context?.occurrence.group.members.map(({ literal }) => literal.value),
      ["INVALID_OTP", "MISSING_OTP", ""],
    );
    assert.equal(context.binding?.catalog.id, "ratio");
  });
});

describe("a document that is left alone", () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ["huge", "'INVALID_EMIAL';\n".repeat(300_000), "it has 5100000 characters, more than 4000000"],
    ["binary", "err.code === 'INVALID_EMIAL'\u0000", "it looks binary"],
    ["minified", `${"a=1;".repeat(20_000)}err.code==='INVALID_EMIAL'`, "it looks minified"],
    ["long, of short lines", "a=1;\n".repeat(20_000), undefined],
  ];
  for (const [name, text, reason] of cases) {
    it(name, async () => {
      const notes: unknown[] = [];
      const service = createTestService({
        logger: { ...quietLogger, info: (_, data) => notes.push(data?.["reason"]) },
      });
      const { findings, skipped } = await service.analyze(createDocument(text), defaultSettings);
      assert.deepEqual([findings.length, skipped], [0, reason]);
      assert.deepEqual(notes, reason === undefined ? [] : [reason]);
    });
  }
});

describe("settings", () => {
  const mixed = `
    fetch("https://api.ratio.me");
    switch (err.code) {
      case "INVALID_OTP": case "MISSING_OTP": case "EXPIRED_SESSION_ID": case "customer/not-found":
      case "INVALID_EMIAL": case "INSUFICENT_BALANCE": case "SOMETHING_ELSE": case "INVALID_PASSWORD":
    }`;
  const slip = "unknown-code INVALID_EMIAL → INVALID_EMAIL";
  const near = "unknown-code INSUFICENT_BALANCE → INSUFFICIENT_BALANCE";
  const wrong = "wrong-catalog customer/not-found → -";
  const cases: readonly (readonly [string, Partial<Settings>, readonly string[]])[] = [
    ["typos", { strictness: "typos" }, [wrong, slip]],
    ["bound", {}, [wrong, slip, near, "unknown-code INVALID_PASSWORD → -"]],
    [
      "strict",
      { strictness: "strict" },
      [wrong, slip, near, "unknown-code SOMETHING_ELSE → -", "unknown-code INVALID_PASSWORD → -"],
    ],
    [
      "a rule that is off",
      { strictness: "typos", rules: { ...defaultSettings.rules, "unknown-code": "off", "wrong-catalog": "error" } },
      [wrong],
    ],
    ["all off", { enable: false }, []],
  ];
  for (const [name, settings, expected] of cases) {
    it(name, () => checkFindings(mixed, expected, { settings: { ...defaultSettings, ...settings } }));
  }
});
