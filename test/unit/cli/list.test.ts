import assert from "node:assert/strict";
import { builtInCatalogs } from "../../../server/src/catalogs/builtIn";
import { run, runIn } from "./memoryHost";

describe("errdex list", () => {
  it("lists every code of every catalog", async () => {
    const { exitCode, stdout } = await run({}, "list");
    assert.equal(exitCode, 0);
    for (const { name, id, entries } of builtInCatalogs) {
      assert.ok(stdout.includes(`${name} (${id}): ${entries.size} codes\n`));
      for (const { code, summary } of entries.values()) {
        assert.ok(stdout.includes(`  ${code} `) && stdout.includes(summary), code);
      }
    }
  });

  it("keeps to one catalog and one family", async () => {
    const { stdout } = await run({}, "list", "--catalog", "sphere", "--family", "taxRate/", "--format", "json");
    const { catalogs } = JSON.parse(stdout) as {
      catalogs: { id: string; codes: { code: string; family: string }[] }[];
    };
    assert.deepEqual(
      catalogs.map(({ id, codes }) => [id, codes.map(({ code }) => code)]),
      [["sphere", ["taxRate/not-found", "taxRate/mismatch"]]],
    );
  });

  it("fits its lines into a terminal", async () => {
    const { stdout } = await runIn({ columns: 60, env: { NO_COLOR: "1" } }, {}, "list", "--family", "INVALID_A");
    assert.deepEqual(
      stdout.split("\n").filter((line) => line.length > 60),
      [],
    );
    assert.match(stdout, /\n {2}INVALID_AGE {19}By their date of birth, the…\n/);
  });

  it("says that a catalog has no codes yet", async () => {
    const text = '{ "errdexCatalog": 1, "id": "acme", "name": "Acme", "codes": {} }';
    const { exitCode, stderr } = await run({ "acme.errdex.json": text }, "list", "--catalog", "acme");
    assert.equal(exitCode, 2);
    assert.equal(stderr, "errdex: acme has no codes\n");
  });

  it("answers what is not there with 2 and one line", async () => {
    assert.deepEqual(await run({}, "list", "--catalog", "stripe"), {
      exitCode: 2,
      stdout: "",
      stderr: "errdex: no catalog stripe; those in force are ratio, sphere\n",
    });
    const { exitCode, stderr } = await run({}, "list", "--catalog", "sphere", "--family", "INVALID_");
    assert.equal(exitCode, 2);
    assert.match(stderr, /^errdex: no code begins with INVALID_; families are customer\/, [^\n]+\n$/);
  });
});
