import assert from "node:assert/strict";
import { readCatalogText } from "../../../server/src/catalogs/catalogText";
import { joinCatalogs, JoinMemory } from "../../../server/src/catalogs/joinCatalogs";

const head = `"errdexCatalog": 1, "id": "acme", "name": "Acme", `;
const yamlHead = "errdexCatalog: 1\nid: acme\nname: Acme\n";

/** What people write by mistake, and what they are told: each mistake once, where it is, with what to do. */
describe("mistakes in a catalog", () => {
  const cases: readonly {
    readonly name: string;
    /** JSON, where it begins with a brace; else YAML. */
    readonly text: string;
    /** Those that count all the same; `undefined` where there is no catalog. */
    readonly codes?: string;
    /** `underlined: message`. */
    readonly told: readonly string[];
  }[] = [
    {
      name: "a misspelt summary",
      text: `${yamlHead}codes:\n  A:\n    sumary: Is A.\n  B: Is B.\n`,
      codes: "B",
      told: ["sumary: sumary means nothing here. Did you mean summary, which is missing?"],
    },
    {
      name: "a summary by another name, and what else is wrong in the entry",
      text: `{ ${head}"codes": { "A": { "message": "Is A.", "relatd": ["B"] }, "B": "Is B." } }`,
      codes: "B",
      told: [
        '"message": message means nothing here. Did you mean summary, which is missing?',
        '"relatd": relatd means nothing here. Did you mean related?',
      ],
    },
    {
      name: "keys in other letters",
      text: `ErrdexCatalog: 1\nID: acme\nname: Acme\ncodes:\n  A: Is A.\n`,
      told: [
        "ErrdexCatalog: ErrdexCatalog means nothing here. Did you mean errdexCatalog, which is missing?",
        "ID: ID means nothing here. Did you mean id, which is missing?",
      ],
    },
    {
      name: "a key that is not near any",
      text: `{ ${head}"evidence": { "colour": [] }, "codes": {} }`,
      codes: "",
      told: ['"colour": colour means nothing here. There are hosts, headers, packages.'],
    },
    {
      name: "a key that is near one that is there already",
      text: `{ ${head}"evidence": { "host": ["a"], "hosts": ["b"] }, "codes": {} }`,
      codes: "",
      told: ['"host": host means nothing here. There are hosts, headers, packages.'],
    },
    {
      name: "no head",
      text: `{ "codes": {} }`,
      told: [
        "{: errdexCatalog is missing: the number 1, the format's version.",
        "{: id is missing: a lower-case name of letters, digits and hyphens.",
        "{: name is missing: the API's name.",
      ],
    },
    {
      name: "one value instead of a list",
      text: `{ ${head}"codes": { "A": { "summary": "Is A.", "httpStatus": 400, "related": "A" } } }`,
      codes: "A",
      told: [
        "400: httpStatus must be a list of numbers, such as [400].",
        '"A": related must be a list of texts, such as ["A"].',
      ],
    },
    {
      name: "numbers instead of texts",
      text: `${yamlHead}codes:\n  1001:\n    summary: Is bad.\n    related: [1001]\n    httpStatus: ["400", often]\n`,
      codes: "1001",
      told: [
        '[1001]: related must be a list of texts, such as ["1001"].',
        '["400", often]: httpStatus must be a list of HTTP statuses from 100 to 599.',
      ],
    },
    {
      name: "codes that YAML takes for numbers, truth and nothing",
      text: `${yamlHead}codes:\n  007: A.\n  1.10: B.\n  0x1F: C.\n  1e3: D.\n  NO: E.\n  True: F.\n  null: G.\n  ~: H.\n`,
      codes: "007,0x1F,1.10,1e3,NO,True,null,~",
      told: [],
    },
    {
      name: "what is wrong with such a code",
      text: `${yamlHead}codes:\n  007: 7\n  1.10:\n`,
      codes: "",
      told: [
        "7: 007 must be its summary, or an object with one.",
        "1.10: 1.10 must be its summary, or an object with one.",
      ],
    },
    {
      name: "merge keys, which count",
      text: `${yamlHead}codes:\n  A: &a\n    summary: Is A.\n    httpStatus: [400]\n  B:\n    <<: *a\n    summary: Is B.\n  C:\n    <<: [*a]\n    colour: red\n`,
      codes: "A,B,C",
      told: [
        "colour: colour means nothing here. There are summary, detail, category, field, format, header, heading, httpStatus, docs, related, aliases, deprecated, guidance.",
      ],
    },
    {
      name: "a merge key with a text",
      text: `${yamlHead}codes:\n  A:\n    <<: other\n    summary: Is A.\n`,
      told: ["<<: Behind << must stand an alias of a map, or a list of them."],
    },
    {
      name: "an alias without an anchor",
      text: `${yamlHead}codes:\n  A: *base\n`,
      told: ["*base: *base stands for nothing: there is no &base before it."],
    },
    {
      name: "an alias for what it is in",
      text: `${yamlHead}codes: &c\n  A: *c\n`,
      told: ["e: Its aliases stand for too much: more than 300000 values."],
    },
    {
      name: "tabs",
      text: `${yamlHead}codes:\n\tA: Is A.\n\tB: Is B.\n`,
      told: ["\t: YAML is indented with spaces, not with tabs."],
    },
    {
      name: "a colon in a text",
      text: `${yamlHead}codes:\n  A: The value: it is bad\n`,
      told: ["T: A text with a colon and a blank in it must stand in quotes."],
    },
    {
      name: "a sign that means something to YAML",
      text: `${yamlHead}codes:\n  A: @all is bad\n`,
      told: ["@: A text that begins with @ must stand in quotes."],
    },
    {
      name: "a text without its closing quote",
      text: `${yamlHead}codes:\n  A: "Is A.\n  B: Is B.\n`,
      told: ['": This text has no closing quote.'],
    },
    {
      name: "a wrong indentation",
      text: `${yamlHead}codes:\n  A:\n    summary: Is A.\n   detail: It is.\n`,
      told: [" : This must begin in the same column as what it belongs with."],
    },
    {
      name: "a colon that is missing",
      text: `${yamlHead}codes:\n  A Is A.\n  B: Is B.\n`,
      told: [
        "A Is A.: A colon is missing behind the key, or this text belongs to the line before and must be indented.",
      ],
    },
    {
      name: "two documents in one file",
      text: `${yamlHead}codes:\n  A: Is A.\n---\nid: other\n`,
      told: ["---: A second document begins here: only one is read."],
    },
    {
      name: "a mark of the end, behind which nothing stands",
      text: `---\n${yamlHead}codes:\n  A: Is A.\n---\n# The end.\n`,
      codes: "A",
      told: [],
    },
    { name: "an empty file", text: "", told: [": A catalog is an object with errdexCatalog, id, name and codes."] },
    {
      name: "other quotes",
      text: `{ 'errdexCatalog': 1,\n'id': 'acme',\n'codes': {} }`,
      told: ["'errdexCatalog': In JSON texts stand in double quotes."],
    },
    {
      name: "a file that is cut off",
      text: `{ ${head}"codes": { "A": { "summary": "Is A."`,
      told: [": A closing brace is missing."],
    },
    {
      name: "two missing commas",
      text: `{ ${head}"codes": {\n"A": "Is A."\n"B": "Is B."\n"C": "Is C." } }`,
      told: ['"B": A comma is missing before this.', '"C": A comma is missing before this.'],
    },
    {
      name: "another encoding",
      text: `${yamlHead}codes:\n  A: Gr\uFFFD\uFFFDe.\n`,
      codes: "A",
      told: ["\uFFFD: Here a character was lost: the file is not in UTF-8. Save it as UTF-8."],
    },
    {
      name: "UTF-16 without its mark",
      text: "{\0\n\0",
      told: ["{: It is no text, or not in UTF-8: save it as UTF-8."],
    },
    {
      name: "line ends of Windows",
      text: `${yamlHead}codes:\n  A: 1\n  B: Is B.\n`.replaceAll("\n", "\r\n"),
      codes: "B",
      told: ["1: A must be its summary, or an object with one."],
    },
  ];
  for (const { name, text, codes, told } of cases) {
    it(name, async () => {
      const { catalog, problems } = await readCatalogText(text, text.startsWith("{") ? "a.json" : "a.yaml", "a");
      assert.deepEqual(
        problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`),
        told,
      );
      assert.equal(catalog && [...catalog.entries.keys()].sort().join(), codes);
    });
  }

  it("an empty file of JSON", async () => {
    const { problems } = await readCatalogText(" \n", "a.json", "a");
    assert.deepEqual(
      problems.map(({ message }) => message),
      ["It is empty."],
    );
  });

  it("more uses of an alias than a small number, which is fine", async () => {
    const codes = Array.from({ length: 300 }, (_, i) => `  C_${i}: { <<: *base, summary: Is ${i}. }\n`).join("");
    const { catalog, problems } = await readCatalogText(
      `${yamlHead}codes:\n  A: &base { summary: Is A., guidance: { retry: never } }\n${codes}`,
      "a.yaml",
      "a",
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(catalog?.entries.get("C_299")?.guidance, { retry: "never" });
    assert.equal(catalog.entries.get("C_299")?.summary, "Is 299.");
  });

  it("merge keys of merge keys that would take for ever", async () => {
    const levels = Array.from({ length: 12 }, (_, i) => {
      const refs = Array.from({ length: 10 }, () => (i === 0 ? "{ a: 1 }" : `*l${i - 1}`)).join(", ");
      return `l${i}: &l${i} { <<: [${refs}] }\n`;
    });
    const { problems } = await readCatalogText(levels.join(""), "a.yaml", "a");
    assert.deepEqual(
      problems.map(({ message }) => message),
      ["Its aliases stand for too much: more than 300000 values."],
    );
  });

  it("related codes that are misspelt", async () => {
    const text = `{ ${head}"codes": {
      "INVALID_OTP": { "summary": "Is bad.", "related": ["MISSING_OPT", "missing-otp", "ODD_ONE"] },
      "MISSING_OTP": { "summary": "Is not there.", "deprecated": { "replacedBy": "INVALID_OPT" } } } }`;
    const { catalog, replaces } = await readCatalogText(text, "a.json", "a");
    assert.ok(catalog);
    const { problems } = joinCatalogs([{ key: "a", kind: "file", catalog, replaces }], new JoinMemory());
    assert.deepEqual(
      problems.get("a")?.map(({ message }) => message),
      [
        "MISSING_OPT, related to INVALID_OTP, is not a code of this catalog. Did you mean MISSING_OTP?",
        "missing-otp, related to INVALID_OTP, is not a code of this catalog. Did you mean MISSING_OTP?",
        "ODD_ONE, related to INVALID_OTP, is not a code of this catalog.",
        "INVALID_OPT, which replaces MISSING_OTP, is not a code of this catalog. Did you mean INVALID_OTP?",
      ],
    );
  });
});
