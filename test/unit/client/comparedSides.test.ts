import assert from "node:assert/strict";
import {
  type KnownSide,
  listSides,
  type OtherSide,
} from "../../../client/src/common/features/catalogCommands/comparedSides";
import type { ListedCatalog } from "../../../shared/src/protocol";

const listed = (id: string, isBuiltIn: boolean, files: readonly string[], near = ""): ListedCatalog => ({
  id,
  near,
  name: id,
  entries: 2,
  isBuiltIn,
  from: [...(isBuiltIn ? ["built-in"] : []), ...files],
  files,
});
const ratio = listed("ratio", true, []);
const sphere = listed("sphere", true, ["sphere.errdex.json"]);
const acme = listed("acme", false, ["acme.errdex.json"]);
const name = (catalog: KnownSide): string =>
  "builtIn" in catalog ? `built-in ${catalog.builtIn}` : "id" in catalog ? `${catalog.near ?? ""}${catalog.id}` : "";

describe("the sides of a comparison of catalogs", () => {
  const one = [ratio, sphere, acme];
  /** Of two folders, each with an Acme of its own; the second extends Sphere, too. */
  const two = [
    ratio,
    listed("sphere", true, ["sphere.errdex.json"], "a/"),
    listed("acme", false, ["a/acme.errdex.json"], "a/"),
    listed("sphere", true, ["b/sphere.errdex.json"], "b/"),
    listed("acme", false, ["b/acme.errdex.json"], "b/"),
  ];
  const cases: readonly (readonly [
    name: string,
    catalogs: readonly ListedCatalog[],
    other: OtherSide,
    expected: readonly string[],
  ])[] = [
    ["are all there are", one, {}, ["built-in sphere", "ratio", "sphere", "acme"]],
    [
      "are those of all folders, and what ships with Errdex once",
      two,
      {},
      ["built-in sphere", "ratio", "a/sphere", "a/acme", "b/sphere", "b/acme"],
    ],
    [
      "leave out the one that was chosen first",
      one,
      { taken: { id: "acme", near: "" } },
      ["built-in sphere", "ratio", "sphere"],
    ],
    [
      "leave in the one with the same id in another folder",
      two,
      { taken: { id: "acme", near: "a/" } },
      ["built-in sphere", "ratio", "a/sphere", "b/sphere", "b/acme"],
    ],
    [
      "leave in what extends the built-in one that was chosen first",
      one,
      { taken: { builtIn: "sphere" } },
      ["ratio", "sphere", "acme"],
    ],
    [
      "leave in the built-in one that the one chosen first extends",
      one,
      { taken: { id: "sphere", near: "" } },
      ["built-in sphere", "ratio", "acme"],
    ],
    ["leave out the one whose page it is", one, { own: acme }, ["built-in ratio", "built-in sphere", "sphere"]],
    [
      "are what ships with Errdex, too, for a file",
      one,
      { hasFile: true },
      ["built-in ratio", "built-in sphere", "sphere", "acme"],
    ],
  ];
  for (const [title, catalogs, other, expected] of cases) {
    it(title, () => {
      assert.deepEqual(
        listSides(catalogs, other).map(({ catalog }) => name(catalog)),
        expected,
      );
    });
  }
});
