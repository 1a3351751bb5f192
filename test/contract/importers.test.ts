import assert from "node:assert/strict";
import Ajv from "ajv";
import schema from "../../shared/schemas/catalog.schema.json";
import { importFixture, readImportFixtures } from "../support/importFixtures";

describe("what is imported", () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

  for (const fixture of readImportFixtures()) {
    it(`of ${fixture.path} is a catalog by the schema`, async () => {
      const { catalog } = await importFixture(fixture);
      assert.ok(validate(catalog), JSON.stringify(validate.errors));
    });
  }
});
