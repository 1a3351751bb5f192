import assert from "node:assert/strict";
import { locateCell } from "../../../server/src/languages/cellPlaces";

/** A notebook with two cells, the second with this source, as it is written in JSON. */
const notebook = (source: string): string =>
  `{ "nbformat": 4, "cells": [\n { "cell_type": "markdown", "source": "x" },\n { "source": ${source} } ] }`;

describe("the text of a cell in a notebook's file", () => {
  for (const [name, source, text] of [
    ["lines", '["a = 1\\n", "b"]', "a = 1\nb"],
    ["one text", '"a\\nb"', "a\nb"],
    ["signs that are escaped, or not", '["\\u00e9é \\ud83d\\ude00😀 \\"\\\\\\/\\t"]', 'éé 😀😀 "\\/\t'],
    ["empty lines", '["", "a", ""]', "a"],
  ] as const) {
    it(`is found: ${name}`, () => {
      const file = notebook(source);
      const cell = locateCell(file, 2) ?? assert.fail();
      assert.equal(cell.text, text);
      for (const [offset, unit] of Array.from(text, (_, i) => [i, text[i]] as const)) {
        const written = file.slice(cell.offsetInFile(offset));
        assert.ok(written.startsWith(unit ?? "") || written.startsWith("\\"), `${offset}: ${written.slice(0, 9)}`);
      }
    });
  }

  for (const source of ["[]", "1", '["a", 1]', "null"]) {
    it(`is not there: ${source}`, () => {
      assert.equal(locateCell(notebook(source), 2), undefined);
    });
  }

  it("is not there: no such cell, or no notebook", () => {
    assert.equal(locateCell(notebook('"a"'), 3), undefined);
    assert.equal(locateCell("{", 1), undefined);
  });

  const change = (source: string, start: number, end: number, newText: string): string => {
    const file = notebook(source);
    const edits = locateCell(file, 2)?.changeInFile({ start, end, newText }) ?? [];
    const changed = [...edits]
      .reverse()
      .reduce((before, edit) => before.slice(0, edit.start) + edit.newText + before.slice(edit.end), file);
    const prefix = notebook("").lastIndexOf(" } ] }");
    return changed.slice(prefix, -" } ] }".length);
  };

  for (const [name, source, start, end, newText, expected] of [
    ["within a line", '["a = \\"X\\"\\n", "\\u00e9"]', 5, 6, "YZ", '["a = \\"YZ\\"\\n", "\\u00e9"]'],
    ["behind escapes", '"\\u00e9\\t\\"X\\""', 3, 4, "Y", '"\\u00e9\\t\\"Y\\""'],
    ["what JSON escapes", '"X"', 0, 1, 'a"\\\n', '"a\\"\\\\\\n"'],
    ["over lines", '["ab\\n", "cd\\n", "ef"]', 1, 7, "X", '["aX", "", "f"]'],
    ["an insertion at the end", '["a\\n", "b"]', 3, 3, "c", '["a\\n", "bc"]'],
    ["an insertion at the start of a line", '["a\\n", "b"]', 2, 2, "c", '["a\\n", "cb"]'],
    ["a whole line", '["a\\n", "b\\n", "c"]', 2, 4, "", '["a\\n", "", "c"]'],
  ] as const) {
    it(`is changed, and nothing else: ${name}`, () => {
      assert.equal(change(source, start, end, newText), expected);
    });
  }
});
