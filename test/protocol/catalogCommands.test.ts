import assert from "node:assert/strict";
import type { CatalogFile } from "../../shared/src/catalog";
import {
  compareCatalogsRequest,
  type CompareCatalogsParams,
  type CompareCatalogsResult,
  type ExportCatalogParams,
  exportCatalogRequest,
  type ExportCatalogResult,
  exportFormsRequest,
  type ExportFormsResult,
  importCatalogRequest,
  type ImportCatalogParams,
  type ImportCatalogResult,
  listCatalogSourcesRequest,
  type ListCatalogSourcesResult,
  planCatalogFileRequest,
  type PlanCatalogFileParams,
  type PlanCatalogFileResult,
  starterFilesRequest,
  type StarterFilesParams,
  type StarterFilesResult,
} from "../../shared/src/protocol";
import { readCatalogText } from "../../server/src/catalogs/catalogText";
import { connectInMemory, type TestClient } from "../support/testClient";

const root = "file:///work";
const page =
  "# Errors\n\n| Code | Description |\n|---|---|\n| NEST_FULL | The nest is full. |\n| NEST_GONE | It fell. |\n| 404 | No nest. |\n";
const imported: CatalogFile = {
  errdexCatalog: 1,
  id: "acme",
  name: "Acme",
  codes: { NEST_FULL: { summary: "The nest is full." }, NEST_GONE: { summary: "It fell." } },
  statuses: { "404": { summary: "No nest." } },
};

describe("commands on whole catalogs", () => {
  let client: TestClient;
  const files: Readonly<Record<string, string>> = {
    [`${root}/.errdex/acme.json`]: JSON.stringify({ ...imported, name: "Acme Pay", statuses: {} }),
  };
  before(async () => {
    client = await connectInMemory({
      folders: [root],
      runtime: {
        files: {
          find: (folder) => Object.keys(files).filter((uri) => uri.startsWith(folder)),
          read: (uri) => {
            const text = files[uri];
            return text === undefined
              ? Promise.reject(new Error(`ENOENT: no such file, ${uri}`))
              : Promise.resolve(text);
          },
        },
      },
    });
  });
  after(() => {
    client.dispose();
  });

  const importPage = (params: Partial<ImportCatalogParams>): Promise<ImportCatalogResult | null> =>
    client.request(importCatalogRequest, { documents: [{ path: "errors.md", text: page }], id: "acme", ...params });
  const plan = (params: Partial<PlanCatalogFileParams>): Promise<PlanCatalogFileResult | null> =>
    client.request(planCatalogFileRequest, { catalog: imported, path: ".errdex/acme.json", gone: "keep", ...params });
  const compare = (params: CompareCatalogsParams): Promise<CompareCatalogsResult | null> =>
    client.request(compareCatalogsRequest, params);

  describe("import", () => {
    it("gives a catalog, and tells codes from statuses", async () => {
      assert.deepEqual(await importPage({}), { catalog: imported, forms: ["markdown"], skipped: [] });
      const named = await importPage({ form: "text", name: "Acme Pay" });
      assert.ok(named !== null && "catalog" in named);
      assert.deepEqual([named.catalog.name, named.forms], ["Acme Pay", ["text"]]);
    });

    it("reads source code, for which it needs a grammar", async () => {
      const text = "export type ErrorCode = 'nest_full' | 'nest_gone';\n";
      const result = await importPage({ documents: [{ path: "codes.ts", text }], form: "source" });
      assert.ok(result !== null && "catalog" in result);
      assert.deepEqual(Object.keys(result.catalog.codes), ["nest_full", "nest_gone"]);
    });

    it("says in a sentence why there is no catalog", async () => {
      const ask = (path: string, text: string): Promise<unknown> => importPage({ documents: [{ path, text }] });
      assert.deepEqual(await ask("a.md", "# Hello\n"), {
        refused: "There are no error codes in a.md (read as markdown).",
      });
      assert.deepEqual(await ask("b.md", "| Status | Meaning |\n|---|---|\n| 404 | No nest. |\n"), {
        refused: "There are no error codes in b.md, only HTTP statuses (read as markdown).",
      });
      assert.deepEqual(await importPage({ form: "paper" }), {
        refused: "There is no form paper. Forms are markdown, html, text, csv, json, yaml, openapi, source, rst.",
      });
    });

    it("ends when it is cancelled", async () => {
      const documents = Array.from({ length: 200 }, (_, i) => ({ path: `${i}.md`, text: page }));
      const { CancellationTokenSource } = await import("vscode-languageserver/node");
      const source = new CancellationTokenSource();
      const asked = client.connection.sendRequest(importCatalogRequest, { documents, id: "acme" }, source.token);
      source.cancel();
      await assert.rejects(asked, /cancelled/);
      assert.deepEqual(client.log, []);
    });
  });

  describe("a file's plan", () => {
    it("is the catalog, where there is no file", async () => {
      const json = await plan({});
      assert.deepEqual(json, {
        text: `${JSON.stringify(imported, undefined, 2)}\n`,
        codes: [
          { code: "NEST_FULL", state: "new", summary: "The nest is full." },
          { code: "NEST_GONE", state: "new", summary: "It fell." },
        ],
        statuses: [{ code: "404", state: "new", summary: "No nest." }],
      });
      const yaml = await plan({ path: "acme.errdex.yaml", take: ["NEST_GONE"] });
      assert.ok(yaml !== null && "text" in yaml);
      assert.equal(yaml.text, "errdexCatalog: 1\nid: acme\nname: Acme\ncodes:\n  NEST_GONE:\n    summary: It fell.\n");
    });

    it("changes what is there, and nothing else", async () => {
      const present =
        '{\n  "errdexCatalog": 1, "id": "acme", "name": "Ours",\n  "codes": {\n    "NEST_FULL": "Full.", // by hand\n    "NEST_OLD": "Old."\n  }\n}\n';
      const merged = await plan({ present, take: ["NEST_GONE", "NEST_FULL"], gone: "deprecate" });
      assert.ok(merged !== null && "text" in merged);
      assert.deepEqual(
        merged.codes.map(({ code, state }) => `${code} ${state}`),
        ["NEST_FULL changed", "NEST_GONE new", "NEST_OLD gone"],
      );
      assert.equal(
        merged.text,
        '{\n  "errdexCatalog": 1, "id": "acme", "name": "Ours",\n  "codes": {\n    "NEST_FULL": "The nest is full.", // by hand\n    "NEST_OLD": {\n      "summary": "Old.",\n      "deprecated": {}\n    },\n    "NEST_GONE": {\n      "summary": "It fell."\n    }\n  }\n}\n',
      );
    });

    it("is refused for files that it would harm", async () => {
      const refused = async (present: string): Promise<unknown> => plan({ present });
      assert.deepEqual(await refused('{\n  "errdexCatalog": 1,\n  "id": \n}'), {
        refused: ".errdex/acme.json:4: A value is missing here. Mend the file first, or choose another one.",
      });
      assert.deepEqual(await refused('{ "compilerOptions": {} }'), {
        refused: ".errdex/acme.json is there already and is no catalog. Choose another file.",
      });
      assert.deepEqual(await refused('{ "errdexCatalog": 1, "id": "other", "name": "Other", "codes": {} }'), {
        refused: ".errdex/acme.json holds the catalog other, not acme. Choose another file or id.",
      });
    });
  });

  it("list the catalogs, and where they come from", async () => {
    const { catalogs } = await client.request<ListCatalogSourcesResult>(listCatalogSourcesRequest, {});
    assert.deepEqual(
      catalogs.map(({ id, isBuiltIn, files, entries }) => [id, isBuiltIn, files, entries]),
      [
        ["ratio", true, [], 159],
        ["sphere", true, [], 85],
        ["acme", false, [`${root}/.errdex/acme.json`], 2],
      ],
    );
    assert.deepEqual(catalogs[2]?.from, [".errdex/acme.json"]);
  });

  it("export a catalog in force", async () => {
    const { forms } = await client.request<ExportFormsResult>(exportFormsRequest, {});
    const ask = (params: ExportCatalogParams): Promise<ExportCatalogResult | null> =>
      client.request(exportCatalogRequest, params);
    assert.ok(forms.includes("typescript") && forms.includes("markdown"));
    for (const form of forms) {
      const result = await ask({ id: "acme", form });
      assert.ok(result !== null && "text" in result, form);
      assert.match(result.text, /NEST_FULL/, form);
      assert.match(result.fileName, /^[\w-]+(?:\.[\w-]+)+$/, form);
    }
    assert.deepEqual(await ask({ id: "nobody", form: "go" }), { refused: "There is no catalog nobody here." });
    assert.deepEqual(await ask({ id: "acme", form: "cobol" }), {
      refused: `There is no form cobol. Forms are ${forms.join(", ")}.`,
    });
  });

  it("begin a catalog as the command line does", async () => {
    for (const isYaml of [false, true]) {
      const params: StarterFilesParams = { id: "fresh", name: "Fresh", isYaml };
      const { catalog, toReplace } = await client.request<StarterFilesResult>(starterFilesRequest, params);
      const read = await readCatalogText(catalog, isYaml ? "a.yaml" : "a.json", "a");
      assert.deepEqual(read.problems, []);
      assert.deepEqual([...(read.catalog?.entries.keys() ?? [])], [toReplace]);
    }
  });

  it("begin a catalog with a code that is given", async () => {
    for (const isYaml of [false, true]) {
      for (const code of ["CARD_LOST", "card: lost # 1", "null"]) {
        const params: StarterFilesParams = { id: "fresh", name: "Fresh", isYaml, code };
        const { catalog, toReplace } = await client.request<StarterFilesResult>(starterFilesRequest, params);
        const read = await readCatalogText(catalog, isYaml ? "a.yaml" : "a.json", "a");
        assert.deepEqual(read.problems, []);
        const entries = [...(read.catalog?.entries.values() ?? [])];
        assert.deepEqual(
          entries.map((entry) => [entry.code, entry.summary]),
          [[code, toReplace]],
        );
      }
    }
  });

  describe("compare", () => {
    const newer = page.replace("NEST_GONE | It fell.", "NEST_WET | It rained.").replace("is full", "has no room");

    it("a catalog in force with a page", async () => {
      assert.deepEqual(
        await compare({
          before: { id: "acme" },
          after: { title: "errors.md", documents: [{ path: "errors.md", text: newer }] },
        }),
        {
          markdown:
            "### Added\n\n- `NEST_WET`: It rained.\n- HTTP 404\n\n### Removed\n\n- `NEST_GONE`\n\n### Changed\n\n- `NEST_FULL`: summary\n",
          isSame: false,
          before: "Acme Pay",
          after: "errors.md",
        },
      );
    });

    it("a file with the catalog that ships with Errdex", async () => {
      const text = JSON.stringify({ errdexCatalog: 1, id: "ratio", name: "Ratio", codes: { QQ_OWN: "Ours." } });
      const result = await compare({
        before: { builtIn: "ratio" },
        after: { title: "ratio.json", documents: [{ path: "ratio.json", text }] },
      });
      assert.ok(result !== null && "markdown" in result);
      assert.match(result.markdown, /^### Added\n\n- `QQ_OWN`: Ours\.\n\n### Removed\n/);
    });

    it("the same, and what cannot be compared", async () => {
      const same = await compare({ before: { id: "ratio" }, after: { builtIn: "ratio" } });
      assert.ok(same !== null && "isSame" in same && same.isSame);
      assert.deepEqual(await compare({ before: { id: "rato" }, after: { builtIn: "ratio" } }), {
        refused: "There is no catalog rato here.",
      });
      const text = '{\n  "errdexCatalog": 1,\n';
      assert.deepEqual(
        await compare({ before: { id: "ratio" }, after: { title: "a", documents: [{ path: "a.json", text }] } }),
        { refused: "a.json:3: Here must stand a key in double quotes." },
      );
    });
  });
});

describe("commands on whole catalogs in a window with several folders", () => {
  const shop = "file:///projects/shop";
  const bank = "file:///projects/bank";
  const catalogOf = (codes: CatalogFile["codes"]): string =>
    JSON.stringify({ errdexCatalog: 1, id: "acme", name: "Acme", codes });
  const files = new Map([
    [`${shop}/.errdex/acme.json`, catalogOf({ NEST_FULL: "The nest is full." })],
    [`${bank}/.errdex/acme.json`, catalogOf({ NEST_GONE: "It fell." })],
  ]);
  let client: TestClient;
  before(async () => {
    const find = (folder: string): readonly string[] => [...files.keys()].filter((uri) => uri.startsWith(folder));
    const read = (uri: string): Promise<string> => {
      const text = files.get(uri);
      return text === undefined ? Promise.reject(new Error("ENOENT: no such file")) : Promise.resolve(text);
    };
    client = await connectInMemory({ folders: [shop, bank], runtime: { files: { find, read } } });
  });
  after(() => {
    client.dispose();
  });
  const list = async (near?: string): Promise<ListCatalogSourcesResult["catalogs"]> => {
    const asked = near === undefined ? {} : { near };
    return (await client.request<ListCatalogSourcesResult>(listCatalogSourcesRequest, asked)).catalogs;
  };

  it("list those of all folders, and tell which folder each is of", async () => {
    assert.deepEqual(
      (await list()).map(({ id, near, from }) => [id, near, from]),
      [
        ["ratio", `${shop}/`, ["built-in"]],
        ["sphere", `${shop}/`, ["built-in"]],
        ["acme", `${shop}/`, ["shop/.errdex/acme.json"]],
        ["acme", `${bank}/`, ["bank/.errdex/acme.json"]],
      ],
    );
  });

  it("list those of one folder for a file in it", async () => {
    const near = `${bank}/src/a.ts`;
    assert.deepEqual(
      (await list(near)).map((catalog) => [catalog.id, catalog.near, catalog.files]),
      [
        ["ratio", near, []],
        ["sphere", near, []],
        ["acme", near, [`${bank}/.errdex/acme.json`]],
      ],
    );
  });

  it("export and compare the one that was chosen", async () => {
    const [one, two] = (await list()).filter(({ id }) => id === "acme");
    assert.ok(one && two);
    for (const [{ id, near }, own, other] of [
      [one, "NEST_FULL", "NEST_GONE"],
      [two, "NEST_GONE", "NEST_FULL"],
    ] as const) {
      const params: ExportCatalogParams = { id, near, form: "typescript" };
      const result = await client.request<ExportCatalogResult | null>(exportCatalogRequest, params);
      assert.ok(result !== null && "text" in result);
      assert.deepEqual([result.text.includes(own), result.text.includes(other)], [true, false]);
    }
    const params: CompareCatalogsParams = { before: one, after: two };
    const result = await client.request<CompareCatalogsResult | null>(compareCatalogsRequest, params);
    assert.ok(result !== null && "markdown" in result);
    assert.equal(result.markdown, "### Added\n\n- `NEST_GONE`: It fell.\n\n### Removed\n\n- `NEST_FULL`\n");
    assert.deepEqual([result.before, result.after], ["Acme (shop/.errdex/acme.json)", "Acme (bank/.errdex/acme.json)"]);
  });
});
