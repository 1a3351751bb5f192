import assert from "node:assert/strict";
import fc from "fast-check";
import { locateCell } from "../../server/src/languages/cellPlaces";
import { propertyRuns } from "../support/propertyRuns";

/** A text as JSON, each sign of it as it is or escaped. */
const written = fc
  .array(fc.tuple(fc.string({ unit: "grapheme", maxLength: 3 }), fc.boolean()))
  .map((parts) =>
    parts
      .map(([text, escaped]) =>
        escaped
          ? Array.from(
              { length: text.length },
              (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, "0")}`,
            ).join("")
          : JSON.stringify(text).slice(1, -1),
      )
      .join(""),
  )
  .map((text) => `"${text}"`);

describe("an edit of a cell", () => {
  it("is the same edit of its text in the notebook's file, and of nothing else", () => {
    fc.assert(
      fc.property(
        fc.array(written, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        fc.nat(),
        fc.string({ unit: "grapheme", maxLength: 5 }),
        (strings, a, b, newText) => {
          const file = `{ "cells": [{ "source": [${strings.join(", ")}], "more": "\\u00e9" }] }`;
          const cell = locateCell(file, 1) ?? assert.fail();
          const text = strings.map((string) => JSON.parse(string) as string).join("");
          assert.equal(cell.text, text);
          const ends = [a % (text.length + 1), b % (text.length + 1)].sort((one, other) => one - other);
          const [start = 0, end = 0] = ends;
          const changed = [...cell.changeInFile({ start, end, newText })]
            .reverse()
            .reduce((before, edit) => before.slice(0, edit.start) + edit.newText + before.slice(edit.end), file);
          assert.equal(locateCell(changed, 1)?.text, text.slice(0, start) + newText + text.slice(end));
          assert.ok(changed.endsWith(', "more": "\\u00e9" }] }') || changed.endsWith('], "more": "\\u00e9" }] }'));
        },
      ),
      { numRuns: 300 * propertyRuns },
    );
  });
});
