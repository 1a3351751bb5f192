import assert from "node:assert/strict";
import Ajv from "ajv";
import catalogSchema from "../../shared/schemas/catalog.schema.json";
import configSchema from "../../shared/schemas/config.schema.json";
import { readCatalogText } from "../../server/src/catalogs/catalogText";
import { readConfigText } from "../../server/src/config/readConfig";
import { isToldBySchema } from "../../server/src/features/diagnostics/toldBySchema";

/** What is left to the editor must be said by the schema, or nobody says it. */
describe("problems that the schema tells of, too", () => {
  const ajv = new Ajv({ strict: false, allowUnionTypes: true });
  const ofCatalog = ajv.compile(catalogSchema);
  const ofConfig = ajv.compile(configSchema);

  const least = { errdexCatalog: 1, id: "acme", name: "Acme", codes: {} };
  const withEntry = (entry: unknown): object => ({ ...least, codes: { C: entry } });
  const withField = (fields: object): object => withEntry({ summary: "It fails.", ...fields });
  const catalogs: readonly unknown[] = [
    [],
    {},
    { ...least, errdexCatalog: 2 },
    { ...least, id: "A" },
    { ...least, name: " " },
    { ...least, codes: [] },
    { ...least, nickname: "a" },
    { ...least, replace: "yes" },
    { ...least, docs: "docs" },
    { ...least, checked: 1 },
    { ...least, envelope: [] },
    { ...least, envelope: { codeFields: "code" } },
    { ...least, envelope: { codeFields: ["code"], example: 1 } },
    { ...least, envelope: { codeFields: ["code"], odd: 1 } },
    { ...least, evidence: 1 },
    { ...least, evidence: { hosts: "a" } },
    { ...least, evidence: { hosts: ["https://a.com"] } },
    { ...least, evidence: { headers: [""] } },
    { ...least, families: [] },
    { ...least, families: { "": { title: "A" } } },
    { ...least, families: { A_: {} } },
    { ...least, families: { A_: { title: 1 } } },
    { ...least, codes: { "": "Nothing." } },
    { ...least, codes: { " C": "A blank." } },
    { ...least, codes: { ["C".repeat(129)]: "Long." } },
    { ...least, statuses: [] },
    { ...least, statuses: { "42": { summary: "No." } } },
    { ...least, statuses: { "429": "No." } },
    { ...least, statuses: { "429": {} } },
    { ...least, statuses: { "429": { summary: "No.", field: "a" } } },
    withEntry(1),
    withEntry(""),
    withEntry({}),
    withEntry({ summary: 1 }),
    withField({ odd: 1 }),
    withField({ category: "odd" }),
    withField({ httpStatus: [42] }),
    withField({ httpStatus: 400 }),
    withField({ docs: "#c" }),
    withField({ related: "D" }),
    withField({ deprecated: true }),
    withField({ deprecated: { until: "v2" } }),
    withField({ guidance: { retry: "odd" } }),
    withField({ guidance: { odd: 1 } }),
    withField({ field: "" }),
  ];
  for (const catalog of catalogs) {
    const text = JSON.stringify(catalog);
    it(`in ${text.slice(0, 100)}`, async () => {
      const { problems } = await readCatalogText(text, "a.errdex.json", "a");
      assert.ok(problems.some((problem) => isToldBySchema(problem, text)));
      assert.equal(ofCatalog(catalog), false);
    });
  }

  const configs: readonly unknown[] = [
    [],
    { odd: 1 },
    { enable: 1 },
    { extends: 1 },
    { extends: [""] },
    { catalogs: "a" },
    { strictness: "odd" },
    { rules: [] },
    { rules: { odd: "off" } },
    { rules: { "unknown-code": "odd" } },
    { bind: [] },
    { bind: { "a/**": 1 } },
    { wrappers: "a" },
    { wrappers: [""] },
    { includeLanguages: { a: 1 } },
    { maxIndexedFiles: -1 },
    { inlayHints: "odd" },
    { codeLens: "odd" },
    { diagnostics: "odd" },
  ];
  for (const config of configs) {
    const text = JSON.stringify(config);
    it(`in the config ${text}`, async () => {
      const { problems } = await readConfigText(text);
      assert.ok(problems.some((problem) => isToldBySchema(problem, text)));
      assert.equal(ofConfig(config), false);
    });
  }

  for (const [what, catalog, rule] of [
    ["an address that only its parts show to be none", { ...least, docs: "https://[" }, "catalog-bad-url"],
  ] as const) {
    it(`are others than ${what}`, async () => {
      const text = JSON.stringify(catalog);
      const { problems } = await readCatalogText(text, "a.errdex.json", "a");
      assert.deepEqual(
        problems.filter((problem) => !isToldBySchema(problem, text)).map((problem) => problem.rule),
        [rule],
      );
      assert.equal(ofCatalog(catalog), true);
    });
  }
});
