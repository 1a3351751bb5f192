import assert from "node:assert/strict";
import { completeCatalog, explainCatalog } from "../../../server/src/catalogs/help/catalogHelp";
import { formatOfPath } from "../../../server/src/catalogs/dataText";
import { readOutline } from "../../../server/src/catalogs/outline";
import { readCatalog } from "../../../server/src/catalogs/readCatalog";
import { cursor } from "../../support/features";

const { catalog } = readCatalog(
  {
    errdexCatalog: 1,
    id: "acme",
    name: "Acme",
    codes: {
      A: { summary: "a", format: "UUID" },
      B: { summary: "b", format: "UUID" },
      C: { summary: "c", format: "E.164" },
      D: { summary: "d", header: "null" },
    },
  },
  "test",
);

async function ask(uri: string, marked: string, isSchemaKnown = false) {
  const offset = marked.indexOf(cursor);
  assert.notEqual(offset, -1);
  const text = marked.replace(cursor, "");
  const outline = await readOutline(text, formatOfPath(uri));
  return { uri, text, offset, outline, catalog, isSchemaKnown };
}

/** `replaced: first items…`, with what each of them writes; and the codes that are left out. */
async function complete(uri: string, marked: string, isSchemaKnown = false): Promise<string | undefined> {
  const request = await ask(uri, marked, isSchemaKnown);
  const found = completeCatalog(request);
  if (found === undefined) {
    return undefined;
  }
  const codes = found.codes === undefined ? [] : [`codes but ${[...found.codes.except].join()}`];
  const items = found.items.slice(0, 3).map(({ newText }) => newText);
  return `${request.text.slice(found.span.start, found.span.end)}: ${[...codes, ...items].join(" | ")}`;
}

const entry = (inside: string): string => `errdexCatalog: 1\nid: acme\ncodes:\n  A:\n    summary: a\n${inside}`;

describe("completion in catalogs", () => {
  for (const [what, text, expected] of [
    ["keys of the catalog, less those there are", "errdexCatalog: 1\n‸\nid: acme\n", ": $schema:  | name:  | docs: "],
    ["keys of the catalog in an empty file", "‸", ": $schema:  | errdexCatalog:  | id: "],
    ["keys of an entry", entry("    ca‸"), "ca: detail:  | category:  | field: "],
    ["keys of an entry on an empty line", entry("    ‸"), ": detail:  | category:  | field: "],
    ["keys of guidance", entry("    guidance:\n      ‸"), ": audience:  | retry:  | action: "],
    ["keys in braces", entry("    guidance: { retry: never, ‸ }"), ": audience:  | action: "],
    ["one of few values", entry("    category: ‸"), ": validation | authentication | permission"],
    ["one of few values in braces", entry("    guidance: { retry: ne‸ }"), "ne: never | after-fix | backoff"],
    ["truth values", "replace: ‸", ": true | false"],
    ["codes that are related", entry("    related: [B, ‸]"), ": codes but A,B"],
    ["codes that are related, in lines", entry("    related:\n      - B\n      - C‸"), "C: codes but A,B"],
    ["codes that are related, in lines that are not set in", entry("    related:\n    - ‸"), ": codes but A"],
    ["the code that replaces this one", entry("    deprecated:\n      replacedBy: 'B‸'"), "B: codes but A"],
    ["formats of other entries", entry("    format: ‸"), ": UUID | E.164"],
    ["a text that would be something else without quotes", entry("    header: ‸"), ': "null"'],
    ["nothing where texts are free", entry("    detail: ‸"), ": "],
    ["nothing among the codes", "codes:\n  ‸", ": "],
    ["nothing in a comment", "id: acme # ‸", undefined],
    ["nothing in the middle of a text", entry("    detail: What a ‸"), undefined],
  ] as const) {
    it(`of YAML offers ${what}`, async () => {
      assert.equal(await complete("acme.errdex.yaml", text), expected);
    });

    it(`gives ${what}, where lines end with CRLF`, async () => {
      assert.equal(await complete("acme.errdex.yaml", text.replaceAll("\n", "\r\n")), expected);
    });
  }

  const json = (inside: string): string => `{ "id": "acme", "codes": { "A": { "summary": "a", ${inside} } } }`;
  for (const [what, text, expected] of [
    ["keys of the catalog", '{ "id": "acme", ‸ }', ': "$schema":  | "errdexCatalog":  | "name": '],
    ["keys of an entry in quotes", json('"ca‸"'), "ca: detail | category | field"],
    ["one of few values", json('"category": ‸'), ': "validation" | "authentication" | "permission"'],
    ["one of few values in quotes", json('"category": "va‸"'), "va: validation | authentication | permission"],
    ["codes that are related", json('"related": ["B", "‸"]'), ": codes but A,B"],
    ["codes that are related, without quotes yet", json('"related": [‸]'), ": codes but A"],
    ["the code that replaces this one", json('"deprecated": { "replacedBy": "‸" }'), ": codes but A"],
    ["nothing in a comment", '{\n  // ‸\n  "id": "acme" }', undefined],
    ["nothing in a comment behind a field", '{ "docs": "https://a.example", // ‸\n  "id": "acme" }', undefined],
    ["nothing in a comment between fields", '{ "id": "acme", /* ‸ */ }', undefined],
    ["keys behind a comment", '{ "id": "acme", /* x */ ‸ }', ': "$schema":  | "errdexCatalog":  | "name": '],
    ["codes after an address", json('"docs": "https://a.example", "related": [‸]'), ": codes but A"],
  ] as const) {
    it(`of JSON offers ${what}`, async () => {
      assert.equal(await complete("acme.errdex.json", text), expected);
    });
  }

  it("leaves to the editor what it knows by the schema", async () => {
    assert.equal(await complete("acme.errdex.json", '{ "id": "acme", ‸ }', true), ": ");
    assert.equal(await complete("acme.errdex.json", json('"category": ‸'), true), ": ");
    assert.equal(await complete("acme.errdex.json", json('"related": [‸]'), true), ": codes but A");
    assert.equal(await complete("acme.errdex.json", json('"format": ‸'), true), ': "UUID" | "E.164"');
  });
});

describe("help in catalogs", () => {
  for (const [what, text, expected] of [
    ["a key", "na‸me: Acme", "name: The API's name as people say it. Hovers and problems show it."],
    ["a key of an entry", entry("    cate‸gory: limit"), "category: What kind of problem the code stands for."],
    ["a value", entry("    category: li‸mit"), "limit: An amount, a count or a rate is over its limit."],
    [
      "a key in braces",
      entry("    guidance: { re‸try: never }"),
      "retry: Whether it can help to send the request again.",
    ],
    ["nothing of a text", entry("    detail: so‸mething"), undefined],
    ["nothing of what is unknown", "unk‸nown: 1", undefined],
  ] as const) {
    it(`tells of ${what}`, async () => {
      const request = await ask("acme.errdex.yaml", text);
      const found = explainCatalog(request);
      assert.equal(found && `${request.text.slice(found.span.start, found.span.end)}: ${found.text}`, expected);
    });
  }
});
