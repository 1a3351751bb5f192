import assert from "node:assert/strict";
import Ajv from "ajv/dist/2020";
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
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
import { ExportError, type ExportForm, exportForms } from "../../../server/src/render/exporters/exporter";
import { exportCatalog, exporters, exportFileName, isExported } from "../../../server/src/render/exporters/index";
import { adversarialCatalog, nastyTexts } from "../../support/adversarialCatalog";
import { quietLogger, readPackageWasm } from "../../support/check";
import { importFixture } from "../../support/importFixtures";

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
          const expected = form === "go" ? codesOf(catalog).map((code) => code.toWellFormed()) : codesOf(catalog);
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

  for (const form of ["typescript", "zod", "python", "go", "java", "kotlin", "markdown"] as const) {
    it(`to ${form} can be imported again without loss`, async () => {
      for (const catalog of builtInCatalogs) {
        const path = exportFileName(catalog, form);
        const imported = await importFixture({ documents: [{ path, text: exportCatalog(catalog, form) }] });
        const summaries = (entries: readonly (readonly [string, string])[]): object =>
          Object.fromEntries(entries.map(([code, summary]) => [code, form === "markdown" ? "" : summary]));
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

describe("names in exports", () => {
  const named = (form: ExportForm, name?: string): string => exportCatalog(adversarialCatalog, form, { name });
  const nameOf = (form: ExportForm, pattern: RegExp): string | undefined => pattern.exec(named(form))?.[1];

  it("keep codes apart that a language would spell alike", () => {
    const cases = [
      ["APPLICATION_EARLY_ACCESS", "APPLICATION_EARLY_ACCESS"],
      ["APPLICATION_EARLY_ACCESS_2", "APPLICATION_EARLY_ACCESS_2"],
      ["application/earlyAccess", "APPLICATION_EARLY_ACCESS_3"],
      ["application/early-access", "APPLICATION_EARLY_ACCESS_4"],
      ["application_early_access", "APPLICATION_EARLY_ACCESS_5"],
      ["1001", "CODE_1001"],
      ["code_1001", "CODE_1001_2"],
      ["-1001", "MINUS_1001"],
      ["3ds/required", "CODE_3DS_REQUIRED"],
      ["class", "CLASS"],
      ["HTTPTimeoutID", "HTTP_TIMEOUT_ID"],
      ["café", "CAFE_2"],
      ["cafe", "CAFE"],
    ] as const;
    for (const [code, name] of cases) {
      assert.equal(nameOf("java", new RegExp(`\\n {4}(\\w+)\\("${code}"\\)`)), name, code);
      assert.equal(nameOf("python", new RegExp(`\\n {4}(\\w+) = "${code}"\\n`)), name, code);
    }
    assert.equal(nameOf("go", /\n\t(\w+) Code = "HTTPTimeoutID"/), "CodeHTTPTimeoutID");
    assert.equal(nameOf("csharp", /const string (\w+) = "All"/), "All_2");
    assert.equal(nameOf("csharp", /const string (\w+) = "Equals"/), "Equals_2");
  });

  it("are of one kind, and different, for every language", () => {
    for (const [form, pattern] of [
      ["java", /^ {4}([A-Z][A-Z0-9_]*)\("/gm],
      ["kotlin", /^ {4}([A-Z][A-Z0-9_]*)\("/gm],
      ["python", /^ {4}([A-Z][A-Z0-9_]*) = "/gm],
      ["go", /^\t(Code[A-Za-z0-9_]*) Code = "/gm],
      ["csharp", /const string ([A-Z][A-Za-z0-9_]*) = "/g],
      ["typescript", /^ {2}([A-Z][A-Z0-9_]*): "/gm],
    ] as const) {
      const names = [...named(form).matchAll(pattern)].map((match) => match[1]);
      assert.equal(new Set(names).size, adversarialCatalog.entries.size, form);
    }
  });

  it("can be chosen, with a package where the language has packages", () => {
    const cases = [
      ["java", "com.acme.Pay", /^package com\.acme;$[^]*^public enum Pay \{$/m],
      ["kotlin", "com.acme.Pay", /^package com\.acme$[^]*^enum class Pay\(/m],
      ["csharp", "Acme.Errors.Pay", /^namespace Acme\.Errors$[^]*^ {4}public static class Pay$/m],
      ["go", "errs.Pay", /^package errs$[^]*^type Pay string$[^]*\tPayClass Pay = "class"/m],
      ["python", "Pay", /^class Pay\(StrEnum\):$/m],
      ["typescript", "Pay", /^export type Pay =$[^]*^export const pays: readonly Pay\[\]/m],
      ["zod", "Pay", /^export type Pay = z\.infer<typeof Pay>;$/m],
      ["markdown", "What can go *wrong*", /^# What can go \\\*wrong\\\*$/m],
    ] as const;
    for (const [form, name, pattern] of cases) {
      assert.match(named(form, name), pattern);
    }
    assert.equal(exportFileName(adversarialCatalog, "java", { name: "com.acme.Pay" }), "Pay.java");
    assert.equal(exportFileName(adversarialCatalog, "python"), "api_3_ds_nasty_codes.py");
    assert.equal(exportFileName(builtInCatalogs[0] as Catalog, "typescript"), "ratio-codes.ts");
  });

  it("are refused where the language cannot have them", () => {
    const cases: readonly (readonly [ExportForm, string, RegExp])[] = [
      ["typescript", "a b", /^"a b" cannot be a name in TypeScript: it takes letters, digits and _$/],
      ["typescript", "acme.Code", /there are no packages$/],
      ["typescript", "string", /"string" is a word of the language$/],
      ["zod", "z", /the export makes use of another "z"$/],
      ["go", "com.acme.Code", /a package is one word$/],
      ["java", "com.new.Code", /"new" is a word of the language$/],
      ["java", "Code.", /it takes letters, digits and _, with a package/],
      ["kotlin", "String", /makes use of another "String"$/],
      ["python", "", /cannot be a name in Python/],
      ["csharp", "1st", /cannot be a name in C#/],
    ];
    for (const [form, name, message] of cases) {
      assert.throws(
        () => named(form, name),
        (error) => error instanceof ExportError && message.test(error.message),
        `${form} ${name}`,
      );
    }
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

/** What the TypeScript compiler has to say, at its strictest. */
function compile(files: ReadonlyMap<string, string>): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noUnusedLocals: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    isolatedModules: true,
    skipLibCheck: true,
    types: [],
  };
  const folder = process.cwd().replaceAll("\\", "/");
  const host = ts.createCompilerHost(options);
  const own = new Map([...files].map(([path, text]) => [`${folder}${path}`, text]));
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => own.has(path) || fileExists(path);
  host.readFile = (path) => own.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = own.get(path);
    return text === undefined ? getSourceFile(path, ...rest) : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([...own.keys()], options, host))
    .map(({ file, start, messageText }) => {
      const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
      return `${file?.fileName ?? ""}:${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
}

/** The rows of all tables, less their heads. Fails where there is HTML other than the notice and codes with bars. */
function rowsOf(text: string): readonly unknown[] {
  const tree = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const nodes = flatten(tree);
  const html = nodes.filter(({ type, value = "" }) => type === "html" && !/^<\/?code>$/.test(value));
  assert.deepEqual(
    html.map(({ value = "" }) => value.startsWith("<!-- Made by") && value.indexOf("-->") === value.length - 3),
    [true],
    text,
  );
  const tables = nodes.filter(({ type }) => type === "table");
  return tables.flatMap(({ children = [] }) => children.slice(1));
}

interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
}

function flatten(node: MarkdownNode): readonly MarkdownNode[] {
  return [node, ...(node.children ?? []).flatMap(flatten)];
}
