import assert from "node:assert/strict";
import {
  type KnownSide,
  listSides,
  type OtherSide,
} from "../../../client/src/common/features/catalogCommands/comparedSides";
import type { ListedCatalog } from "../../../shared/src/protocol";

const listed = (id: string, isBuiltIn: boolean, files: readonly string[]): ListedCatalog => ({
  id,
  name: id,
  entries: 2,
  isBuiltIn,
  from: [...(isBuiltIn ? ["built-in"] : []), ...files],
  files,
});
const ratio = listed("ratio", true, []);
const sphere = listed("sphere", true, ["sphere.errdex.json"]);
const acme = listed("acme", false, ["acme.errdex.json"]);

describe("the sides of a comparison of catalogs", () => {
  const cases: readonly (readonly [name: string, other: OtherSide, expected: readonly KnownSide[]])[] = [
    ["are all there are", {}, [{ builtIn: "sphere" }, { id: "ratio" }, { id: "sphere" }, { id: "acme" }]],
    [
      "leave out the one that was chosen first",
      { taken: { id: "acme" } },
      [{ builtIn: "sphere" }, { id: "ratio" }, { id: "sphere" }],
    ],
    [
      "leave in what extends the built-in one that was chosen first",
      { taken: { builtIn: "sphere" } },
      [{ id: "ratio" }, { id: "sphere" }, { id: "acme" }],
    ],
    [
      "leave in the built-in one that the one chosen first extends",
      { taken: { id: "sphere" } },
      [{ builtIn: "sphere" }, { id: "ratio" }, { id: "acme" }],
    ],
    [
      "leave out the one whose page it is",
      { own: acme },
      [{ builtIn: "ratio" }, { builtIn: "sphere" }, { id: "sphere" }],
    ],
  ];
  for (const [name, other, expected] of cases) {
    it(name, () => {
      assert.deepEqual(
        listSides([ratio, sphere, acme], other).map(({ catalog }) => catalog),
        expected,
      );
    });
  }
});
