import assert from "node:assert/strict";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";

const head = { errdexCatalog: 1, id: "acme", name: "Acme" };

describe("reading a catalog", () => {
  const cases: readonly {
    readonly name: string;
    readonly data: unknown;
    readonly codes?: string;
    readonly problems: string;
  }[] = [
    { name: "a summary alone is an entry", data: { ...head, codes: { A: "Is A." } }, codes: "A", problems: "" },
    { name: "no object is no catalog", data: [1], problems: "" },
    { name: "a missing version", data: { ...head, errdexCatalog: undefined, codes: {} }, problems: "errdexCatalog" },
    { name: "a wrong id", data: { ...head, id: 7, codes: {} }, problems: "id" },
    { name: "codes in a list", data: { ...head, codes: [] }, problems: "codes" },
    {
      name: "a bad entry costs itself only",
      data: { ...head, codes: { A: 1, B: { summary: "Is B." }, " C": "Blank.", D: {} } },
      codes: "B",
      problems: "codes.A, codes. C, codes.D.summary",
    },
    {
      name: "a bad field costs itself only",
      data: { ...head, codes: { A: { summary: "Is A.", related: "B", httpStatus: ["x"], colour: "red" } } },
      codes: "A",
      problems: "codes.A.related, codes.A.httpStatus, codes.A.colour",
    },
    {
      name: "bad values of fields",
      data: {
        ...head,
        codes: {
          A: {
            summary: "Is A.",
            category: "odd",
            docs: "acme.com",
            httpStatus: [42],
            deprecated: { since: 1 },
            guidance: { retry: "soon", hint: "x" },
          },
        },
      },
      codes: "A",
      problems:
        "codes.A.category, codes.A.docs, codes.A.httpStatus, codes.A.deprecated.since, codes.A.guidance.retry, codes.A.guidance.hint",
    },
    {
      name: "keys that mean nothing",
      data: { ...head, $schema: "x", colour: "red", evidence: { host: ["a"] }, codes: {} },
      codes: "",
      problems: "colour, evidence.host",
    },
    {
      name: "statuses that are none",
      data: { ...head, codes: {}, statuses: { "429": { summary: "Wait." }, "42": { summary: "No." }, "500": "x" } },
      codes: "",
      problems: "statuses.42, statuses.500",
    },
    {
      name: "parts of the wrong type",
      data: {
        ...head,
        codes: { A: "Is A." },
        families: 1,
        envelope: "x",
        evidence: { hosts: [1] },
        statuses: [],
        docs: 2,
      },
      codes: "A",
      problems: "families, docs, envelope, evidence.hosts, statuses",
    },
    {
      name: "parts of the envelope of the wrong type",
      data: { ...head, codes: { A: "Is A." }, envelope: { codeFields: ["code"], messageFields: 1, example: "x" } },
      codes: "A",
      problems: "envelope.messageFields, envelope.example",
    },
    { name: "without a name", data: { errdexCatalog: 1, id: "acme", codes: { A: "Is A." } }, problems: "name" },
    { name: "without an id", data: { errdexCatalog: 1, name: "Acme", codes: { A: "Is A." } }, problems: "id" },
  ];
  for (const { name, data, codes, problems } of cases) {
    it(name, () => {
      const read = readCatalog(data, "test");
      assert.equal(read.catalog === undefined ? undefined : [...read.catalog.entries.keys()].join(), codes);
      assert.equal(read.problems.map(({ path }) => path.join(".")).join(", "), problems);
      assert.ok(read.problems.every(({ message }) => /[.?]$/.test(message)));
    });
  }
});
