import assert from "node:assert/strict";
import Ajv from "ajv/dist/2020";
import fc from "fast-check";
import ts from "typescript";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Node } from "web-tree-sitter";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import type { Catalog } from "../../../server/src/catalogs/model";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { SyntaxTrees } from "../../../server/src/documents/syntaxTrees";
import { languageOfId } from "../../../server/src/languages";
import { Grammars } from "../../../server/src/languages/grammars";
import type { LanguageDefinition } from "../../../server/src/languages/language";
import { createLiteralReader } from "../../../server/src/languages/literal";
import { type ExportForm, exportForms } from "../../../server/src/render/exporters/exporter";
import { exportCatalog, exporters, exportFileName, isExported } from "../../../server/src/render/exporters/index";
import { adversarialCatalog, nastyTexts } from "../../support/adversarialCatalog";
import { quietLogger, readPackageWasm } from "../../support/check";
import { importFixture } from "../../support/importFixtures";
import { compile, rowsOf } from "./exporterTools";

/** Of a form: the language whose grammar reads it. */
const grammarOf = {
  typescript: "typescript",
  zod: "typescript",
  "json-schema": "json",
  python: "python",
  go: "go",
  java: "java",
  kotlin: "kotlin",
  csharp: "csharp",
} as const satisfies Partial<Record<ExportForm, string>>;
const sourceForms = Object.keys(grammarOf) as (keyof typeof grammarOf)[];
const catalogs = [...builtInCatalogs, adversarialCatalog];
const codesOf = ({ entries }: Catalog): string[] => [...entries.keys()];

/** Where a summary and its detail are one text. */
const withDetail: readonly ExportForm[] = ["markdown", "go"];

describe("the exports", () => {
  const grammars = new Grammars(readPackageWasm, quietLogger);
  let trees: SyntaxTrees;
  before(async () => {
    trees = new SyntaxTrees(await grammars.parser());
  });
  after(() => {
    trees.dispose();
  });

  /** What a language's grammar makes of a text: whether it is whole, and its strings. */
  async function parse(text: string, form: keyof typeof grammarOf): Promise<{ error: string; strings: string[] }> {
    const language = languageOfId(grammarOf[form]) as LanguageDefinition;
    const grammar = await grammars.load(language);
    assert.ok(grammar);
    const document = TextDocument.create(`test:///${form}/${Math.random()}`, language.id, 1, text);
    const result = trees.read(document, grammar, (root) => ({
      error: errorIn(root),
      strings: stringsIn(root, text, language),
    }));
    assert.ok(result);
    return result;
  }

  for (const form of sourceForms) {
    for (const catalog of catalogs) {
      it(`of ${catalog.id} to ${form} parses and has every code as a string of its own`, async () => {
        const text = exportCatalog(catalog, form);
        const { error, strings } = await parse(text, form);
        assert.equal(error, "", text);
        // Go cannot have what is no character, and no answer that it reads has it.
        const missing = codesOf(catalog).filter((code) => !strings.includes(code));
        assert.deepEqual(missing, []);
        assert.ok(isExported(text) && text.endsWith("\n") && !/[ \t]\n/.test(text));
      });
    }
  }

  it("hold whatever texts a catalog has as data", async () => {
    const piece = fc.oneof(
      fc.constantFrom(...nastyTexts, "\\", '"', "*", "/", "`", "'", "$", "\n", "-", ">"),
      fc.string(),
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => `x${parts.join("")}`);
    const entry = fc.record({
      summary: text,
      detail: text,
      deprecated: fc.record({ since: text, replacedBy: text }, { requiredKeys: [] }),
    });
    const record = fc.record({
      name: text,
      family: text,
      codes: fc.dictionary(text, entry, { minKeys: 1, maxKeys: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(record, async ({ name, family, codes }) => {
        const { catalog } = readCatalog(
          { errdexCatalog: 1, id: "x", name, families: { x: { title: family } }, codes },
          "test",
        );
        if (catalog === undefined || catalog.entries.size === 0) {
          return;
        }
        for (const form of sourceForms) {
          const exported = exportCatalog(catalog, form);
          const { error, strings } = await parse(exported, form);
          assert.equal(error, "", exported);
          const expected: readonly string[] =
            form === "go" ? codesOf(catalog).map((code) => code.replace(/\p{Cs}/gu, "\uFFFD")) : codesOf(catalog);
          assert.deepEqual(
            expected.filter((code) => !strings.includes(code)),
            [],
            exported,
          );
        }
        assert.equal(rowsOf(exportCatalog(catalog, "markdown")).length, catalog.entries.size);
      }),
      { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 1) * 20 },
    );
  });

  it("to TypeScript and zod compile in strict mode, and the types take the codes and nothing else", () => {
    const uses = (name: string, code: string): string =>
      `const good: ${name} = ${JSON.stringify(code)};\n// @ts-expect-error -- no such code\nconst bad: ${name} = "${code}x";\nvoid good; void bad;\n`;
    const files = new Map(
      catalogs.flatMap((catalog, i) => {
        const [code = ""] = codesOf(catalog);
        return [
          [`/${i}.ts`, exportCatalog(catalog, "typescript", { name: "Code" })],
          [`/${i}.zod.ts`, exportCatalog(catalog, "zod", { name: "Code" })],
          [`/${i}.uses.ts`, `import { Code, codes, isCode } from "./${i}";\n${uses("Code", code)}${lookUps(catalog)}`],
          [
            `/${i}.zod.uses.ts`,
            `import { Code } from "./${i}.zod";\n${uses("Code", code)}export const parsed: Code = Code.parse("x");\n`,
          ],
        ] as const;
      }),
    );
    assert.deepEqual(compile(files), []);
  });

  it("to TypeScript run: the list, the names and the check agree", () => {
    for (const catalog of catalogs) {
      const { outputText } = ts.transpileModule(exportCatalog(catalog, "typescript", { name: "Code" }), {
        compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
      });
      const made: Record<string, unknown> = {};
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- It is our own.
      new Function("exports", outputText)(made);
      const { Code, codes, isCode } = made as { Code: object; codes: string[]; isCode: (value: unknown) => boolean };
      assert.deepEqual(new Set(codes), new Set(codesOf(catalog)));
      assert.equal(Object.keys(Code).length, catalog.entries.size);
      assert.deepEqual([codes.every(isCode), isCode("toString"), isCode(1)], [true, false, false]);
    }
  });

  it("to JSON Schema are of version 2020-12 and take the codes and nothing else", () => {
    for (const catalog of catalogs) {
      const validate = new Ajv({ allErrors: true }).compile(
        JSON.parse(exportCatalog(catalog, "json-schema")) as object,
      );
      assert.deepEqual(
        codesOf(catalog).filter((code) => !validate(code)),
        [],
      );
      assert.deepEqual(
        ["x", "", 1, null].map((value) => validate(value)),
        [false, false, false, false],
      );
    }
  });

  for (const form of ["typescript", "zod", "python", "go", "java", "kotlin", "csharp", "markdown"] as const) {
    it(`to ${form} can be imported again without loss`, async () => {
      for (const catalog of builtInCatalogs) {
        const path = exportFileName(catalog, form);
        const imported = await importFixture({ documents: [{ path, text: exportCatalog(catalog, form) }] });
        const summaries = (entries: readonly (readonly [string, string])[]): object =>
          Object.fromEntries(entries.map(([code, summary]) => [code, withDetail.includes(form) ? "" : summary]));
        assert.deepEqual(
          summaries(
            Object.entries(imported.catalog.codes).map(([code, entry]) => [
              code,
              typeof entry === "string" ? entry : entry.summary,
            ]),
          ),
          summaries([...catalog.entries].map(([code, { summary }]) => [code, summary])),
        );
        assert.deepEqual(
          Object.keys(imported.catalog.statuses ?? {}),
          form === "markdown" ? [...catalog.statuses.keys()] : [],
        );
      }
    });
  }

  it("to Markdown have a row for each code, and no HTML of a catalog's", () => {
    for (const catalog of catalogs) {
      const text = exportCatalog(catalog, "markdown");
      assert.equal(rowsOf(text).length, catalog.entries.size + catalog.statuses.size);
    }
    assert.match(
      exportCatalog(adversarialCatalog, "markdown"),
      /\n\| ~~`OLD`~~ \|[^\n]*\*\*Deprecated\.\*\*[^\n]*Use `1001`\. \|\n/,
    );
  });

  it("mark deprecated codes as each language does", () => {
    const { catalog } = readCatalog(
      {
        errdexCatalog: 1,
        id: "acme",
        name: "Acme",
        codes: { new_one: "New.", old_one: { summary: "Old.", deprecated: { since: "2025", replacedBy: "new_one" } } },
      },
      "test",
    );
    assert.ok(catalog);
    const marks: Readonly<Record<ExportForm, RegExp>> = {
      typescript: /@deprecated Since 2025\. Use "new_one"\./,
      zod: /@deprecated Since 2025\. Use "new_one"\./,
      "json-schema": /"deprecated": true/,
      python: /Deprecated: Since 2025\. Use NEW_ONE\./,
      go: /\/\/\n\t\/\/ Deprecated: Since 2025\. Use CodeNewOne\.\n\tCodeOldOne Code = "old_one"/,
      java: /@deprecated Since 2025\. Use NEW_ONE\.\n {5}\*\/\n {4}@Deprecated\n {4}OLD_ONE\("old_one"\)/,
      kotlin: /@Deprecated\("Since 2025\. Use NEW_ONE\.", ReplaceWith\("NEW_ONE"\)\)\n {4}OLD_ONE/,
      csharp: /\[Obsolete\("Since 2025\. Use NewOne\."\)\]\n {4}public const string OldOne/,
      markdown: /~~`old_one`~~ \| Old\. \*\*Deprecated\.\*\* Since 2025\. Use `new_one`\. \|/,
    };
    for (const form of exportForms) {
      assert.match(exportCatalog(catalog, form), marks[form]);
    }
  });

  it("keep to a family", () => {
    const [ratio] = builtInCatalogs;
    const text = exportCatalog(ratio as Catalog, "json-schema", { family: "MISSING_", name: "Missing" });
    const { title, oneOf } = JSON.parse(text) as { title: string; oneOf: { const: string }[] };
    assert.equal(title, "Missing");
    assert.ok(oneOf.length > 1 && oneOf.every(({ const: code }) => code.startsWith("MISSING_")));
  });

  it("are all in the list", () => {
    assert.deepEqual(
      exporters.map(({ form }) => form),
      exportForms,
    );
  });
});

/** The first place that the grammar does not understand. */
function errorIn(node: Node): string {
  if (!node.hasError) {
    return "";
  }
  const child = node.children.find((child) => child.hasError || child.isMissing);
  return child === undefined || node.isError
    ? `line ${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`
    : errorIn(child);
}

function stringsIn(root: Node, text: string, language: LanguageDefinition): string[] {
  const readers = new Map(
    Object.entries(language.strings ?? {}).map(([type, forms]) => [type, createLiteralReader(forms)]),
  );
  const visit = (node: Node): string[] => {
    const value = readers.get(node.type)?.(node, text)?.value;
    return value === undefined ? node.children.flatMap(visit) : [value];
  };
  return visit(root);
}

/** Whether each code can be picked by its name. */
function lookUps({ entries }: Catalog): string {
  const [code = ""] = [...entries.keys()].filter((code) => /^[A-Z_]+$/.test(code));
  const pick = code === "" ? "" : `export const picked: ${JSON.stringify(code)} = Code.${code};\n`;
  return `${pick}export const all: readonly Code[] = codes;\nexport function read(value: unknown): Code | undefined {\n  return isCode(value) ? value : undefined;\n}\n`;
}
