import assert from "node:assert/strict";
import Ajv from "ajv";
import schema from "../../shared/schemas/config.schema.json";
import { codeLensModes, defaultSettings, levels, ruleIds, strictnesses } from "../../shared/src/settings";

describe("schema of errdex.json", () => {
  const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
  ajv.addVocabulary(["enumDescriptions", "defaultSnippets"]);
  const validate = ajv.compile(schema);

  it("has the settings, and nothing else", () => {
    const { $schema, extends: bases, ...properties } = schema.properties;
    assert.ok($schema.description && bases.description);
    assert.deepEqual(Object.keys(properties).sort(), Object.keys(defaultSettings).sort());
    assert.deepEqual(Object.keys(schema.properties.rules.properties), ruleIds);
    assert.deepEqual(schema.definitions.level.enum, levels);
    assert.deepEqual(schema.properties.strictness.enum, strictnesses);
    assert.deepEqual(schema.properties.codeLens.enum, codeLensModes);
  });

  for (const [value, expected] of [
    [{ $schema: "x", extends: ["../errdex.json"], catalogs: ["a/*.yaml"], rules: { "unknown-code": "off" } }, true],
    [{ extends: "../errdex.json", enable: false, strictness: "typos" }, true],
    [{ colour: "red" }, false],
    [{ rules: { odd: "off" } }, false],
    [{ catalogs: "a.json" }, false],
  ] as const) {
    it(`${expected ? "accepts" : "refuses"} ${JSON.stringify(value)}`, () => {
      assert.equal(validate(value), expected);
    });
  }
});
