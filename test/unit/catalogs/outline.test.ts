import assert from "node:assert/strict";
import { type DataFormat, mostUnits } from "../../../server/src/catalogs/dataText";
import { contentOf, entriesIn, type OutlineNode, readOutline } from "../../../server/src/catalogs/outline";

interface Shown {
  readonly [key: string]: Shown | string;
}

/** Keys with what stands at their places: `{ "codes": { "A": "'A': 'a'" } }`. */
function show(nodes: readonly OutlineNode[], text: string): Shown {
  return Object.fromEntries(
    nodes.map(({ key, keySpan, span, children }) => {
      assert.ok(text.slice(keySpan.start, keySpan.end).includes(key));
      return [key, children.length > 0 ? show(children, text) : text.slice(span.start, span.end)];
    }),
  );
}

describe("the outline of a text with data", () => {
  const cases: readonly (readonly [what: string, format: DataFormat, text: string, expected: Shown])[] = [
    ["of JSON", "json", '{"id": "a", "codes": {"X": "x"}}', { id: '"id": "a"', codes: { X: '"X": "x"' } }],
    ["of JSON with comments", "json", '{ // a\n"id": 1, }', { id: '"id": 1' }],
    [
      "of JSON that is cut off",
      "json",
      '{"codes": {"X": {"summary": "s"',
      { codes: { X: { summary: '"summary": "s"' } } },
    ],
    ["of a key without a value", "json", '{"id"', { id: '"id"' }],
    ["of a list, which has no keys", "json", '{"aliases": ["A"]}', { aliases: '"aliases": ["A"]' }],
    ["of YAML", "yaml", "id: a\ncodes:\n  X: x\n", { id: "id: a", codes: { X: "X: x" } }],
    ["of quoted and numeric keys of YAML", "yaml", "'a b': 1\n404: gone", { "a b": "'a b': 1", 404: "404: gone" }],
    ["of nothing", "yaml", "", {}],
    ["of no object", "json", "[1]", {}],
  ];
  for (const [what, format, text, expected] of cases) {
    it(what, async () => {
      assert.deepEqual(show(await readOutline(text, format), text), expected);
    });
  }

  it("gives the entries by code, the last of those that stand twice", async () => {
    const text = '{"codes": {"A": "1", "B": "2", "A": "3"}}';
    const entries = entriesIn(await readOutline(text, "json"));
    assert.deepEqual(
      [...entries].map(([code, { value }]) => [code, value]),
      [
        ["A", "3"],
        ["B", "2"],
      ],
    );
  });

  for (const [format, text] of [
    ["json", '{ "a": ["X", 1, \'Y\'], "b": "Z", "c" }'.replaceAll("'", '"')],
    ["yaml", 'a: ["X", "Y"]\nb: "Z"\nc:\n'],
  ] as const) {
    it(`gives the places of values and of the texts in lists, in ${format.toUpperCase()}`, async () => {
      const nodes = await readOutline(text, format);
      const at = (span: { start: number; end: number } | undefined): string | undefined =>
        span && text.slice(span.start, span.end);
      assert.deepEqual(
        nodes.map(({ key, valueSpan, items }) => [
          key,
          ...(items.length === 0 ? [at(valueSpan)] : items.map((item) => at(item.span))),
        ]),
        [
          ["a", '"X"', '"Y"'],
          ["b", '"Z"'],
          ["c", undefined],
        ],
      );
    });
  }

  for (const [format, text] of [
    ["json", '{ "a": "text", "b": 404, "c": true, "d": null, "e": ["X"], "f": {} }'],
    ["yaml", "a: text\nb: 404\nc: true\nd: null\ne: [X]\nf: {}\ng:\n"],
  ] as const) {
    it(`gives what texts, numbers and truth values say, in ${format.toUpperCase()}`, async () => {
      const said = (await readOutline(text, format)).map(({ key, value }) =>
        value === undefined ? "" : `${key} ${value}`,
      );
      assert.deepEqual(said.filter(Boolean), ["a text", "b 404", "c true"]);
    });

    it(`gives the texts of a list alone, in ${format.toUpperCase()}`, async () => {
      const [list] = await readOutline('{ "a": ["X", null, 1, true, ["Y"], {}, "Z"] }', format);
      assert.deepEqual(
        list?.items.map(({ value }) => value),
        ["X", "Z"],
      );
    });

    it(`gives nothing for what is too large, in ${format.toUpperCase()}`, async () => {
      assert.deepEqual(await readOutline(text.padEnd(mostUnits[format] + 1, "\n"), format), []);
    });
  }

  it("gives nothing for what is nested too deep to be read", async () => {
    assert.deepEqual(await readOutline('{"a":'.repeat(50_000), "json"), []);
  });

  for (const [text, expected] of [
    ['"a b"', "a b"],
    ["'a'", "a"],
    ['""', ""],
    ['"', '"'],
    ['"a', '"a'],
    ["\"a'", "\"a'"],
    ["a b", "a b"],
  ] as const) {
    it(`takes the quotes off ${text}, if they are two`, () => {
      const { start, end } = contentOf({ start: 3, end: 3 + text.length }, `k: ${text}\n`);
      assert.equal(`k: ${text}`.slice(start, end), expected);
    });
  }
});
