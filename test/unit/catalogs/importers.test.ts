import assert from "node:assert/strict";
import { importCatalog, importers } from "../../../server/src/catalogs/importers/index";
import { importForms } from "../../../server/src/catalogs/importers/importer";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { Grammars, runtimeWasm } from "../../../server/src/languages/grammars";
import { quietLogger, readPackageWasm } from "../../support/check";
import { importFixture, readImportFixtures, sourcesWithoutExpectation, summarize } from "../../support/importFixtures";

describe("importers", () => {
  const fixtures = readImportFixtures();

  for (const fixture of fixtures) {
    it(`reads ${fixture.path}`, async () => {
      const imported = await importFixture(fixture);
      assert.deepEqual(summarize(imported, fixture.documents.length > 1), fixture.expected);
      assert.deepEqual(imported.forms, [fixture.form]);
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
});
