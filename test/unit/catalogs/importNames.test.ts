import assert from "node:assert/strict";
import { apiNameIn } from "../../../server/src/catalogs/importers/apiName";
import { importCatalog, type ImportOptions } from "../../../server/src/catalogs/importers/index";
import { mergeCatalogs } from "../../../server/src/catalogs/mergeCatalogs";
import { testGrammars } from "../../support/check";

const table = "| Code | Description |\n|---|---|\n| NEST_FULL | The nest is full. |\n| NEST_GONE | It fell. |\n";
const importAll = (
  files: Readonly<Record<string, string>>,
  options: ImportOptions = {},
): ReturnType<typeof importCatalog> =>
  importCatalog(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    options,
    { grammars: testGrammars },
  );

describe("the name of an API that is imported", () => {
  const titles: readonly (readonly [title: string, name: string | undefined])[] = [
    ["Acme Pay API error codes", "Acme Pay"],
    ["Errors | Acme Pay Docs", "Acme Pay"],
    ["Error codes – Acme", "Acme"],
    ["Acme: Error Reference", "Acme"],
    ["Acme Error Codes (v2)", "Acme"],
    ["List of all Juice Bar errors", "Juice Bar"],
    ["API reference for GitLike", "GitLike"],
    ["eBarter API | Developer Portal", "eBarter"],
    ["Bank of Trees API", "Bank of Trees"],
    ["Error Codes", undefined],
    ["Errors", undefined],
    ["API Error Reference v2.1", undefined],
    ["Common errors and how to handle them", undefined],
    ["Card Decline Codes", undefined],
    ["Handling payment errors", undefined],
    ["What you should know when a payment fails", undefined],
    ["NEST_FULL", undefined],
    ["customer/not-found", undefined],
    ["404", undefined],
    ["", undefined],
  ];
  for (const [text, name] of titles) {
    it(`is ${name ?? "not told"} in a page called “${text}”`, () => {
      assert.equal(apiNameIn({ text, isOwn: false }), name);
    });
  }

  it("is the title of a specification, whatever it is about", () => {
    const nameOf = (text: string): string | undefined => apiNameIn({ text, isOwn: true });
    assert.deepEqual(
      ["Payments API", "Acme Payments - OpenAPI 3.1", "tree-service", "REST API v1", "The Nest API (beta)"].map(nameOf),
      ["Payments", "Acme Payments", "tree-service", undefined, "Nest"],
    );
  });

  const pages: readonly {
    readonly name: string;
    readonly files: Readonly<Record<string, string>>;
    readonly options?: ImportOptions;
    /** `id, name, what the source says`. */
    readonly expected: readonly (string | undefined)[];
  }[] = [
    {
      name: "a heading",
      files: { "docs/errors.md": `# Acme Pay error codes\n\n${table}` },
      expected: ["acme-pay", "Acme Pay", "Acme Pay"],
    },
    {
      name: "front matter",
      files: { "errors.md": `---\ntitle: Acme Pay errors\n---\n\n${table}` },
      expected: ["acme-pay", "Acme Pay", "Acme Pay"],
    },
    {
      name: "a web page's title where the heading is general",
      files: {
        "page.html":
          "<title>Errors | Acme Docs</title><h1>Errors</h1><table><tr><th>Code<th>Description<tr><td>NEST_FULL<td>Is full.<tr><td>NEST_GONE<td>It fell.</table>",
      },
      expected: ["acme", "Acme", "Acme"],
    },
    {
      name: "the file's name, where nothing else says it",
      files: { "acme-pay-errors.md": `# Errors\n\n${table}` },
      expected: ["acme-pay", "Acme Pay", undefined],
    },
    {
      name: "the id that is given, where the heading speaks of something else",
      files: { "errors.md": `# Bird Nests\n\n## Errors\n\n${table}` },
      options: { id: "acme" },
      expected: ["acme", "Acme", "Bird Nests"],
    },
    {
      name: "the heading, where it agrees with the id that is given",
      files: { "errors.md": `# ACME Pay errors\n\n${table}` },
      options: { id: "acme" },
      expected: ["acme", "ACME Pay", "ACME Pay"],
    },
    {
      name: "the name that is given, and an id of it",
      files: { "errors.md": `# Acme Pay errors\n\n${table}` },
      options: { name: "Ours" },
      expected: ["ours", "Ours", "Acme Pay"],
    },
    {
      name: "what most pages of a folder say",
      files: {
        "docs/nest-full.md": "---\ntitle: NEST_FULL | Acme\n---\n\n# NEST_FULL\n\nIs full.\n",
        "docs/nest-gone.md": "---\ntitle: NEST_GONE | Acme\n---\n\n# NEST_GONE\n\nIt fell.\n",
        "docs/other.md": `# Bird Nests\n\n## Errors\n\n${table}`,
      },
      expected: ["acme", "Acme", "Acme"],
    },
  ];
  for (const { name, files, options, expected } of pages) {
    it(`comes from ${name}`, async () => {
      const { catalog, apiName } = await importAll(files, options);
      assert.ok(Object.keys(catalog.codes).length > 1);
      assert.deepEqual([catalog.id, catalog.name, apiName], expected);
    });
  }
});

describe("the page of an API that is imported", () => {
  const table = "<table><tr><th>Code<th>Description<tr><td>NEST_FULL<td>Is full.<tr><td>NEST_GONE<td>It fell.</table>";
  const docsOf = async (files: Readonly<Record<string, string>>, options: ImportOptions = {}): Promise<unknown> =>
    (await importAll(files, { id: "acme", ...options })).catalog.docs;
  const canonical = (href: string): string => `<link rel="canonical" href="${href}"><h1>Errors</h1>${table}`;

  it("is what a web page or a specification says of itself", async () => {
    assert.equal(await docsOf({ "a.html": canonical("https://docs.acme.com/errors") }), "https://docs.acme.com/errors");
    const api = {
      openapi: "3.1.0",
      externalDocs: { url: "https://docs.acme.com/api" },
      components: { schemas: { ErrorCode: { enum: ["NEST_FULL"] } } },
    };
    assert.equal(await docsOf({ "a.json": JSON.stringify(api) }), "https://docs.acme.com/api");
  });

  it("is none where the address is no public one, or one of several", async () => {
    assert.equal(await docsOf({ "a.html": canonical("/errors") }), undefined);
    assert.equal(await docsOf({ "a.html": canonical("http://localhost:3000/errors") }), undefined);
    const pages = { "a.html": canonical("https://acme.com/a"), "b.html": canonical("https://acme.com/b") };
    assert.equal(await docsOf(pages), undefined);
  });

  it("is what is given, whatever the page says", async () => {
    const files = { "a.html": canonical("https://docs.acme.com/errors") };
    assert.equal(await docsOf(files, { docs: "https://acme.com/e" }), "https://acme.com/e");
  });

  it("tells of characters that were lost", async () => {
    const { problems } = await importAll(
      { "errors.csv": "Error code;Text\nE001;Gr\uFFFD\uFFFDe\nE002;Fine\n" },
      { id: "acme" },
    );
    assert.deepEqual(problems, [
      {
        file: "errors.csv",
        line: 2,
        message: "Characters were lost, for the file is not in UTF-8: save it as UTF-8 and import it again.",
      },
    ]);
  });
});

describe("the hosts of an API that is imported", () => {
  const errors = { components: { schemas: { ErrorCode: { type: "string", enum: ["NEST_FULL", "NEST_GONE"] } } } };
  const cases: readonly { readonly name: string; readonly head: object; readonly hosts: readonly string[] }[] = [
    {
      name: "servers, without what is not the host",
      head: {
        openapi: "3.0.0",
        servers: [
          { url: "https://API.acme.com/v1" },
          { url: "https://api.acme.com/v2" },
          { url: "https://eu.acme.com:8443/" },
          { url: "//cdn.acme.com" },
        ],
      },
      hosts: ["api.acme.com", "eu.acme.com", "cdn.acme.com"],
    },
    {
      name: "none at hand, of examples, of mocks, or without a name",
      head: {
        openapi: "3.0.0",
        servers: [
          "http://localhost:3000",
          "http://127.0.0.1/v1",
          "http://[::1]:80/",
          "http://10.0.0.7",
          "/v1",
          "https://api.example.com",
          "https://example.org",
          "http://api",
          "https://api.acme.internal",
          "https://acme.test",
          "https://virtserver.swaggerhub.com/acme",
          "https://petstore.swagger.io/v2",
          "https://api.yourdomain.com",
          "https://my-example.com",
        ].map((url) => ({ url })),
      },
      hosts: ["my-example.com"],
    },
    {
      name: "variables with their values or their default",
      head: {
        openapi: "3.1.0",
        servers: [
          {
            url: "{scheme}://{region}.acme.com:{port}/{base}",
            variables: { region: { enum: ["eu", "us"], default: "eu" }, port: { default: "443" } },
          },
          { url: "https://{host}/v1", variables: { host: { default: "sandbox.acme.com" } } },
          { url: "https://{tenant}.acme.com" },
          { url: "https://{any}", variables: { any: { default: "{any}" } } },
        ],
      },
      hosts: ["eu.acme.com", "us.acme.com", "sandbox.acme.com"],
    },
    {
      name: "servers of paths and operations",
      head: {
        openapi: "3.0.0",
        paths: {
          "/a": {
            servers: [{ url: "https://files.acme.com" }],
            get: { servers: [{ url: "https://get.acme.com" }], responses: {} },
          },
        },
      },
      hosts: ["files.acme.com", "get.acme.com"],
    },
    { name: "the host of Swagger 2", head: { swagger: "2.0", host: "api.acme.com:443" }, hosts: ["api.acme.com"] },
    { name: "none where there are none", head: { openapi: "3.0.0", servers: "no" }, hosts: [] },
  ];
  for (const { name, head, hosts } of cases) {
    it(`are ${name}`, async () => {
      const { catalog } = await importAll({ "api.json": JSON.stringify({ ...head, ...errors }) }, { id: "acme" });
      assert.deepEqual(catalog.evidence?.hosts ?? [], hosts);
      assert.equal(Object.keys(catalog.codes).length, 2);
    });
  }

  it("come into a file that names none, and into no other", async () => {
    const api = { openapi: "3.0.0", servers: [{ url: "https://api.acme.com" }], ...errors };
    const { catalog } = await importAll({ "api.json": JSON.stringify(api) }, { id: "acme" });
    const changesOf = (evidence: object): readonly unknown[] =>
      mergeCatalogs({ evidence, codes: {} }, catalog)
        .changes({ gone: "keep" })
        .filter(({ path }) => path[0] === "evidence");
    assert.deepEqual(changesOf({ hosts: [], packages: ["acme"] }), [
      { path: ["evidence", "hosts"], value: ["api.acme.com"] },
    ]);
    assert.deepEqual(changesOf({ hosts: ["own.acme.com"] }), []);
  });
});
