import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { audiences, categories, retries } from "../../shared/src/catalog";
import { isRecord } from "../../shared/src/isRecord";
import schema from "../../shared/schemas/catalog.schema.json";

interface Grammar {
  readonly patterns: readonly { readonly name: string; readonly match: string }[];
}

const read = (name: string): unknown => JSON.parse(readFileSync(`syntaxes/${name}.injection.json`, "utf8"));
const { patterns } = read("errdex-catalog-names") as Grammar;
// The patterns are written so that they mean the same to Oniguruma, which VS Code uses, and to JavaScript.
const coloured = (line: string): readonly string[] =>
  patterns.flatMap(({ name, match }) =>
    [...line.matchAll(new RegExp(match, "g"))].map(([text]) => `${text} ${name.split(".").slice(-2)[0] ?? ""}`),
  );

/** Every key that the schema names, wherever it may stand. */
function keysOf(node: unknown): readonly string[] {
  if (!isRecord(node)) {
    return [];
  }
  const { properties, additionalProperties, definitions } = node;
  const parts = [properties, definitions].flatMap((part) => (isRecord(part) ? Object.values(part) : []));
  return [
    ...(isRecord(properties) ? Object.keys(properties) : []),
    ...[...parts, additionalProperties].flatMap(keysOf),
  ];
}

describe("colours of catalogs", () => {
  it("begin where a document says that it is a catalog", () => {
    const {
      patterns: [pattern],
    } = read("errdex-catalog") as { readonly patterns: readonly { readonly begin: string }[] };
    const begin = new RegExp(pattern?.begin ?? "");
    assert.ok(begin.test('  "errdexCatalog": 1,'));
    assert.ok(!begin.test('  "catalog": "errdexCatalog"'));
  });

  it("are not those of codes for any key of the format", () => {
    const keys = [...new Set(keysOf(schema))];
    assert.ok(keys.length > 30);
    for (const key of keys) {
      assert.deepEqual(coloured(`  "${key}": {`), [], key);
    }
  });

  for (const [line, expected] of [
    ['    "INVALID_OTP": {', ['"INVALID_OTP" error-code']],
    ['    "customer/kyc-not-approved": "Text.",', ['"customer/kyc-not-approved" error-code']],
    ['    "it\\"s": {', ['"it\\"s" error-code']],
    ['    "429": {', []],
    ['  "id": "acme-pay",', ['"acme-pay" namespace']],
    ['  "name": "acme",', []],
    ['  "retry":"never"', ['"never" control']],
    ['  "summary": "INVALID_OTP"', []],
  ] as const) {
    it(`of ${line.trim()}`, () => {
      assert.deepEqual(coloured(line), expected);
    });
  }

  it("are given to all values of which there are few", () => {
    for (const [key, values] of [
      ["audience", audiences],
      ["retry", retries],
      ["category", categories],
    ] as const) {
      for (const value of values) {
        assert.deepEqual(coloured(`"${key}": "${value}"`), [`"${value}" control`]);
      }
    }
  });
});
