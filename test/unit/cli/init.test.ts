import assert from "node:assert/strict";
import { resolve } from "node:path";
import { readCatalogText } from "../../../server/src/catalogs/catalogText";
import type { FileSystem } from "../../../server/src/cli/host";
import { readConfigText } from "../../../server/src/config/readConfig";
import { locked, memoryCwd, type MemoryFiles, type Ran, runIn } from "./memoryHost";

/** Runs `errdex init`, and gives the files as they are then. */
async function init(
  files: MemoryFiles,
  ...args: readonly string[]
): Promise<Ran & { readonly read: (path: string) => string | undefined }> {
  let after: FileSystem | undefined;
  const ran = await runIn({ onEnd: (files) => (after = files) }, files, "init", ...args);
  return {
    ...ran,
    read: (path) =>
      after?.kindOf(resolve(memoryCwd, path)) === "file" ? after.readText(resolve(memoryCwd, path)) : undefined,
  };
}

describe("errdex init", () => {
  it("writes a config and a catalog in which nothing is wrong, named after the project", async () => {
    const { exitCode, stderr, stdout, read } = await init({ "package.json": '{ "name": "@acme/Pay.App" }' });
    assert.deepEqual([exitCode, stderr], [0, ""]);
    const config = await readConfigText(read("errdex.json") ?? "");
    assert.deepEqual([config.problems, config.settings?.["strictness"]], [[], "bound"]);
    const { catalog, problems } = await readCatalogText(
      read("pay-app.errdex.json") ?? "",
      "pay-app.errdex.json",
      "test",
    );
    assert.deepEqual(problems, []);
    assert.deepEqual([catalog?.id, catalog?.name, catalog?.entries.size], ["pay-app", "Pay App", 1]);
    assert.match(stdout, /^Wrote errdex\.json\nWrote pay-app\.errdex\.json\n[^]*errdex list --catalog pay-app\n/);
    assert.match((await init({})).stdout, /Wrote app\.errdex\.json/);
  });

  it("takes an id, a name and YAML", async () => {
    const { read, stdout } = await init({}, "--yaml", "--id", "acme", "--name", "Acme: Pay #1");
    const { catalog, problems } = await readCatalogText(read("acme.errdex.yaml") ?? "", "acme.errdex.yaml", "test");
    assert.deepEqual(problems, []);
    assert.deepEqual([catalog?.id, catalog?.name, catalog?.entries.size], ["acme", "Acme: Pay #1", 1]);
    assert.match(stdout, /delete acme\.errdex\.yaml/);
  });

  it("says which APIs the project uses, by what, and which catalogs are there", async () => {
    const files = {
      "src/pay.ts": '\nfetch("https://api.ratio.me/v1");\n',
      "src/late.py": 'requests.get("https://api.ratio.me/v1")\n',
      "package.json": '{ "name": "shop", "dependencies": { "@acme/sdk": "1" } }',
      "acme.errdex.yaml":
        "errdexCatalog: 1\nid: acme\nname: Acme\nevidence: { packages: ['@acme/sdk'] }\ncodes: { a_b: A b. }\n",
      ".gitignore": "dist\n",
      "dist/x.js": 'fetch("https://api.spherepay.co")',
    };
    const { stdout } = await init(files);
    assert.deepEqual(stdout.split("\n").slice(4, 7), [
      "  Ratio (159 codes, built-in): used (api.ratio.me in src/late.py:1, api.ratio.me in src/pay.ts:2)",
      "  Sphere (85 codes, built-in): nothing shows that it is used",
      "  Acme (1 code, acme.errdex.yaml): used (@acme/sdk in package.json:1)",
    ]);
  });

  it("writes over nothing without --force", async () => {
    const files = { "errdex.json": "{}", "acme.errdex.json": "mine" };
    const refused = await init(files, "--id", "acme");
    assert.deepEqual(
      [refused.exitCode, refused.stdout, refused.stderr, refused.read("acme.errdex.json"), refused.read("errdex.json")],
      [2, "", "errdex: acme.errdex.json is there already; --force writes over it, --id names another\n", "mine", "{}"],
    );
    const beside = await init(files, "--id", "other");
    assert.deepEqual([beside.exitCode, beside.read("errdex.json")], [0, "{}"]);
    assert.match(beside.stdout, /^errdex\.json is there already and stays as it is\nWrote other\.errdex\.json\n/);
    const forced = await init(files, "--id", "acme", "--force");
    assert.equal(forced.exitCode, 0);
    assert.match(forced.read("errdex.json") ?? "", /strictness/);
    assert.match(forced.read("acme.errdex.json") ?? "", /"id": "acme"/);
  });

  it("answers what cannot be with 2 and one line", async () => {
    const taken = {
      ".errdex/pay.json": '{ "errdexCatalog": 1, "id": "acme", "name": "Acme", "codes": { "a_b": "A b." } }',
    };
    const cases = [
      [taken, ["--id", "acme"], "there is a catalog acme already, in .errdex/pay.json; --id names another"],
      [
        {},
        ["--id", "Acme Pay"],
        "option '--id <ID>' argument 'Acme Pay' is invalid. It must be lower-case letters, digits and hyphens, at most 40.",
      ],
      [{}, ["--name", " "], "option '--name <NAME>' argument ' ' is invalid. It must not be blank."],
      [{ "errdex.json": locked }, ["--force"], "cannot write errdex.json: permission denied"],
    ] as const;
    for (const [files, args, message] of cases) {
      const { exitCode, stdout, stderr } = await init(files, ...args);
      assert.deepEqual([exitCode, stdout, stderr], [2, "", `errdex: ${message}\n`]);
    }
  });

  it("extends a built-in catalog where it is asked for its id", async () => {
    assert.match(
      (await init({}, "--id", "ratio")).stdout,
      /^Wrote ratio\.errdex\.json, which extends the catalog ratio$/m,
    );
  });
});
