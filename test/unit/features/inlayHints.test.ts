import assert from "node:assert/strict";
import { defaultSettings } from "../../../shared/src/settings";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { findCodeHints } from "../../../server/src/features/inlayHints/inlayHints";
import { createDocument, createTestService, testService } from "../../support/check";

/** The source with its hints in braces, where they are shown. */
async function showHints(source: string, service = testService, settings = defaultSettings): Promise<string> {
  const document = createDocument(source);
  const analysis = await service.analyze(document, settings);
  const hints = findCodeHints(analysis, source, { start: 0, end: source.length });
  return [...hints].reverse().reduce((text, { offset, label }) => {
    return `${text.slice(0, offset)}{${label}}${text.slice(offset)}`;
  }, source);
}

const summary = testService.index.lookup("INVALID_OTP")[0]?.summary ?? "";

describe("inlay hints", () => {
  it("stand at the end of the line of codes that are bound or evident", async () => {
    const condition = await showHints("fetch('https://api.ratio.me');\nif ('INVALID_OTP' === e.code) {\n}");
    assert.match(condition, /'INVALID_OTP' === e\.code\) \{\{[^{}]+\}\n\}$/);
    const list = await showHints("const list = [\n  'INVALID_OTP', \n  'INVALID_PHONE'\n];");
    assert.match(list, /'INVALID_OTP',\{[^}]+\} \n {2}'INVALID_PHONE'\{[^}]+\}\n/);
    const map = await showHints("const m = {\n  INVALID_OTP: 'one',\n  INVALID_PHONE: 'two',\n};");
    assert.match(map, /INVALID_OTP: 'one',\{[^}]+\}\n/);
  });

  it("stand behind the colon of a case, whatever follows", async () => {
    const shown = await showHints("switch (e.code) {\n  case 'INVALID_OTP': // Why?\n  case 'MISSING_OTP':\n}");
    assert.match(shown, /'INVALID_OTP':\{[^}]+\} \/\/ Why\?\n {2}case 'MISSING_OTP':\{[^}]+\}\n/);
  });

  it("leave lines with several codes alone", async () => {
    const source =
      "fetch('https://api.ratio.me');\nf(['INVALID_OTP', 'MISSING_OTP']);\nif (e.code === 'INVALID_OTP') {}";
    assert.match(await showHints(source), /f\(\['INVALID_OTP', 'MISSING_OTP'\]\);\n.*\{\}\{[^}]+\}$/);
  });

  it("are not shown where nothing tells which API is meant", async () => {
    const source = "log('INVALID_OTP');";
    assert.equal(await showHints(source), source);
  });

  it("are not shown where the author says that these are no codes of any catalog", async () => {
    const source = "fetch('https://api.ratio.me');\n// errdex: none\nif (e.code === 'INVALID_OTP') {}";
    assert.equal(await showHints(source), source);
  });

  it("are not shown where a setting says that the file is about another catalog", async () => {
    const service = createTestService({ pathOf: () => "a.ts" });
    const source = "fetch('https://api.ratio.me');\nlog('INVALID_OTP');";
    const showBound = (id: string): Promise<string> =>
      showHints(source, service, { ...defaultSettings, bind: { "a.ts": [id] } });
    assert.match(await showBound("ratio"), /log\('INVALID_OTP'\);\{[^}]+\}$/);
    assert.equal(await showBound("sphere"), source);
  });

  it("are not shown among strings that are another vendor's codes", async () => {
    const cases = ["EMAIL_NOT_FOUND", "INVALID_PASSWORD", "INVALID_EMAIL", "USER_DISABLED"];
    const source = `fetch('https://api.ratio.me');\nswitch (body.message) {\n${cases.map((it) => `case '${it}':\n`).join("")}}`;
    assert.equal(await showHints(source), source);
  });

  it("are not shown where the line says it already", async () => {
    const source = `fetch('https://api.ratio.me');\nif (e.code === 'INVALID_OTP') {} // ${summary}`;
    assert.equal(await showHints(source), source);
  });

  it("do not turn the line of code that they stand in", async () => {
    const codes = { A_B: "Turns \u202e round.", C_D: "No." };
    const { catalog } = readCatalog({ errdexCatalog: 1, id: "acme", name: "Acme", codes }, "acme");
    assert.ok(catalog);
    const source = "// errdex: acme\nconst list = ['A_B'];\n";
    const analysis = await createTestService({ catalogs: [catalog] }).analyze(createDocument(source), defaultSettings);
    const hints = findCodeHints(analysis, source, { start: 0, end: source.length });
    assert.deepEqual(
      hints.map(({ label }) => label),
      ["Turns \uFFFD round"],
    );
  });

  it("end behind a word, or where they must", async () => {
    const cut: Readonly<Record<string, string>> = {
      "The first sentence. The second one.": "The first sentence",
      "The amount of the payment in cents, which may not be negative.": "The amount of the payment in cents, which…",
      "The amount of the payment in cents; really, it must be so.": "The amount of the payment in cents…",
      A_VERY_LONG_WORD_THAT_HAS_NO_BLANK_IN_IT_WHATSOEVER: "A_VERY_LONG_WORD_THAT_HAS_NO_BLANK_IN_IT_W…",
    };
    for (const [text, label] of Object.entries(cut)) {
      const { catalog } = readCatalog({ errdexCatalog: 1, id: "acme", name: "Acme", codes: { A_B: text } }, "acme");
      assert.ok(catalog);
      const shown = await showHints(
        "// errdex: acme\nconst a = ['A_B'];\n",
        createTestService({ catalogs: [catalog] }),
      );
      assert.match(shown, /\{.*\}\n$/);
      assert.equal(/\{(.*)\}/.exec(shown)?.[1], label);
    }
  });

  it("are short", async () => {
    const codes = Array.from(testService.index.catalogs[0]?.entries.keys() ?? [], (code) => `'${code}'`);
    const source = `fetch('https://api.ratio.me');\nconst list = [\n${codes.join(",\n")}];\nlist.includes(e.code);`;
    const analysis = await testService.analyze(createDocument(source), defaultSettings);
    const hints = findCodeHints(analysis, source, { start: 0, end: source.length });
    assert.ok(hints.length > 100, `${hints.length}`);
    assert.deepEqual(
      hints.filter(({ label }) => label.length > 43 || label.length === 0),
      [],
    );
  });
});
