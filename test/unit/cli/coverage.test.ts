import assert from "node:assert/strict";
import { resolve } from "node:path";
import { notebookOf } from "../../support/workspaces";
import { locked, memoryCwd, type MemoryFiles, run, runIn } from "./memoryHost";

const files: MemoryFiles = {
  "src/pay.ts": 'fetch("https://api.ratio.me");\nif (code === "INVALID_OTP" || code === "MISSING_OTP") {}\n',
  "src/more.py": 'if code == "INVALID_PHONE":\n    pass\n',
  "old/pay.js": 'if (code === "INVALID_EMAIL") {}\n',
};
const acme = JSON.stringify({
  errdexCatalog: 1,
  id: "acme",
  name: "Acme",
  codes: { ACME_OPEN: "Open.", ACME_SHUT: "" },
});

interface Report {
  readonly catalogs: readonly { readonly id: string; readonly handled: number; readonly total: number }[];
}

async function read(all: MemoryFiles, ...args: readonly string[]): Promise<readonly unknown[]> {
  const { stdout, stderr } = await run(all, "coverage", "--format", "json", ...args);
  assert.equal(stderr, "");
  return (JSON.parse(stdout) as Report).catalogs.map(({ id, handled, total }) => `${id} ${handled}/${total}`);
}

describe("errdex coverage", () => {
  it("reads all files of the project, or those that are named", async () => {
    assert.deepEqual(await read(files), ["ratio 4/159", "sphere 0/85"]);
    assert.deepEqual(await read(files, "src"), ["ratio 3/159", "sphere 0/85"]);
    assert.deepEqual(await read(files, "src/more.py", "old"), ["ratio 2/159", "sphere 0/85"]);
  });

  it("reads the cells of notebooks", async () => {
    const notebook = notebookOf("import requests", 'if e.code == "INVALID_OTP":\n    ask()');
    const { stdout } = await run({ ...files, "try/pay.ipynb": notebook }, "coverage", "--format", "json");
    const { catalogs } = JSON.parse(stdout) as { readonly catalogs: readonly { readonly families: unknown }[] };
    const places = JSON.stringify(catalogs[0]?.families).match(/\{"file":"try.*?"handles":\w+\}/g) ?? [];
    assert.deepEqual(
      places.map((place) => JSON.parse(place) as unknown),
      [
        {
          file: "try/pay.ipynb",
          cell: 2,
          range: { start: { line: 0, character: 14 }, end: { line: 0, character: 25 } },
          role: "comparison",
          handles: true,
        },
      ],
    );
    assert.deepEqual(await read({ "a.ipynb": notebook, "b.ipynb": "{", "c.ipynb": "" }), [
      "ratio 1/159",
      "sphere 0/85",
    ]);
  });

  it("shows a bar for each family in a terminal", async () => {
    const { exitCode, stdout } = await runIn({ columns: 90 }, files, "coverage", "--no-color");
    assert.equal(exitCode, 0);
    assert.match(stdout, /^Ratio \(ratio\): 4 of 159 codes handled/);
    assert.match(stdout, /\n {2}MISSING_ +█/);
  });

  it("keeps to one catalog, by its id or its file", async () => {
    assert.deepEqual(await read(files, "--catalog", "sphere"), ["sphere 0/85"]);
    const own = { ...files, "errors.json": acme, "a.ts": "if (code === 'ACME_OPEN') {}" };
    assert.deepEqual(await read(own, "--catalog", "errors.json"), ["acme 1/1"]);
  });

  it("takes the project's catalogs in", async () => {
    const own = { "acme.errdex.json": acme, "a.ts": "if (code === 'ACME_OPEN') {}" };
    assert.deepEqual(await read(own), ["ratio 0/159", "sphere 0/85", "acme 1/1"]);
  });

  it("writes a page where its file asks for one", async () => {
    let page = "";
    const ran = await runIn(
      { onEnd: (memory) => (page = memory.readText(resolve(memoryCwd, "out.html"))) },
      files,
      "coverage",
      "-o",
      "out.html",
    );
    assert.deepEqual(ran, { exitCode: 0, stdout: "", stderr: "out.html: the report as html\n" });
    assert.match(page, /^<!DOCTYPE html>/);
    assert.match(page, /src\/pay\.ts:2/);
    const { stdout } = await run(files, "coverage", "--format", "html");
    assert.equal(stdout, page);
  });

  const wrong: Readonly<Record<string, readonly [args: readonly string[], message: string]>> = {
    "no such path": [["nowhere"], "no such file or folder: nowhere"],
    "no such catalog": [["--catalog", "stripe"], "no catalog stripe; those in force are ratio, sphere"],
    "no such catalog file": [["--catalog", "x.json"], "no such file: x.json"],
    "no such format": [
      ["--format", "pdf"],
      "option '--format <FORMAT>' argument 'pdf' is invalid. Allowed choices are pretty, json, html.",
    ],
    "a folder to write to": [["-o", "src"], "cannot write src: it is a folder"],
    "a file that is locked": [["-o", "no.html"], "cannot write no.html: permission denied"],
  };
  for (const [name, [args, message]] of Object.entries(wrong)) {
    it(`answers ${name} with 2 and one line`, async () => {
      const ran = await run({ ...files, "no.html": locked }, "coverage", ...args);
      assert.deepEqual(ran, { exitCode: 2, stdout: "", stderr: `errdex: ${message}\n` });
    });
  }

  it("does not read what it wrote last time", async () => {
    const { stdout } = await run(files, "coverage", "--format", "json");
    let again = "";
    await runIn(
      { onEnd: (memory) => (again = memory.readText(resolve(memoryCwd, "out.json"))) },
      { ...files, "out.json": stdout },
      "coverage",
      "-o",
      "out.json",
    );
    assert.equal(again, stdout);
  });

  it("tells of a file that cannot be read, and reports on the others", async () => {
    const { exitCode, stdout, stderr } = await run({ ...files, "src/no.ts": locked }, "coverage", "--format", "json");
    assert.equal(exitCode, 2);
    assert.equal(stderr, "errdex: cannot read src/no.ts: permission denied\n");
    assert.equal((JSON.parse(stdout) as { complete: boolean }).complete, false);
  });
});
