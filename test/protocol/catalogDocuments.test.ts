import assert from "node:assert/strict";
import type {
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  Location,
  SymbolInformation,
  WorkspaceSymbol,
} from "vscode-languageserver/node";
import type { OpenDocument } from "../support/openDocument";
import { acme, type ProjectClient, root, startProject } from "../support/projectClient";
import type { InMemoryOptions, TestClient } from "../support/testClient";

describe("catalogs as documents", () => {
  let project: ProjectClient;
  let client: TestClient;
  let disk: ProjectClient["disk"];
  const show = (location: Location): Promise<string> => project.show(location);
  afterEach(() => {
    project.dispose();
  });

  async function start(files: Readonly<Record<string, string>>, options: InMemoryOptions = {}): Promise<void> {
    project = await startProject(files, options);
    ({ client, disk } = project);
  }

  describe("lenses on the entries of a catalog", () => {
    const findUses = { initializationOptions: { commands: ["errdex.findUses"] } };
    async function lenses(document: OpenDocument): Promise<readonly string[]> {
      const found = (await document.ask<CodeLens[] | null>("codeLens")) ?? [];
      const resolved = await Promise.all(found.map((lens) => client.request<CodeLens>("codeLens/resolve", lens)));
      return resolved.map(({ range, command }) =>
        [document.textAt(range), command?.title, command?.command, ...((command?.arguments ?? []) as unknown[])]
          .map((part: unknown) => (typeof part === "string" ? part : JSON.stringify(part)))
          .join(" "),
      );
    }
    const files = {
      "acme.errdex.json": acme,
      "a.ts": "x = e.code === 'ACME_BROKE' || e.code === 'ACME_SLEEPS';\ny = ['ACME_SLEEPS', 'ACME_BROKE'];",
      "b.ts": "if (e.code === 'ACME_SLEEPS') {}",
    };

    it("count the uses in the workspace", async () => {
      await start(files, findUses);
      const document = await client.open(acme, "json", `${root}/acme.errdex.json`);
      const uses = (code: string): string =>
        `errdex.findUses {"catalog":"acme","code":"${code}","near":"${root}/acme.errdex.json"}`;
      assert.deepEqual(await lenses(document), [
        `"ACME_BROKE" 2 uses ${uses("ACME_BROKE")}`,
        `"ACME_SLEEPS" 3 uses ${uses("ACME_SLEEPS")}`,
      ]);
      disk.files.set(`${root}/a.ts`, "x = ['ACME_SLEEPS']");
      await client.changeFiles({ [`${root}/a.ts`]: "changed" });
      assert.deepEqual(await lenses(document), [
        '"ACME_BROKE" no uses ',
        `"ACME_SLEEPS" 2 uses ${uses("ACME_SLEEPS")}`,
      ]);
    });

    it("are refreshed when codes are used elsewhere", async () => {
      await start(files, findUses);
      const refreshed = new Promise((resolve) => {
        client.connection.onRequest("workspace/codeLens/refresh", () => {
          resolve(undefined);
          return null;
        });
      });
      await lenses(await client.open(acme, "json", `${root}/acme.errdex.json`));
      await refreshed;
    });

    it("name no command to clients that have none", async () => {
      await start(files);
      const document = await client.open(acme, "json", `${root}/acme.errdex.json`);
      assert.deepEqual(await lenses(document), ['"ACME_BROKE" 2 uses ', '"ACME_SLEEPS" 3 uses ']);
    });

    it("are on no other documents", async () => {
      await start(files);
      assert.deepEqual(await lenses(await client.open("{}", "json", `${root}/other.json`)), []);
    });
  });

  describe("symbols", () => {
    const yaml = `errdexCatalog: 1
id: acme
name: Acme Pay
families:
  ACME_: { title: All of them }
codes:
  ACME_BROKE: It broke.
  ACME_SLEEPS: { summary: It sleeps., deprecated: {} }
  odd: Odd.
statuses:
  429: { summary: Too many. }
`;
    const kindNames: Readonly<Record<number, string>> = { 4: "catalog", 3: "family", 14: "code", 16: "status" };

    it("of a catalog are its codes by family, and its statuses", async () => {
      await start({});
      const document = await client.open(yaml, "yaml", `${root}/acme.errdex.yaml`);
      const lines: string[] = [];
      const list = (symbols: readonly DocumentSymbol[], indent: string): void => {
        for (const { name, kind, detail, selectionRange, tags, children } of symbols) {
          const deprecated = tags === undefined ? "" : " (deprecated)";
          lines.push(
            `${indent}${kindNames[kind] ?? ""} ${name}: ${detail ?? ""} @${document.textAt(selectionRange)}${deprecated}`,
          );
          list(children ?? [], `${indent}- `);
        }
      };
      list((await document.ask<DocumentSymbol[] | null>("documentSymbol")) ?? [], "");
      assert.deepEqual(lines, [
        "catalog Acme Pay: acme @name",
        "- family ACME_: All of them @ACME_BROKE",
        "- - code ACME_BROKE: It broke. @ACME_BROKE",
        "- - code ACME_SLEEPS: It sleeps. @ACME_SLEEPS (deprecated)",
        "- code odd: Odd. @odd",
        "- status 429: Too many. @429",
      ]);
      assert.equal(await (await client.open("const x = 1;")).ask("documentSymbol"), null);
    });

    it("of a catalog are a flat list for clients that know no trees", async () => {
      await start({}, { capabilities: {} });
      const document = await client.open(yaml, "yaml", `${root}/acme.errdex.yaml`);
      const symbols = (await document.ask<SymbolInformation[] | null>("documentSymbol")) ?? [];
      assert.deepEqual(
        symbols.map(({ name, containerName = "" }) => `${containerName} > ${name}`),
        [
          " > Acme Pay",
          "Acme Pay > ACME_",
          "ACME_ > ACME_BROKE",
          "ACME_ > ACME_SLEEPS",
          "Acme Pay > odd",
          "Acme Pay > 429",
        ],
      );
    });

    const search = (query: string): Promise<WorkspaceSymbol[]> => client.request("workspace/symbol", { query });
    const places = async (query: string): Promise<readonly string[]> =>
      Promise.all(
        (await search(query)).map(async (symbol) => {
          const { containerName, location } = await client.request<WorkspaceSymbol>("workspaceSymbol/resolve", symbol);
          return `${containerName ?? ""}: ${"range" in location ? await show(location) : location.uri}`;
        }),
      );

    it("of the workspace are the codes of all catalogs", async () => {
      await start({ "one/errdex.json": "{}", "one/acme.errdex.json": acme });
      assert.deepEqual(await places("acme_br"), ["Acme Pay: one/acme.errdex.json: ACME_BROKE"]);
      assert.deepEqual(await places("it sleeps"), ["Acme Pay: one/acme.errdex.json: ACME_SLEEPS"]);
      const ratio = "Ratio: errdex:/catalogs/ratio.json: INVALID_OTP";
      assert.deepEqual((await places("invalid_otp"))[0], ratio);
      assert.deepEqual((await places("invotp"))[0], ratio);
      assert.deepEqual(await places(" "), []);
      assert.equal((await search("a")).length, 200);
      assert.equal(
        (await search("invalid_otp")).some(({ location }) => "range" in location),
        false,
      );
    });

    it("of the workspace have their places at once for clients that do not ask for them", async () => {
      await start({ "acme.errdex.json": acme }, { capabilities: {} });
      const found = await search("acme_br");
      assert.deepEqual(await Promise.all(found.map(({ location }) => show(location as Location))), [
        "acme.errdex.json: ACME_BROKE",
      ]);
      assert.deepEqual(await search("invalid_otp"), [], "such a client cannot show a built-in catalog");
    });
  });

  it("link to the pages that they name", async () => {
    await start({});
    const text =
      "docs: 'https://a.example/errors'\ncodes:\n  X: { summary: x, docs: https://a.example/x }\n  Y: { docs: no }\n";
    const document = await project.open(text, "a.errdex.yaml", "yaml");
    const links = (await document.ask<DocumentLink[] | null>("documentLink")) ?? [];
    assert.deepEqual(
      links.map(({ range, target }) => `${document.textAt(range)} ${target ?? ""}`),
      ["https://a.example/errors https://a.example/errors", "https://a.example/x https://a.example/x"],
    );
    assert.equal(await (await project.open("x = 'INVALID_OTP'")).ask("documentLink"), null);
  });

  describe("help", () => {
    const yaml = (text: string): Promise<OpenDocument> => project.open(text, "acme.errdex.yaml", "yaml");
    const json = (text: string): Promise<OpenDocument> => project.open(text, "acme.errdex.json", "json");
    const complete = async (document: OpenDocument): Promise<readonly string[]> =>
      ((await document.complete())?.items ?? []).map((item) => item.textEdit?.newText ?? item.label);

    it("completes codes that others name, and explains them", async () => {
      await start({ "acme.errdex.json": acme });
      const document = await json(acme.replace('["ACME_SLEEPS"]', "[‸]"));
      assert.deepEqual(await complete(document), ['"ACME_SLEEPS"']);
      await document.change(acme.replace('["ACME_SLEEPS"]', '["‸"]'));
      const [item] = (await document.complete('"'))?.items ?? [];
      assert.equal(item?.textEdit?.newText, "ACME_SLEEPS");
      await document.change(acme.replace('["ACME', '["‸ACME'));
      assert.match(JSON.stringify((await document.hover())?.contents), /ACME_SLEEPS.*It sleeps/);
    });

    it("completes and explains keys and values by the schema", async () => {
      await start({});
      const document = await yaml(
        "errdexCatalog: 1\nid: acme\nname: A\ncodes:\n  X:\n    summary: x\n    category: li‸\n",
      );
      assert.ok((await complete(document)).includes("limit"));
      await document.change(document.text.replace("category: li", "cat‸egory: limit"));
      assert.match(JSON.stringify((await document.hover())?.contents), /What kind of problem/);
    });

    it("leaves to the editor what it says by the schema itself", async () => {
      await start({ "acme.errdex.json": acme }, { initializationOptions: { schemaFormats: ["json"] } });
      const document = await json(acme.replace('"name"', '"na‸me"'));
      assert.equal(await document.hover(), null);
      await document.change(acme.replace('"It sleeps."', '{ "summary": "", ‸ }'));
      assert.deepEqual(await complete(document), []);
      await document.change(acme.replace('["ACME_SLEEPS"]', "[‸]"));
      assert.deepEqual(await complete(document), ['"ACME_SLEEPS"']);
    });

    it("leaves to the editor the problems that it finds by the schema itself", async () => {
      const broken = acme.replace('"name"', '"nickname": 1, "name"').replace('["ACME_SLEEPS"]', '["ACME_GONE"]');
      const rules = async (document: OpenDocument): Promise<unknown[]> =>
        (await document.diagnostics()).map(({ code }) => code);
      const [ofSchema, other] = ["catalog-unknown-key", "catalog-dangling-related"];
      await start({ "acme.errdex.json": broken });
      assert.deepEqual(await rules(await json(broken)), [ofSchema, other]);
      project.dispose();
      await start({ "acme.errdex.json": broken }, { initializationOptions: { schemaChecks: ["json"] } });
      const document = await json(broken);
      assert.deepEqual(await rules(document), [other]);
      await document.change("{");
      assert.deepEqual(await rules(document), []);
    });
  });
});
