import assert from "node:assert/strict";
import Ajv from "ajv";
import schema from "../../../shared/schemas/catalog.schema.json";
import { importCatalog, importers } from "../../../server/src/catalogs/importers/index";
import { importForms } from "../../../server/src/catalogs/importers/importer";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { Grammars, runtimeWasm } from "../../../server/src/languages/grammars";
import { quietLogger, readPackageWasm } from "../../support/check";
import { importFixture, readImportFixtures, sourcesWithoutExpectation, summarize } from "../../support/importFixtures";

describe("importers", () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
  const fixtures = readImportFixtures();

  for (const fixture of fixtures) {
    it(`reads ${fixture.path}`, async () => {
      const imported = await importFixture(fixture);
      assert.deepEqual(summarize(imported, fixture.documents.length > 1), fixture.expected);
      assert.deepEqual(imported.forms, [fixture.form]);
      assert.ok(validate(imported.catalog), JSON.stringify(validate.errors));
      assert.deepEqual(readCatalog(imported.catalog, "test").problems, []);
    });
  }

  it("are all in the list, each with fixtures", () => {
    assert.deepEqual(importers.map(({ form }) => form).sort(), [...importForms].sort());
    assert.deepEqual(
      importForms.filter((form) => !fixtures.some((fixture) => fixture.form === form)),
      [],
    );
    assert.deepEqual(sourcesWithoutExpectation(), []);
  });

  it("end in a problem for input that is broken, too deep or too large, and never throw", async () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${"bcdefghij"
      .split("")
      .map(
        (name, i) =>
          `${name}: &${name} [${Array(10)
            .fill(`*${"abcdefghij"[i] ?? ""}`)
            .join(", ")}]`,
      )
      .join("\n")}\n`;
    const cases: readonly (readonly [path: string, text: string, line: number, message: RegExp])[] = [
      ["a.json", '{ "errors": [\n  { "code": "A_B", }\n  oops\n', 3, /it is not JSON/],
      ["a.json", "", 1, /it is empty/],
      ["a.json", `${"[".repeat(5000)}${"]".repeat(5000)}`, 1, /nested too deeply/],
      ["a.html", `${"<div>".repeat(12_000)}A_B${"</div>".repeat(12_000)}`, 1, /nested too deeply/],
      ["a.yaml", "errors:\n  - code: [\n", 3, /it is not YAML/],
      ["a.yaml", bomb, 1, /aliases/],
      ["openapi.yaml", "openapi: 3.0.0\npaths: {\n", 3, /it is not YAML/],
      ["catalog.json", '{ "errdexCatalog": 1, "codes": { "A_B": "x" } }', 1, /a catalog of Errdex already/],
      ["a.ex", '@error_code "a_b"', 1, /its language is none of those/],
    ];
    for (const [path, text, line, message] of cases) {
      const { catalog, problems } = await importFixture({ documents: [{ path, text }] });
      assert.deepEqual(catalog.codes, {}, path);
      assert.deepEqual(
        problems.map((problem) => problem.line),
        [line],
        path,
      );
      assert.match(problems.map((problem) => problem.message).join(), message);
    }
  });

  it("load the grammar of source code once, however many files there are", async () => {
    const files: string[] = [];
    const readWasm = (name: string): Promise<Uint8Array> => {
      files.push(name);
      return readPackageWasm(name);
    };
    const documents = ["A", "B", "C"].map((name) => ({
      path: `${name}Errors.java`,
      text: `enum ${name}ErrorCode { ${name}_LOST, ${name}_CLOSED }`,
    }));
    const { catalog } = await importCatalog(
      documents,
      { id: "acme" },
      { grammars: new Grammars(readWasm, quietLogger) },
    );
    assert.equal(Object.keys(catalog.codes).length, 6);
    assert.deepEqual(files, [runtimeWasm, "tree-sitter-java.wasm"]);
  });

  it("follow references in a circle once", async () => {
    const text = JSON.stringify({
      openapi: "3.0.0",
      components: {
        schemas: {
          ErrorCode: { $ref: "#/components/schemas/ErrorReason" },
          ErrorReason: { $ref: "#/components/schemas/ErrorCode" },
          Error: { properties: { code: { enum: ["A_B"] }, inner: { $ref: "#/components/schemas/Error" } } },
        },
      },
    });
    const { catalog } = await importFixture({ documents: [{ path: "api.json", text }] });
    assert.deepEqual(Object.keys(catalog.codes), ["A_B"]);
  });

  it("give back the same codes for the same page with Windows line ends", async () => {
    for (const { path, documents, expected } of fixtures) {
      const crlf = documents.map((document) => ({ ...document, text: document.text.replaceAll("\n", "\r\n") }));
      const { catalog } = await importFixture({ documents: crlf });
      assert.deepEqual(Object.keys(catalog.codes), Object.keys(expected.catalog.codes), path);
    }
  });
});
