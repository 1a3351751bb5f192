import assert from "node:assert/strict";
import { contributedCatalogs } from "../../../client/src/common/contributedCatalogs";

describe("catalogs that an extension contributes", () => {
  const cases: readonly (readonly [what: string, manifest: unknown, expected: readonly string[]])[] = [
    ["paths", { contributes: { errdexCatalogs: ["./acme.json", "b.yaml"] } }, ["./acme.json", "b.yaml"]],
    ["objects with a path", { contributes: { errdexCatalogs: [{ path: "a.json" }] } }, ["a.json"]],
    ["nothing that leads elsewhere", { contributes: { errdexCatalogs: ["../a.json", "a\\..\\..\\b.json"] } }, []],
    ["nothing of another type", { contributes: { errdexCatalogs: [1, null, "", { path: 2 }] } }, []],
    ["nothing where there is no list", { contributes: { errdexCatalogs: "a.json" } }, []],
    ["nothing where nothing is contributed", {}, []],
    ["nothing of no manifest", undefined, []],
  ];
  for (const [what, manifest, expected] of cases) {
    it(`are ${what}`, () => {
      assert.deepEqual(contributedCatalogs(manifest), expected);
    });
  }
});
