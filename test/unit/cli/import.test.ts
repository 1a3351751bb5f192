import assert from "node:assert/strict";
import { join } from "node:path";
import { forms } from "../../../server/src/cli/commands/import";
import { importForms } from "../../../server/src/catalogs/importers/importer";
import type { FileSystem } from "../../../server/src/cli/host";
import type { CatalogFile } from "../../../shared/src/catalog";
import { memoryCwd, run, runIn } from "./memoryHost";

const page =
  "# Errors\n\n| Code | Description |\n|---|---|\n| NEST_FULL | The nest is full. |\n| NEST_GONE | It fell. |\n";
const catalogOf = (text: string): CatalogFile => JSON.parse(text) as CatalogFile;

describe("errdex import", () => {
  it("writes the catalog to standard output and what it did to standard error", async () => {
    const { exitCode, stdout, stderr } = await run({ "errors.md": page }, "import", "errors.md", "--id", "acme-pay");
    assert.equal(exitCode, 0);
    assert.deepEqual(catalogOf(stdout), {
      errdexCatalog: 1,
      id: "acme-pay",
      name: "Acme Pay",
      codes: { NEST_FULL: { summary: "The nest is full." }, NEST_GONE: { summary: "It fell." } },
    });
    assert.equal(stderr, "errors.md: read as markdown; 2 codes\n");
  });

  it("takes a name, an address and a form", async () => {
    const args = ["--id", "a", "--name", "Acme", "--docs", "https://acme.example/errors", "--from", "text"];
    const { stdout, stderr } = await run(
      { "errors.md": "Errors\nA_B: It is a b.\nC_D: It is c d.\n" },
      "import",
      "errors.md",
      ...args,
    );
    const { name, docs, codes } = catalogOf(stdout);
    assert.deepEqual([name, docs, Object.keys(codes)], ["Acme", "https://acme.example/errors", ["A_B", "C_D"]]);
    assert.match(stderr, /read as text/);
    assert.deepEqual(forms, ["auto", ...importForms]);
  });

  it("names the catalog as the page names the API, and says so", async () => {
    const files = { "errors.md": page.replace("# Errors", "# Acme Pay errors"), "acme-errors.md": page };
    const told = await run(files, "import", "errors.md");
    assert.deepEqual([catalogOf(told.stdout).id, catalogOf(told.stdout).name], ["acme-pay", "Acme Pay"]);
    assert.match(told.stderr, /\n {2}named Acme Pay, with the id acme-pay: --name and --id name it otherwise\n$/);
    const ofFile = await run(files, "import", "acme-errors.md");
    assert.deepEqual([catalogOf(ofFile.stdout).id, catalogOf(ofFile.stdout).name], ["acme", "Acme"]);
    const named = await run(files, "import", "errors.md", "--name", "Our Shop");
    assert.deepEqual([catalogOf(named.stdout).id, catalogOf(named.stdout).name], ["our-shop", "Our Shop"]);
  });

  it("reads standard input", async () => {
    const { stdout } = await runIn({ stdin: page }, {}, "import", "-", "--id", "acme");
    assert.deepEqual(Object.keys(catalogOf(stdout).codes), ["NEST_FULL", "NEST_GONE"]);
  });

  it("reads all pages of a folder, and source code where it is asked to", async () => {
    const files = {
      "docs/b.md": "# NEST_GONE\n\nIt fell.\n",
      "docs/a/nest-full.mdx": "---\ntitle: NEST_FULL\n---\n\nIt is full.\n",
      "docs/logo.svg": "<svg>X_Y</svg>",
      "docs/node_modules/x/errors.md": page.replaceAll("NEST", "TREE"),
      "docs/errors.ts": 'export type ErrorCode = "a_b" | "c_d";\n',
    };
    const pages = await run(files, "import", "docs", "--id", "acme");
    assert.deepEqual(Object.keys(catalogOf(pages.stdout).codes), ["NEST_FULL", "NEST_GONE"]);
    const source = await run(files, "import", "docs", "--id", "acme", "--from", "source");
    assert.deepEqual(Object.keys(catalogOf(source.stdout).codes), ["a_b", "c_d"]);
  });

  it("lists what was skipped, with its file and line", async () => {
    const text = `${page}\n## Fields\n\n| Name | Type | Description |\n|---|---|---|\n| nest_id | string | Id |\n`;
    const { stderr } = await run({ "errors.md": text }, "import", "errors.md", "--id", "acme");
    assert.equal(
      stderr,
      'errors.md: read as markdown; 2 codes, 1 place skipped:\n  errors.md:10: The table Name, Type, Description under "Fields" was skipped: it describes fields, not errors.\n',
    );
  });

  it("answers a page without codes, and whatever cannot be read, with 2 and one line", async () => {
    const cases: readonly (readonly [files: Record<string, string>, args: string, message: RegExp])[] = [
      [{ "a.md": "# Hello\n" }, "a.md --id acme", /^errdex: no error codes in a\.md \(read as markdown\)\n$/],
      [
        { "a.json": "{ x" },
        "a.json --id acme",
        /no error codes in a\.json \(read as json\); 1 place skipped, the first at a\.json:1: .*not JSON/,
      ],
      [{}, "nowhere.md --id acme", /no such file or folder: nowhere\.md/],
      [{ "x/a.svg": "" }, "x --id acme", /no page to import in x/],
      [{ "errors.md": page }, "errors.md", /errors\.md does not say what the API is called: name it with --id/],
      [{ "a.md": page }, "a.md --id Acme!", /must be lower-case letters/],
      [{ "a.md": page }, "a.md --id acme --from pdf", /Allowed choices are auto, markdown/],
      [{ "a.md": page }, "a.md --id acme --docs acme", /must start with https/],
    ];
    for (const [files, args, message] of cases) {
      const { exitCode, stdout, stderr } = await run(files, "import", ...args.split(" "));
      assert.equal(exitCode, 2, args);
      assert.equal(stdout, "", args);
      assert.match(stderr, /^errdex: [^\n]+\n$/, args);
      assert.match(stderr, message);
    }
  });

  describe("with a file to write", () => {
    let files: FileSystem;
    const runWith = (existing: Record<string, string>, ...args: readonly string[]): ReturnType<typeof run> =>
      runIn(
        { onEnd: (after) => (files = after) },
        { "errors.md": page, ...existing },
        "import",
        "errors.md",
        "--id",
        "acme",
        "-o",
        "acme.errdex.json",
        ...args,
      );
    const written = (): string => files.readText(join(memoryCwd, "acme.errdex.json"));

    it("writes it where there is none", async () => {
      const { exitCode, stdout } = await runWith({});
      assert.deepEqual([exitCode, stdout], [0, ""]);
      assert.deepEqual(Object.keys(catalogOf(written()).codes), ["NEST_FULL", "NEST_GONE"]);
    });

    it("shows what would change and leaves a file alone that has other codes", async () => {
      const old =
        '{ "errdexCatalog": 1, "id": "acme", "name": "Acme", "codes": { "NEST_FULL": "Full.", "TREE_CUT": "Cut." } }';
      const { exitCode, stdout, stderr } = await runWith({ "acme.errdex.json": old });
      assert.equal(exitCode, 2);
      assert.match(
        stdout,
        /^\+ NEST_GONE .*\n- TREE_CUT .*\n~ NEST_FULL\n {4}summary: "Full\." → "The nest is full\."\n/,
      );
      assert.match(stderr, /acme\.errdex\.json is there already and differs; --force writes over it\n$/);
      assert.equal(written(), old);
    });

    it("writes over it with --force", async () => {
      const old = '{ "errdexCatalog": 1, "id": "acme", "name": "Acme", "codes": { "TREE_CUT": "Cut." } }';
      const { exitCode, stdout } = await runWith({ "acme.errdex.json": old }, "--force");
      assert.equal(exitCode, 0);
      assert.match(stdout, /- TREE_CUT/);
      assert.deepEqual(Object.keys(catalogOf(written()).codes), ["NEST_FULL", "NEST_GONE"]);
    });

    it("says nothing of a file that is the same", async () => {
      await runWith({});
      const { exitCode, stdout } = await runWith({ "acme.errdex.json": written() });
      assert.deepEqual([exitCode, stdout], [0, ""]);
    });

    it("never takes another file for a catalog", async () => {
      const { exitCode, stderr } = await runWith({ "acme.errdex.json": "my notes" });
      assert.equal(exitCode, 2);
      assert.match(stderr, /is there already and is no catalog/);
      assert.equal(written(), "my notes");
    });
  });
});
