import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as l10n from "@vscode/l10n";
import { completeCatalog, explainCatalog } from "../../server/src/catalogs/help/catalogHelp";
import { readCatalogText } from "../../server/src/catalogs/catalogText";
import { readOutline } from "../../server/src/catalogs/outline";
import { joinCatalogs, JoinMemory } from "../../server/src/catalogs/joinCatalogs";
import { readCatalog } from "../../server/src/catalogs/readCatalog";
import { showOrigin } from "../../server/src/catalogs/showOrigin";
import { readConfigText } from "../../server/src/config/readConfig";
import { languageOfPath } from "../../server/src/languages";
import { exportCatalog } from "../../server/src/render/exporters";
import { defaultSettings, ruleIds, type Settings } from "../../shared/src/settings";
import { createDocument, createTestService } from "../support/check";
import { cursor } from "../support/features";
import { importFixture, readImportFixtures } from "../support/importFixtures";
import { bundleFile, collectUses, markedBundle, outsideOfMarks, placeholdersOf } from "../support/texts";

type Texts = Readonly<Record<string, string>>;

const readTexts = (path: string): Texts => JSON.parse(readFileSync(path, "utf8")) as Texts;

describe("the German texts", () => {
  const english = readTexts(bundleFile);
  const german = readTexts(join("l10n", "bundle.l10n.de.json"));
  const ofManifest = readTexts("package.nls.json");
  const germanOfManifest = readTexts("package.nls.de.json");

  it("are there for every English one, and for nothing else", () => {
    assert.deepEqual(Object.keys(german).sort(), Object.keys(english).sort());
    assert.deepEqual(Object.keys(germanOfManifest).sort(), Object.keys(ofManifest).sort());
    const blank = [...Object.entries(german), ...Object.entries(germanOfManifest)].filter(([, text]) => !text.trim());
    assert.deepEqual(blank, []);
  });

  it("say all that is put into the English ones, each name with or without its article", () => {
    const named = (text: string, values: readonly string[]): readonly string[] =>
      placeholdersOf(text)
        .map((i) => values[i]?.replace(/^withArticle\((.*)\)$/, "$1") ?? `nothing stands for {${i}}`)
        .sort();
    for (const { text, values } of collectUses()) {
      assert.deepEqual(named(german[text] ?? "", values), named(text, values), text);
    }
  });

  it("have the code, links and line breaks of the English ones in the manifest", () => {
    const fixed = (text: string): readonly string[] => (text.match(/`[^`]+`|\]\(command:[^)]+\)|\n/g) ?? []).sort();
    for (const [key, text] of Object.entries(ofManifest)) {
      assert.deepEqual(fixed(germanOfManifest[key] ?? ""), fixed(text), key);
    }
  });

  it("are there for each page of the walkthrough, under the name that VS Code looks for", () => {
    const pages = [...readFileSync("package.json", "utf8").matchAll(/"markdown": "([^"]+)\.md"/g)].map(
      ([, page]) => page as string,
    );
    assert.notDeepEqual(pages, []);
    for (const page of pages) {
      assert.ok(existsSync(`${page}.nls.de.md`), page);
      const count = (path: string): number => [...readFileSync(path, "utf8").matchAll(/^(?:#|```|- )/gm)].length;
      assert.equal(count(`${page}.nls.de.md`), count(`${page}.md`), page);
    }
  });
});

describe("what the server says can be translated", () => {
  before(() => {
    l10n.config({ contents: { ...markedBundle() } });
  });
  after(() => {
    l10n.config({ contents: {} });
  });

  /** Between translated sentences stand signs only. */
  function checkTranslated(message: string, where: string): void {
    assert.match(outsideOfMarks(message), /^[\s();.:,]*$/, `${where}: ${message}`);
    assert.match(message, /⟦/, where);
  }

  const service = createTestService();
  const settings: Settings = {
    ...defaultSettings,
    rules: Object.fromEntries(ruleIds.map((id) => [id, "hint"])) as Settings["rules"],
  };
  const findings = join("test", "fixtures", "findings");
  const found = new Set<string>();
  for (const file of readdirSync(findings)) {
    it(`of codes in ${file}`, async () => {
      const document = createDocument(
        readFileSync(join(findings, file), "utf8"),
        languageOfPath(file)?.languageIds[0] ?? `no language serves ${file}`,
      );
      for (const { rule, message, reasons } of (await service.analyze(document, settings)).findings) {
        found.add(rule);
        checkTranslated(message, rule);
        reasons.forEach(({ text }) => {
          checkTranslated(text, rule);
        });
      }
    });
  }

  it("of codes, by every rule", () => {
    // No code of the built-in catalogs is deprecated.
    assert.deepEqual([...found].sort(), ruleIds.filter((id) => id !== "deprecated-code").sort());
  });

  // What its library says of a broken table is not ours.
  const imports = readImportFixtures().filter(({ form, expected }) => form !== "csv" && expected.skipped.length > 0);
  for (const fixture of imports) {
    it(`of ${fixture.path}, which is imported`, async () => {
      const { problems } = await importFixture(fixture);
      assert.notDeepEqual(problems, []);
      problems.forEach(({ message }) => {
        checkTranslated(message, fixture.path);
      });
    });
  }

  const head = { errdexCatalog: 1, id: "acme", name: "Acme" };
  const brokenCatalogs: readonly string[] = [
    "{",
    "[]",
    "{} {}",
    '{ "a": 01, "b": "\\x", "c": \'d\' }',
    "\0",
    "[".repeat(200),
    "{}",
    JSON.stringify({ errdexCatalog: 2, id: "A", name: "", codes: [] }),
    JSON.stringify({ ...head, replace: 1, other: 1, docs: "x", checked: 1, codes: {} }),
    JSON.stringify({ ...head, envelope: 1, evidence: { hosts: ["https://a/b"] }, families: { a: 1 }, codes: {} }),
    JSON.stringify({ ...head, codes: { " ": "x", a: 1, b: {}, c: { summary: 1 } } }),
    JSON.stringify({ ...head, codes: { a: { summary: "A", category: "x", httpStatus: 1, docs: "x", guidance: 1 } } }),
    JSON.stringify({ ...head, codes: {}, statuses: { x: 1, 400: 1, 404: {} } }),
    '{ "errdexCatalog": 1, "id": "a", "id": "a", "name": "A", "codes": { "a": "A", "a": "A" } }',
  ];
  for (const text of brokenCatalogs) {
    it(`of the catalog ${text.slice(0, 80)}`, async () => {
      const { problems } = await readCatalogText(text, "acme.json", "acme.json");
      assert.notDeepEqual(problems, []);
      problems.forEach(({ message }) => {
        checkTranslated(message, text);
      });
    });
  }

  it("of catalogs that do not fit together", () => {
    const codes = {
      a: { summary: "A", related: ["x"], aliases: ["b", "y"], deprecated: { replacedBy: "z" } },
      b: { summary: "B", aliases: ["y"] },
    };
    const sources = ["one", "two"].map((key) => {
      const { catalog, replaces } = readCatalog({ ...head, codes }, key);
      assert.ok(catalog);
      return { key, kind: "file" as const, catalog, replaces };
    });
    const messages = [...joinCatalogs(sources, new JoinMemory()).problems.values()].flat();
    const rules = new Set(messages.map(({ rule }) => rule));
    assert.deepEqual([...rules].sort(), ["catalog-alias-clash", "catalog-dangling-related", "catalog-duplicate-code"]);
    messages.forEach(({ rule, message }) => {
      checkTranslated(message, rule);
    });
  });

  const brokenConfigs: readonly string[] = [
    "[]",
    '{ "x": 1, "extends": 1, "enable": 1, "rules": { "y": 1, "unknown-code": "loud" }, "bind": { "": "a", "b": 1 } }',
    '{ "rules": 1, "bind": 1, "wrappers": 1, "includeLanguages": 1, "maxIndexedFiles": -1, "catalogs": 1 }',
    '{ "wrappers": [1], "includeLanguages": { "a": 1 }, "strictness": "loud", "strictness": "loud" }',
  ];
  for (const text of brokenConfigs) {
    it(`of the config ${text.slice(0, 80)}`, async () => {
      const { problems } = await readConfigText(text);
      assert.notDeepEqual(problems, []);
      problems.forEach(({ message }) => {
        checkTranslated(message, text);
      });
    });
  }

  it("of the help in catalogs", async () => {
    const ask = async (marked: string) => {
      const head = "errdexCatalog: 1\nid: acme\ncodes:\n  A:\n    summary: a\n    ";
      const [before = "", after = ""] = marked.split(cursor);
      const text = head + before + after;
      const outline = await readOutline(text, "yaml");
      const offset = (head + before).length;
      return { uri: "acme.errdex.yaml", text, offset, outline, catalog: undefined, isSchemaKnown: false };
    };
    const keys = completeCatalog(await ask(cursor))?.items ?? [];
    const values = completeCatalog(await ask(`category: ${cursor}`))?.items ?? [];
    const explained = explainCatalog(await ask(`de${cursor}tail: x`))?.text ?? "";
    assert.ok(keys.length > 10 && values.length > 5);
    for (const text of [...[...keys, ...values].map(({ documentation }) => documentation), explained]) {
      checkTranslated(text, "help");
    }
  });

  it("of where catalogs come from, but for names of files", () => {
    const origins: Readonly<Record<string, string>> = {
      "built-in": "⟦built-in⟧",
      "built-in, a/built-in.errdex.json": "⟦built-in⟧, a/built-in.errdex.json",
      "built-in.errdex.json": "built-in.errdex.json",
      "another extension": "⟦another extension⟧",
      "built-in, another extension, b.errdex.json": "⟦built-in⟧, ⟦another extension⟧, b.errdex.json",
      "another extension/b.errdex.json": "another extension/b.errdex.json",
    };
    assert.deepEqual(Object.keys(origins).map(showOrigin), Object.values(origins));
  });

  it("of exports that cannot be made", () => {
    const { catalog } = readCatalog({ ...head, codes: { a: "A" } }, "acme");
    assert.ok(catalog);
    for (const options of [{ name: "a b" }, { name: "a.b.c" }, { name: "class" }, { family: "X_" }]) {
      assert.throws(
        () => exportCatalog(catalog, "typescript", options),
        ({ message }: Error) => {
          checkTranslated(message, JSON.stringify(options));
          return true;
        },
      );
    }
  });
});
