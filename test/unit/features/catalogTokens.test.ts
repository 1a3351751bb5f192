import assert from "node:assert/strict";
import { formatOfPath } from "../../../server/src/catalogs/dataText";
import { readOutline } from "../../../server/src/catalogs/outline";
import { listCatalogTokens } from "../../../server/src/features/semanticTokens/catalogTokens";
import { compareEncoded } from "../../../server/src/features/semanticTokens/encodeTokens";

async function tokensOf(path: string, text: string, isBuiltIn = false): Promise<readonly string[]> {
  const tokens = listCatalogTokens(await readOutline(text, formatOfPath(path)), { text, isBuiltIn });
  return tokens.map(({ span, type, modifiers }) => [text.slice(span.start, span.end), type, ...modifiers].join(" "));
}

const json = `{
  // A comment.
  "errdexCatalog": 1, "id": "acme", "name": "Acme",
  "envelope": { "codeFields": ["code"], "messageFields": ["message"], "example": { "code": "A" } },
  "families": { "A_": { "title": "All" } },
  "codes": {
    "A_1": {
      "summary": "A_2", "category": "validation", "field": "otp", "related": ["A_2", 7], "aliases": ["A-1"],
      "guidance": { "audience": "developer", "retry": "A_2", "action": "never" },
    },
    "A_2": { "summary": "x", "header": "acme-id", "category": "", "deprecated": { "since": "v2", "replacedBy": "A_1" } },
    "it\\"s": "A_1",
  },
  "statuses": { "429": { "summary": "Many", "guidance": { "retry": "backoff" } } },
}`;
const yaml = `# A comment.
errdexCatalog: 1
id: acme
name: Acme
envelope: { codeFields: [code], messageFields: ["message"], example: { code: A } }
families:
  A_: { title: All }
codes:
  A_1:
    summary: A_2
    category: validation
    field: 'otp'
    related: [A_2, ]
    aliases:
      - A-1
    guidance:
      audience: developer
      retry: A_2
      action: never
  'A_2':
    summary: x
    header: acme-id
    category:
    deprecated: { since: v2, replacedBy: A_1 }
  it"s: A_1
statuses:
  429: { summary: Many, guidance: { retry: backoff } }
`;
const expected = [
  "acme namespace declaration",
  "code property",
  "message property",
  "A_ namespace declaration",
  "A_1 enumMember declaration",
  "validation keyword",
  "otp property",
  "A_2 enumMember deprecated",
  "A-1 enumMember",
  "developer keyword",
  "A_2 enumMember declaration deprecated",
  "acme-id property",
  "A_1 enumMember",
  "it's enumMember declaration",
  "429 number declaration",
  "backoff keyword",
];

describe("semantic tokens of a catalog", () => {
  for (const [path, text, quote] of [
    ["a.json", json, '\\"'],
    ["a.yaml", yaml, '"'],
  ] as const) {
    const tokens = expected.map((token) => token.replace("'", quote));
    it(`are what its words are: ${path}`, async () => {
      assert.deepEqual(await tokensOf(path, text), tokens);
    });

    it(`are the same where lines end with CRLF: ${path}`, async () => {
      assert.deepEqual(await tokensOf(path, text.replaceAll("\n", "\r\n")), tokens);
    });
  }

  for (const [name, text, found] of [
    ["of an empty text", "", []],
    ["of a text without codes", "a: 1", []],
    ["of one that is only begun", "errdexCatalog: 1\nid:\ncodes:\n", []],
    ["of a list where there should be codes", "codes: [A, B]", []],
    [
      "of keys with an anchor",
      "codes:\n  &a A: text\n  ? B\n  : text",
      ["A enumMember declaration", "B enumMember declaration"],
    ],
    [
      "of an alias",
      "codes:\n  A: { related: &r [B] }\n  B: { related: *r }",
      ["A enumMember declaration", "B enumMember", "B enumMember declaration"],
    ],
    ["of an empty key", 'codes:\n  "": text\n', []],
    [
      "over several lines",
      'codes:\n  A: { deprecated: { replacedBy: "B\n    C" } }\n',
      ["A enumMember declaration deprecated"],
    ],
    [
      "of a code in two lines of a block",
      "codes:\n  A:\n    deprecated:\n      replacedBy: >-\n        B\n",
      ["A enumMember declaration deprecated"],
    ],
    [
      "of codes that stand twice",
      "codes:\n  A: x\n  A: { deprecated: {} }",
      ["A enumMember declaration deprecated", "A enumMember declaration deprecated"],
    ],
  ] as const) {
    it(`stand in one line and are not empty: ${name}`, async () => {
      assert.deepEqual(await tokensOf("a.yaml", text), found);
    });
  }

  it("tell the codes that come with Errdex", async () => {
    assert.deepEqual(await tokensOf("a.json", '{ "id": "a", "codes": { "A": "x" } }', true), [
      "a namespace declaration",
      "A enumMember declaration defaultLibrary",
    ]);
  });
});

describe("what changes between two answers with semantic tokens", () => {
  for (const [before, after] of [
    [[], []],
    [[], [1, 2]],
    [[1, 2], []],
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    [
      [1, 1],
      [1, 1, 1],
    ],
    [
      [1, 1, 1],
      [1, 1],
    ],
    [
      [1, 2, 3, 4],
      [1, 5, 5, 4],
    ],
    [
      [1, 2, 3],
      [4, 5],
    ],
  ] as const) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(before)}`, () => {
      const edit = compareEncoded(before, after);
      const made: number[] = [...before];
      if (edit !== undefined) {
        made.splice(edit.start, edit.deleteCount, ...edit.data);
      }
      assert.deepEqual(made, after);
      assert.equal(edit === undefined, JSON.stringify(before) === JSON.stringify(after));
    });
  }

  it("is no more than what changed", () => {
    assert.deepEqual(compareEncoded([1, 2, 3, 4, 5], [1, 2, 9, 4, 5]), { start: 2, deleteCount: 1, data: [9] });
  });
});
