import assert from "node:assert/strict";
import Ajv from "ajv/dist/2020";
import ts from "typescript";
import { builtInCatalogs } from "../../server/src/catalogs/builtIn";
import type { Catalog } from "../../server/src/catalogs/model";
import type { ExportForm } from "../../server/src/render/exporters/exporter";
import { exportCatalog, exportFileName, isExported } from "../../server/src/render/exporters/index";
import { adversarialCatalog } from "../support/adversarialCatalog";
import { codesOf, readExport, rowsOf, sourceForms } from "../support/exports";
import { importFixture } from "../support/importFixtures";
import { compile } from "./compile";

const catalogs = [...builtInCatalogs, adversarialCatalog];

/** Where a summary and its detail are one text. */
const withDetail: readonly ExportForm[] = ["markdown", "go"];

describe("the exports", () => {
  for (const form of sourceForms) {
    for (const catalog of catalogs) {
      it(`of ${catalog.id} to ${form} parses and has every code as a string of its own`, async () => {
        const text = exportCatalog(catalog, form);
        const { error, strings } = await readExport(text, form);
        assert.equal(error, "", text);
        // Go cannot have what is no character, and no answer that it reads has it.
        const missing = codesOf(catalog).filter((code) => !strings.includes(code));
        assert.deepEqual(missing, []);
        assert.ok(isExported(text) && text.endsWith("\n") && !/[ \t]\n/.test(text));
      });
    }
  }

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
});

/** Whether each code can be picked by its name. */
function lookUps({ entries }: Catalog): string {
  const [code = ""] = [...entries.keys()].filter((code) => /^[A-Z_]+$/.test(code));
  const pick = code === "" ? "" : `export const picked: ${JSON.stringify(code)} = Code.${code};\n`;
  return `${pick}export const all: readonly Code[] = codes;\nexport function read(value: unknown): Code | undefined {\n  return isCode(value) ? value : undefined;\n}\n`;
}
