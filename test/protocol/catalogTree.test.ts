import assert from "node:assert/strict";
import {
  catalogTreeRequest,
  type CatalogTreeParams,
  type CatalogTreeResult,
  type CodePage,
  type CodeParams,
  codePageRequest,
  codesAtRequest,
  type MeantCode,
  meantCodeRequest,
  describeCodeRequest,
  type DescribeCodeResult,
  type EntryName,
  entryPlaceRequest,
  type EntryPlaceResult,
  findUsesRequest,
  type FindUsesResult,
  knownCodesRequest,
  type KnownCodesResult,
  listCatalogSourcesRequest,
  type ListCatalogSourcesResult,
  type SearchCodesParams,
  searchCodesRequest,
  type SearchCodesResult,
} from "../../shared/src/protocol";
import { ServerProcess } from "../support/serverProcess";
import { connectInMemory, type TestClient } from "../support/testClient";

const root = "file:///work";
const files = new Map([
  [
    `${root}/a.ts`,
    "fetch('https://api.ratio.me');\nswitch (err.code) {\n  case 'INVALID_OTP':\n    log('MISSING_OTP');\n}\n",
  ],
  [
    `${root}/acme.errdex.json`,
    JSON.stringify({ errdexCatalog: 1, id: "acme", name: "Acme Pay", codes: { card_lost: "The card was lost." } }),
  ],
]);

async function openWorkspace(folders: readonly string[], files: ReadonlyMap<string, string>): Promise<TestClient> {
  const find = (folder: string): readonly string[] => [...files.keys()].filter((uri) => uri.startsWith(folder));
  const read = (uri: string): Promise<string> => {
    const text = files.get(uri);
    return text === undefined ? Promise.reject(new Error("ENOENT: no such file")) : Promise.resolve(text);
  };
  return connectInMemory({ folders: [...folders], runtime: { files: { find, read } } });
}

describe("codes of the workspace", () => {
  let client: TestClient;
  before(async () => {
    client = await openWorkspace([root], files);
    // Waits for the workspace's catalogs, and then for its files.
    await client.request(codePageRequest, { catalog: "acme", code: "card_lost", whenRead: true });
  });
  after(() => {
    client.dispose();
  });

  const list = (params: Partial<CatalogTreeParams>): Promise<CatalogTreeResult> =>
    client.request(catalogTreeRequest, { filter: "", from: 0, limit: 100, ...params });

  it("are a tree of catalogs, families and codes, with uses", async () => {
    const { nodes } = await list({});
    assert.deepEqual(
      nodes.map(
        (node) => node.kind === "catalog" && [node.catalog, node.isUsed, node.uses, node.codes, node.files.length],
      ),
      [
        ["ratio", true, 2, 159, 0],
        ["sphere", false, 0, 85, 0],
        ["acme", true, 0, 1, 1],
      ],
    );
    const invalid = await list({ parent: { catalog: "ratio", family: "INVALID_" }, filter: "otp" });
    assert.deepEqual(
      invalid.nodes.map((node) => node.kind === "code" && [node.code, node.uses, node.isHandled]),
      [["INVALID_OTP", 1, true]],
    );
  });

  it("are found by words", async () => {
    const { items } = await client.request<SearchCodesResult>(searchCodesRequest, { query: "lost card", limit: 5 });
    assert.deepEqual(
      items.map(({ catalogName, code }) => [catalogName, code]),
      [["Acme Pay", "card_lost"]],
    );
    const guess = await client.request<SearchCodesResult>(searchCodesRequest, { query: "INVALID_OPT", limit: 5 });
    assert.deepEqual([guess.isGuess, guess.items[0]?.code], [true, "INVALID_OTP"]);
  });

  it("have pages with their uses", async () => {
    const name = { catalog: "ratio", code: "INVALID_OTP" };
    const page = await client.request<CodePage | null>(codePageRequest, { ...name, whenRead: true });
    assert.deepEqual(page?.uses, [
      { uri: `${root}/a.ts`, path: "a.ts", places: [{ line: 2, start: 8, end: 19, role: "case" }] },
    ]);
    assert.equal(page.isRead, true);
    const described = await client.request<DescribeCodeResult | null>(describeCodeRequest, name);
    assert.match(described?.markdown ?? "", /^`INVALID_OTP` — Ratio/);
  });

  it("have no page where no catalog has them", async () => {
    const name = { catalog: "acme", code: "INVALID_OTP" };
    assert.equal(await client.request(codePageRequest, { ...name, whenRead: false }), null);
    assert.equal(await client.request(describeCodeRequest, name), null);
  });

  it("are known by words of the terminal, if these hardly mean anything else", async () => {
    const words = [
      "INVALID_OTP",
      "card_lost",
      "CONFLICT",
      "customer/duplicate",
      "customer/kyc-not-approved",
      "src/main",
    ];
    const known = await client.request<KnownCodesResult>(knownCodesRequest, { words, onlyTelling: true });
    assert.deepEqual(Object.keys(known), ["INVALID_OTP", "card_lost", "customer/kyc-not-approved"]);
  });
});

describe("codes of a part of a monorepo", () => {
  it("are listed, and known to be the project's own", async () => {
    const part = `${root}/packages/pay`;
    const codes = { PAY_LATE: "It is late." };
    const client = await openWorkspace(
      [root],
      new Map([
        [`${part}/errdex.json`, "{}"],
        [`${part}/pay.errdex.json`, JSON.stringify({ errdexCatalog: 1, id: "pay", name: "Pay", codes })],
      ]),
    );
    await client.request(codePageRequest, { catalog: "pay", code: "PAY_LATE", whenRead: true });
    const { nodes } = await client.request<CatalogTreeResult>(catalogTreeRequest, { filter: "", from: 0, limit: 9 });
    assert.deepEqual(
      nodes.map((node) => node.kind === "catalog" && [node.catalog, node.isUsed, node.files]),
      [
        ["ratio", false, []],
        ["sphere", false, []],
        ["pay", true, [`${part}/pay.errdex.json`]],
      ],
    );
    const { catalogs } = await client.request<ListCatalogSourcesResult>(listCatalogSourcesRequest, {});
    assert.deepEqual(
      catalogs.map(({ id, near }) => [id, near]),
      [
        ["ratio", `${root}/`],
        ["sphere", `${root}/`],
        ["pay", `${part}/`],
      ],
    );
    client.dispose();
  });
});

describe("codes of two folders whose catalogs have one id", () => {
  const shop = `${root}/shop`;
  const bank = `${root}/bank`;
  const catalogOf = (codes: Readonly<Record<string, string>>): string =>
    JSON.stringify({ errdexCatalog: 1, id: "acme", name: "Acme Pay", codes });
  const use = "if (e.code === 'card_lost' || e.code === 'card_old') {}\n";
  let client: TestClient;
  before(async () => {
    client = await openWorkspace(
      [shop, bank],
      new Map([
        [`${shop}/acme.errdex.json`, catalogOf({ card_lost: "The card was lost.", card_old: "The card is old." })],
        [`${shop}/a.ts`, use],
        [`${bank}/acme.errdex.json`, catalogOf({ card_lost: "Lost, says the bank.", bank_shut: "The bank is shut." })],
        [`${bank}/a.ts`, use],
      ]),
    );
    await client.request(codePageRequest, { catalog: "acme", code: "card_lost", whenRead: true });
  });
  after(() => {
    client.dispose();
  });
  const usesOf = async (params: CodeParams): Promise<readonly string[]> => {
    const found = await client.request<FindUsesResult | null>(findUsesRequest, params);
    return found?.uses.map(({ uri, range }) => `${uri.slice(root.length + 1)}:${range.start.character}`) ?? [];
  };

  it("are found and listed together", async () => {
    const { nodes } = await client.request<CatalogTreeResult>(catalogTreeRequest, { filter: "", from: 0, limit: 9 });
    const acme = nodes.flatMap((node) => (node.kind === "catalog" && node.catalog === "acme" ? [node] : []));
    assert.deepEqual(
      acme.map(({ codes, uses, files }) => [codes, uses, files]),
      [[3, 3, [`${shop}/acme.errdex.json`, `${bank}/acme.errdex.json`]]],
    );
    const search: SearchCodesParams = { query: "bank_shut", limit: 5 };
    const { items } = await client.request<SearchCodesResult>(searchCodesRequest, search);
    assert.deepEqual(
      items.map(({ code }) => code),
      ["bank_shut"],
    );
    const place = await client.request<EntryPlaceResult>(entryPlaceRequest, {
      entry: { catalog: "acme", code: "bank_shut" },
    });
    assert.equal(place?.uri, `${bank}/acme.errdex.json`);
  });

  it("have their uses in all folders, or in the one that asks", async () => {
    const entry = { catalog: "acme", code: "card_lost" };
    const here = ["bank/a.ts:16", "shop/a.ts:16"];
    assert.deepEqual(await usesOf({ entry }), here);
    assert.deepEqual(await usesOf({ entry, near: `${bank}/acme.errdex.json` }), here.slice(0, 1));
    assert.deepEqual(await usesOf({ entry: { catalog: "acme", code: "card_old" } }), ["shop/a.ts:42"]);
    const document = await client.open("log('card_‸lost');", "typescript", `${shop}/b.ts`);
    assert.deepEqual(await usesOf({ at: { uri: document.uri, position: document.position } }), [
      "shop/a.ts:16",
      "shop/b.ts:5",
    ]);
  });
});

describe("the server that was built", () => {
  let server: ServerProcess;
  let client: TestClient;
  before(async () => {
    server = new ServerProcess();
    client = server.connect();
    await client.initialize();
  });
  after(async () => {
    client.dispose();
    await server.kill();
  });

  it("lists the built-in catalogs, and finds codes at a position", async () => {
    const { nodes } = await client.request<CatalogTreeResult>(catalogTreeRequest, { filter: "", from: 0, limit: 9 });
    assert.deepEqual(
      nodes.map((node) => node.kind === "catalog" && node.name),
      ["Ratio", "Sphere"],
    );
    const document = await client.open("if (e.code === 'INVALID_‸OTP') {}");
    const names = await client.request<readonly EntryName[]>(codesAtRequest, {
      textDocument: { uri: document.uri },
      position: document.position,
    });
    assert.deepEqual(names, [{ catalog: "ratio", code: "INVALID_OTP" }]);
  });

  for (const [source, expected] of [
    ["INVALID_‸EMIAL", { catalog: "ratio", code: "INVALID_EMAIL", written: "INVALID_EMIAL" }],
    ["INVALID_‸EMAIL", null],
    ["SOMETHING_‸ELSE", null],
    ["INVALID_EMIAL') {} f(‸'", null],
  ] as const) {
    it(`finds ${expected?.code ?? "no code"} to be meant at ${source}`, async () => {
      const { uri, position } = await client.open(`if (e.code === '${source}') {}`);
      const asked = { textDocument: { uri }, position };
      assert.deepEqual(await client.request<MeantCode | null>(meantCodeRequest, asked), expected);
    });
  }
});
