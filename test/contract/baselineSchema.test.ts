import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { parseBaseline, renderBaseline } from "../../server/src/render/baseline";
import schema from "../../shared/schemas/baseline.schema.json";
import { baselineFileName } from "../../shared/src/settings";

interface Manifest {
  readonly contributes: {
    readonly jsonValidation: readonly { readonly fileMatch: readonly string[]; readonly url: string }[];
  };
}

describe("schema of a baseline", () => {
  const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);
  const accepts = (text: string): boolean => validate(JSON.parse(text));

  it("accepts what is written", () => {
    const entry = { file: "src/a.ts", rule: "unknown-code", code: "INVALID_EMIAL", count: 2 };
    assert.ok(accepts(renderBaseline([entry, { ...entry, rule: "wrong-catalog" }])));
    assert.ok(accepts(renderBaseline([])));
  });

  for (const [text, expected] of [
    ['{ "$schema": "x", "errdexBaseline": 1, "files": { "a": { "b": { "c": 1 } } } }', true],
    ['{ "errdexBaseline": 1, "files": {} }', true],
    ['{ "files": {} }', false],
    ['{ "errdexBaseline": 2, "files": {} }', false],
    ['{ "errdexBaseline": 1 }', false],
    ['{ "errdexBaseline": 1, "files": { "a": 1 } }', false],
    ['{ "errdexBaseline": 1, "files": { "a": { "b": 1 } } }', false],
    ['{ "errdexBaseline": 1, "files": { "a": { "b": { "c": 0 } } } }', false],
    ['{ "errdexBaseline": 1, "files": { "a": { "b": { "c": 1.5 } } } }', false],
  ] as const) {
    it(`says what the command line says: ${text}`, () => {
      assert.equal(accepts(text), expected);
      assert.equal(!("line" in parseBaseline(text)), expected);
    });
  }

  it("is the one of files with the name that is written", () => {
    const { contributes } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
    const entry = contributes.jsonValidation.find(({ url }) => url.endsWith("/baseline.schema.json"));
    assert.deepEqual(entry?.fileMatch, [`*${baselineFileName}`]);
  });
});
