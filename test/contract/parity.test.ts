import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { languages } from "../../server/src/languages";
import { findUnexplained, parityFile, readParity, renderParity } from "../support/parity";

describe("the table of languages and roles", () => {
  const rows = readParity();

  it("has a row for every language", () => {
    const ids = rows.map(({ id }) => id);
    assert.deepEqual(
      languages.map(({ id }) => id).filter((id) => !ids.includes(id)),
      [],
    );
  });

  it("explains each of its holes, in the holes.json beside the fixtures, and nothing else", () => {
    assert.deepEqual(findUnexplained(rows), []);
  });

  it(`is in ${parityFile} as the fixtures make it; npm run parity writes it`, () => {
    assert.equal(readFileSync(parityFile, "utf8").replaceAll("\r\n", "\n"), renderParity(rows));
  });
});
