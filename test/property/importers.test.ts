import assert from "node:assert/strict";
import { importFixture } from "../support/importFixtures";

describe("importers", () => {
  it("end in a problem for input that is broken, too deep or too large, and never throw", async () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${"bcdefghij"
      .split("")
      .map(
        (name, i) =>
          `${name}: &${name} [${Array(10)
            .fill(`*${"abcdefghij"[i] ?? ""}`)
            .join(", ")}]`,
      )
      .join("\n")}\n`;
    const cases: readonly (readonly [path: string, text: string, line: number, message: RegExp])[] = [
      ["a.json", '{ "errors": [\n  { "code": "A_B", }\n  oops\n', 3, /it is not JSON/],
      ["a.json", "", 1, /it is empty/],
      ["a.json", `${"[".repeat(5000)}${"]".repeat(5000)}`, 1, /nested too deeply/],
      ["a.html", `${"<div>".repeat(12_000)}A_B${"</div>".repeat(12_000)}`, 1, /nested too deeply/],
      ["a.yaml", "errors:\n  - code: [\n", 3, /it is not YAML/],
      ["a.yaml", bomb, 1, /aliases/],
      ["openapi.yaml", "openapi: 3.0.0\npaths: {\n", 3, /it is not YAML/],
      ["catalog.json", '{ "errdexCatalog": 1, "codes": { "A_B": "x" } }', 1, /a catalog of Errdex already/],
      ["a.sh", 'ERROR_CODE="a_b"', 1, /its language is none of those/],
    ];
    for (const [path, text, line, message] of cases) {
      const { catalog, problems } = await importFixture({ documents: [{ path, text }] });
      assert.deepEqual(catalog.codes, {}, path);
      assert.deepEqual(
        problems.map((problem) => problem.line),
        [line],
        path,
      );
      assert.match(problems.map((problem) => problem.message).join(), message);
    }
  });
});
