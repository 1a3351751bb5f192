import assert from "node:assert/strict";
import { builtInCatalogs } from "../../server/src/catalogs/builtIn";
import { markdown } from "../../server/src/render/markdown";
import { hoverAt } from "../support/features";
import { run } from "../unit/cli/memoryHost";

describe("every code of the built-in catalogs", () => {
  it("has a page under the cursor", async () => {
    for (const entry of builtInCatalogs.flatMap(({ entries }) => [...entries.values()])) {
      const found = await hoverAt(`if (error.code === '‸${entry.code}') {}`, { markup: markdown });
      assert.equal(found?.over, entry.code);
      assert.ok(found.text.startsWith(`\`${entry.code}\` — ${entry.catalog.name}`), entry.code);
      assert.match(found.text, /\*\*Suggested handling\*\* \*\(Errdex’s advice\)\*/);
    }
  });

  it("is known to errdex explain", async () => {
    for (const [code, { catalog }] of builtInCatalogs.flatMap(({ entries }) => [...entries])) {
      const { exitCode, stdout } = await run({}, "explain", code, "--catalog", catalog.id);
      assert.equal(exitCode, 0, code);
      assert.ok(stdout.startsWith(`${code}  ${catalog.name}`), code);
    }
  });
});
