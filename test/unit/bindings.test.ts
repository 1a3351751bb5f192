import assert from "node:assert/strict";
import { defaultSettings, type Settings } from "../../shared/src/settings";
import { TextDocument } from "vscode-languageserver-textdocument";
import { pathOfDocument } from "../../server/src/cli/documentPaths";
import { createDocument, createTestService, describeFinding, quietLogger } from "../support/check";

const slip = "unknown-code INVALID_EMIAL → INVALID_EMAIL";
const near = "unknown-code INSUFICENT_BALANCE → INSUFFICIENT_BALANCE";

/** Documents go by their paths, as on the command line. */
const service = createTestService({ pathOf: (uri) => uri });

async function findingsIn(path: string, text: string, settings: Partial<Settings>): Promise<readonly string[]> {
  const document = TextDocument.create(path, "typescript", 1, text);
  const inForce = { ...defaultSettings, ...settings };
  const { findings } = await service.analyze(document, inForce);
  const checked = await service.check(document, inForce);
  service.close(path);
  assert.deepEqual(checked.findings.map(describeFinding), findings.map(describeFinding), "a check finds the same");
  return findings.map(describeFinding);
}

describe("the setting bind", () => {
  // Nothing in these texts tells which API they are about, and nothing is near enough to a code to tell by itself.
  const text = "if (err.code === 'INSUFICENT_BALANCE') {}";
  const cases: readonly (readonly [path: string, bind: Settings["bind"], expected: readonly string[]])[] = [
    ["src/pay/a.ts", {}, []],
    ["src/pay/a.ts", { "src/pay/**": ["ratio"] }, [near]],
    ["src/pay/deep/er/a.ts", { "src/pay/**": ["ratio"] }, [near]],
    ["src/kyc/a.ts", { "src/pay/**": ["ratio"] }, []],
    ["src/pay/a.test.ts", { "src/**/*.test.{ts,tsx}": ["ratio"] }, [near]],
    ["a.ts", { "*.ts": ["ratio"] }, [near]],
    ["src/a.ts", { "*.ts": ["ratio"] }, []],
    ["src/.hidden/a.ts", { "**": ["ratio"] }, [near]],
    ["src/pay/a.ts", { "**": ["ratio"], "src/pay/**": ["none"] }, []],
    ["src/pay/a.ts", { "src/pay/**": ["none"], "**": ["ratio"] }, [near]],
    ["src/pay/a.ts", { "**": ["sphere", "ratio"] }, [near]],
    ["src/pay/a.ts", { "**": ["nobody"] }, []],
  ];
  for (const [path, bind, expected] of cases) {
    it(`${JSON.stringify(bind)} for ${path}`, async () => {
      assert.deepEqual(await findingsIn(path, text, { bind }), expected);
    });
  }

  it("holds for pieces of a host in which nothing else is told of", async () => {
    const source = `<template><p v-if="err.code === 'INSUFICENT_BALANCE'"></p></template>`;
    const document = TextDocument.create("src/A.vue", "vue", 1, source);
    for (const [bind, expected] of [
      [{}, []],
      [{ "src/**": ["ratio"] }, [near]],
    ] as const) {
      const { findings } = await service.analyze(document, { ...defaultSettings, bind });
      assert.deepEqual(findings.map(describeFinding), expected);
    }
    service.close(document.uri);
  });

  it("goes by the path of the notebook for its cells", () => {
    assert.deepEqual(["a/b.ipynb#3", "a/b#3", "a/b.ipynb"].map(pathOfDocument), ["a/b.ipynb", "a/b#3", "a/b.ipynb"]);
  });

  it("has no effect on what is no file", async () => {
    const own = createTestService({ pathOf: () => undefined });
    const settings = { ...defaultSettings, bind: { "**": ["ratio"] } };
    assert.deepEqual((await own.analyze(createDocument(text), settings)).findings, []);
  });

  it("gives way to a comment", async () => {
    const bind = { "**": ["ratio"] };
    assert.deepEqual(await findingsIn("a.ts", `// errdex: none\n\n${text}`, { bind }), []);
  });

  it("outweighs what the file speaks to", async () => {
    const source = "fetch('https://api.ratio.me'); if (err.code === 'INVALID_EMIAL') {}";
    assert.deepEqual(await findingsIn("a.ts", source, {}), [slip]);
    assert.deepEqual(await findingsIn("a.ts", source, { bind: { "**": ["none"] } }), []);
  });

  it("finds a slip where nothing else speaks for it, but not what is far from every code", async () => {
    const source = "if (x === 'INVALID_EMIAL') {} if (y === 'FAR_OFF') {} if (err.code === 'ECONNRESET') {}";
    assert.deepEqual(await findingsIn("a.ts", source, { bind: { "**": ["ratio"] } }), [slip]);
  });

  it("takes effect when it changes, without an edit", async () => {
    const document = TextDocument.create("a.ts", "typescript", 1, text);
    const counts: number[] = [];
    for (const bind of [{}, { "**": ["ratio"] }, {}]) {
      counts.push((await service.analyze(document, { ...defaultSettings, bind })).findings.length);
    }
    service.close("a.ts");
    assert.deepEqual(counts, [0, 1, 0]);
  });

  it("says once in the log that it names a catalog that there is not", async () => {
    const warnings: unknown[] = [];
    const logger = {
      ...quietLogger,
      warn: (_: string, data?: Readonly<Record<string, unknown>>) => warnings.push(data?.["id"]),
    };
    const own = createTestService({ pathOf: (uri) => uri, logger });
    for (const path of ["a.ts", "b.ts"]) {
      await own.analyze(TextDocument.create(path, "typescript", 1, text), {
        ...defaultSettings,
        bind: { "**": ["nobody"] },
      });
    }
    assert.deepEqual(warnings, ["nobody"]);
  });

  it("says once in the log that a glob cannot be used, and takes the others", async () => {
    const warnings: string[] = [];
    const logger = { ...quietLogger, warn: (message: string) => warnings.push(message) };
    const own = createTestService({ pathOf: (uri) => uri, logger });
    const bind = { "**": ["ratio"], ["a".repeat(70_000)]: ["none"], "": ["none"] };
    for (const path of ["a.ts", "b.ts"]) {
      const document = TextDocument.create(path, "typescript", 1, text);
      assert.equal((await own.analyze(document, { ...defaultSettings, bind })).findings.length, 1);
    }
    assert.equal(warnings.length, 2);
  });
});

describe("the setting wrappers", () => {
  const usesRatio = "fetch('https://api.ratio.me');\n";
  const cases: readonly (readonly [source: string, wrappers: readonly string[], expected: readonly string[]])[] = [
    [`${usesRatio}if (is(err, 'INSUFICENT_BALANCE')) {}`, [], []],
    [`${usesRatio}if (is(err, 'INSUFICENT_BALANCE')) {}`, ["is"], [near]],
    [`${usesRatio}if (errors.is(err, 'INSUFICENT_BALANCE')) {}`, ["is"], [near]],
    [`${usesRatio}if (this.errors.is(err, 'INSUFICENT_BALANCE')) {}`, ["errors.is"], [near]],
    [`${usesRatio}if (other.is(err, 'INSUFICENT_BALANCE')) {}`, ["errors.is"], []],
    [`${usesRatio}if (is(err, 'INSUFICENT_BALANCE')) {}`, ["errors.is"], [near]],
    [`${usesRatio}if (basis(err, 'INSUFICENT_BALANCE')) {}`, ["is"], []],
    ["if (is(err, 'INSUFICENT_BALANCE')) {}", ["is"], []],
    ["// errdex: ratio\n\nif (is(err, 'INSUFICENT_BALANCE')) {}", ["is"], [near]],
    ["if (is(err, 'INVALID_EMIAL')) {}", [], []],
    ["if (is(err, 'INVALID_EMIAL')) {}", ["is"], [slip]],
    [`${usesRatio}if (is(err, 'FAR_OFF')) {}`, ["is"], []],
  ];
  for (const [source, wrappers, expected] of cases) {
    it(`${JSON.stringify(wrappers)} in ${source.split("\n").at(-1) ?? ""}`, async () => {
      assert.deepEqual(await findingsIn("a.ts", source, { wrappers }), expected);
    });
  }

  it("counts in any language's way of writing a path", async () => {
    const sources = [
      ["php", "<?php\n$a = 'api.ratio.me';\n$b = $this->errors->is($err, 'INSUFICENT_BALANCE');", "errors.is"],
      ["php", "<?php\n$a = 'api.ratio.me';\n$b = Errors::is($err, 'INSUFICENT_BALANCE');", "Errors::is"],
      ["python", "a = 'api.ratio.me'\nb = errors.has_code(err, 'INSUFICENT_BALANCE')", "has_code"],
      ["go", 'package a\nvar a = "api.ratio.me"\nvar b = errors.Is(err, "INSUFICENT_BALANCE")', "errors.Is"],
      ["rust", 'fn f() { let a = "api.ratio.me"; errors::is(err, "INSUFICENT_BALANCE"); }', "errors::is"],
      ["ruby", 'a = "api.ratio.me"\nb = errors.is?(err, "INSUFICENT_BALANCE")', "is?"],
    ] as const;
    for (const [languageId, source, wrapper] of sources) {
      const document = createDocument(source, languageId);
      const { findings } = await service.analyze(document, { ...defaultSettings, wrappers: [wrapper] });
      assert.deepEqual(findings.map(describeFinding), [near], source);
    }
  });

  it("takes effect when it changes, without an edit and after one", async () => {
    let document = TextDocument.create("a.ts", "typescript", 1, `${usesRatio}if (is(err, 'INSUFICENT_BALANCE')) {}`);
    const counts: number[] = [];
    for (const wrappers of [[], ["is"], ["other"], ["is"]]) {
      counts.push((await service.analyze(document, { ...defaultSettings, wrappers })).findings.length);
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      document = service.update(document, [{ range, text: ";" }], document.version + 1);
      counts.push((await service.analyze(document, { ...defaultSettings, wrappers })).findings.length);
    }
    service.close("a.ts");
    assert.deepEqual(counts, [0, 0, 1, 1, 0, 0, 1, 1]);
  });
});
