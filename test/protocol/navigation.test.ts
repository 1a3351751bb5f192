import assert from "node:assert/strict";
import type { DocumentHighlight, Location, LocationLink } from "vscode-languageserver/node";
import { entryPlaceRequest, findUsesRequest, type FindUsesResult } from "../../shared/src/protocol";
import type { OpenDocument } from "../support/openDocument";
import { acme, type ProjectClient, root, startProject } from "../support/projectClient";
import { notebookOf } from "../support/workspaces";
import { fullCapabilities, type InMemoryOptions, type TestClient } from "../support/testClient";

describe("navigation", () => {
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

  describe("from a code to its entry", () => {
    async function definitions(document: OpenDocument): Promise<readonly string[]> {
      const links = (await document.ask<LocationLink[] | null>("definition")) ?? [];
      return Promise.all(
        links.map(async ({ originSelectionRange, targetUri, targetRange, targetSelectionRange }) => {
          assert.ok(originSelectionRange);
          assert.ok(targetRange.end.line > targetSelectionRange.start.line || targetRange.end.character > 0);
          const target = await show({ uri: targetUri, range: targetSelectionRange });
          return `${document.textAt(originSelectionRange)} → ${target}`;
        }),
      );
    }
    const at = async (source: string, languageId = "typescript"): Promise<readonly string[]> =>
      definitions(await client.open(source, languageId, `${root}/src/a.${languageId}`));

    it("leads into a file of the project", async () => {
      await start({ "errors/acme.errdex.json": acme });
      assert.deepEqual(await at("if (e.code === 'ACME_‸BROKE') {}"), [
        "ACME_BROKE → errors/acme.errdex.json: ACME_BROKE",
      ]);
    });

    it("leads into YAML, as the open document has it", async () => {
      await start({ "acme.errdex.yaml": "errdexCatalog: 1\nid: acme\nname: A\ncodes:\n  'ACME_OLD': Old.\n" });
      const source = await client.open("if (e.code === 'ACME_‸OLD') {}", "typescript", `${root}/a.ts`);
      assert.deepEqual(await definitions(source), ["ACME_OLD → acme.errdex.yaml: ACME_OLD"]);
      const catalog = await client.open(
        disk.files.get(`${root}/acme.errdex.yaml`) ?? "",
        "yaml",
        `${root}/acme.errdex.yaml`,
      );
      await catalog.change("# moved\n", { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
      const [link] = await source.ask<LocationLink[]>("definition");
      assert.equal(link?.targetSelectionRange.start.line, 5);
    });

    it("leads into the catalog of a package", async () => {
      await start({
        "package.json": '{ "dependencies": { "acme": "1" } }',
        "node_modules/acme/package.json": '{ "name": "acme", "errdex": { "catalogs": ["codes.json"] } }',
        "node_modules/acme/codes.json": acme,
      });
      assert.deepEqual(await at("if (e.code === 'ACME_‸SLEEPS') {}"), [
        "ACME_SLEEPS → node_modules/acme/codes.json: ACME_SLEEPS",
      ]);
    });

    it("leads from keys without quotes, members of enums and other languages", async () => {
      await start({});
      const ratio = "errdex:/catalogs/ratio.json: INVALID_OTP";
      for (const [source, languageId] of [
        ["const texts = { INVALID_‸OTP: 'x', MISSING_OTP: 'y' };", "typescript"],
        ["enum Code { INVALID_‸OTP = 'INVALID_OTP', MISSING_OTP = 'MISSING_OTP' }", "typescript"],
        ["if code == 'INVALID_‸OTP': pass", "python"],
        ['{ "code": "INVALID_‸OTP" }', "json"],
        ["code: INVALID_‸OTP", "yaml"],
      ] as const) {
        assert.deepEqual(await at(source, languageId), [`INVALID_OTP → ${ratio}`], source);
      }
    });

    it("leads to the strongest text of a catalog that several make up", async () => {
      const own = (code: string): string =>
        JSON.stringify({ errdexCatalog: 1, id: "ratio", name: "Ratio", codes: { [code]: "Own." } });
      await start({ "a.errdex.json": own("INVALID_OTP"), "b.errdex.json": own("OWN_CODE") });
      assert.deepEqual(await at("x = ['INVALID_‸OTP', 'MISSING_OTP']"), ["INVALID_OTP → a.errdex.json: INVALID_OTP"]);
      assert.deepEqual(await at("x = ['INVALID_OTP', 'MISSING_‸OTP']"), [
        "MISSING_OTP → errdex:/catalogs/ratio.json: MISSING_OTP",
      ]);
    });

    it("leads from related codes, and from an entry to itself", async () => {
      await start({ "acme.errdex.json": acme });
      const open = (text: string): Promise<OpenDocument> => client.open(text, "json", `${root}/acme.errdex.json`);
      const related = await open(acme.replace('["ACME', '["AC‸ME'));
      assert.deepEqual(await definitions(related), ["ACME_SLEEPS → acme.errdex.json: ACME_SLEEPS"]);
      await related.close();
      const entry = await open(acme.replace('"ACME_BROKE":', '"ACME_‸BROKE":'));
      assert.deepEqual(await definitions(entry), ["ACME_BROKE → acme.errdex.json: ACME_BROKE"]);
    });

    it("leads to all that may be meant, where nothing tells", async () => {
      await start({ "acme.errdex.json": acme.replaceAll("ACME_BROKE", "INVALID_OTP") });
      assert.deepEqual(await at("log('INVALID_‸OTP')"), [
        "INVALID_OTP → errdex:/catalogs/ratio.json: INVALID_OTP",
        "INVALID_OTP → acme.errdex.json: INVALID_OTP",
      ]);
      const bound = await client.open("// errdex: acme\nlog('INVALID_‸OTP')", "typescript", `${root}/bound.ts`);
      assert.deepEqual(await definitions(bound), ["INVALID_OTP → acme.errdex.json: INVALID_OTP"]);
    });

    it("is not given for what is no code, nor where the client could not follow it", async () => {
      await start({}, { capabilities: { ...fullCapabilities, workspace: {} } });
      assert.deepEqual(await at("if (e.code === 'ACME_‸BROKE') {}"), []);
      assert.deepEqual(await at("if (e.code === 'INVALID_‸OTP') {}"), []);
      assert.equal(client.initialized.capabilities.workspace?.textDocumentContent, undefined);
    });

    it("is a plain place for clients that know no others", async () => {
      await start({ "acme.errdex.json": acme }, { capabilities: {} });
      const document = await client.open("if (e.code === 'ACME_‸BROKE') {}", "typescript", `${root}/a.ts`);
      const [place] = (await document.ask<Location[] | null>("definition")) ?? [];
      assert.equal(place && (await show(place)), "acme.errdex.json: ACME_BROKE");
    });
  });

  describe("from a code to its uses", () => {
    const source = "export const isBroken = (e) => e.code === 'ACME_BROKE' || e.code === 'ACME_SLEEPS';\n";
    const files = {
      "acme.errdex.json": acme,
      "src/a.ts": source,
      "src/b.py": "if code == 'ACME_SLEEPS':\n    pass\n",
    };
    const references = async (document: OpenDocument, includeDeclaration = false): Promise<readonly string[]> => {
      const found = await document.ask<Location[] | null>("references", { context: { includeDeclaration } });
      return Promise.all((found ?? []).map(async (location) => `${location.range.start.line} ${await show(location)}`));
    };
    const uses = ["0 src/a.ts: ACME_SLEEPS", "0 src/b.py: ACME_SLEEPS"];
    const mention = "5 acme.errdex.json: ACME_SLEEPS";
    const entry = "6 acme.errdex.json: ACME_SLEEPS";

    it("leads from source, with the entry where that is wanted", async () => {
      await start(files);
      const document = await client.open(source.replace("_SLEEPS", "_‸SLEEPS"), "typescript", `${root}/src/a.ts`);
      assert.deepEqual(await references(document), [mention, ...uses]);
      assert.deepEqual(await references(document, true), [entry, mention, ...uses]);
    });

    it("leaves out where a vendor's catalog names the code", async () => {
      await start({ "src/a.ts": "fetch('https://api.ratio.me');\nif (e.code === 'INVALID_OTP') {}\n" });
      const text = "fetch('https://api.ratio.me');\nif (e.code === 'INVALID_‸OTP') {}\n";
      const document = await client.open(text, "typescript", `${root}/src/a.ts`);
      assert.deepEqual(await references(document), ["1 src/a.ts: INVALID_OTP"]);
      assert.equal((await references(document, true)).length, 2);
    });

    it("leaves out notebooks that are not open, for nobody could be led there", async () => {
      await start({ ...files, "try.ipynb": notebookOf("if code == 'ACME_SLEEPS':\n    pass") });
      const document = await client.open(source.replace("_SLEEPS", "_‸SLEEPS"), "typescript", `${root}/src/a.ts`);
      assert.deepEqual(await references(document), [mention, ...uses]);
    });

    it("leads from an entry, and from where another one names it", async () => {
      await start(files);
      for (const marked of [acme.replace('"ACME_SLEEPS":', '"ACME_‸SLEEPS":'), acme.replace('["A', '["‸A')]) {
        const document = await client.open(marked, "json", `${root}/acme.errdex.json`);
        assert.deepEqual(await references(document), [mention, ...uses]);
        await document.close();
      }
    });

    it("knows the latest text of open documents, also of those that are in no folder", async () => {
      await start(files);
      const document = await client.open(source.replace("_SLEEPS", "_‸SLEEPS"), "typescript", `${root}/src/a.ts`);
      await references(document);
      await document.change(`// a line more\n${source.replace("_SLEEPS", "_‸SLEEPS")}`);
      await client.open("x = ['ACME_SLEEPS', 'ACME_BROKE']", "typescript", "untitled:Untitled-1");
      disk.files.set(`${root}/src/a.ts`, document.text);
      disk.files.set("untitled:Untitled-1", "x = ['ACME_SLEEPS', 'ACME_BROKE']");
      assert.deepEqual(await references(document), [
        mention,
        "1 src/a.ts: ACME_SLEEPS",
        "0 src/b.py: ACME_SLEEPS",
        "0 untitled:Untitled-1: ACME_SLEEPS",
      ]);
    });

    it("leads from the read-only document of a built-in catalog", async () => {
      await start({ "src/a.ts": "fetch('https://api.ratio.me');\nif (e.code === 'INVALID_OTP') {}\n" });
      const uri = "errdex:/catalogs/ratio.json";
      const document = await client.open(
        (await project.textOf(uri)).replace('"INVALID_OTP": ', '"INVALID_‸OTP": '),
        "json",
        uri,
      );
      const found = await references(document);
      assert.deepEqual(found.slice(-1), ["1 src/a.ts: INVALID_OTP"]);
      assert.ok(found.length > 1, "other entries name it");
    });

    it("keeps catalogs apart that have the same id in different folders", async () => {
      await start({
        "one/errdex.json": "{}",
        "one/acme.errdex.json": acme,
        "one/a.ts": "if (e.code === 'ACME_SLEEPS') {}\n",
        "two/errdex.json": "{}",
        "two/acme.errdex.json": acme,
        "two/a.ts": "if (e.code === 'ACME_SLEEPS') {}\n",
      });
      const document = await client.open("if (e.code === 'ACME_‸SLEEPS') {}\n", "typescript", `${root}/one/a.ts`);
      assert.deepEqual(await references(document), ["5 one/acme.errdex.json: ACME_SLEEPS", "0 one/a.ts: ACME_SLEEPS"]);
    });

    it("does not count the entries of catalogs in other places", async () => {
      await start({ "errdex.json": '{ "catalogs": ["errors/acme.json"] }', "errors/acme.json": acme });
      const document = await client.open("if (e.code === 'ACME_‸SLEEPS') {}\n", "typescript", `${root}/a.ts`);
      disk.files.set(document.uri, document.text);
      assert.deepEqual(await references(document), ["5 errors/acme.json: ACME_SLEEPS", "0 a.ts: ACME_SLEEPS"]);
    });

    it("highlights the code in its document", async () => {
      await start(files);
      const highlights = async (document: OpenDocument): Promise<readonly string[]> =>
        ((await document.ask<DocumentHighlight[] | null>("documentHighlight")) ?? []).map(
          ({ range, kind }) => `${range.start.line}:${range.start.character} ${document.textAt(range)} ${kind ?? ""}`,
        );
      const text =
        "if (e.code === 'ACME_‸BROKE' || other(e.code)) {}\nconst texts = { ACME_BROKE: 'x', ACME_SLEEPS: 'y' };";
      assert.deepEqual(await highlights(await client.open(text, "typescript", `${root}/src/c.ts`)), [
        "0:16 ACME_BROKE 2",
        "1:16 ACME_BROKE 2",
      ]);
      const catalog = await client.open(acme.replace('["A', '["‸A'), "json", `${root}/acme.errdex.json`);
      assert.deepEqual(await highlights(catalog), ["5:57 ACME_SLEEPS 2", "6:5 ACME_SLEEPS 3"]);
      assert.deepEqual(await highlights(await client.open("if (e.code === 'OT‸HER') {}")), []);
    });

    it("highlights a code that several catalogs have", async () => {
      await start({ ...files, "beta.errdex.json": acme.replace('"acme"', '"beta"') });
      const document = await client.open(
        "f('ACME_‸BROKE', 'ACME_BROKE', 'ACME_SLEEPS');",
        "typescript",
        `${root}/d.ts`,
      );
      const found = (await document.ask<DocumentHighlight[] | null>("documentHighlight")) ?? [];
      assert.deepEqual(
        found.map(({ range }) => range.start.character),
        [3, 17],
      );
    });
  });

  describe("requests of commands and views", () => {
    it("find an entry and its uses by its name, or by a place", async () => {
      await start({
        "one/errdex.json": "{}",
        "one/acme.errdex.json": acme,
        "one/a.ts": "if (e.code === 'ACME_BROKE') {}",
      });
      await client.open("if (e.code === 'INVALID_OTP') {}", "typescript", `${root}/b.ts`);
      const entry = { catalog: "acme", code: "ACME_BROKE" };
      const place = await client.request<Location>(entryPlaceRequest, { entry });
      assert.equal(await show(place), "one/acme.errdex.json: ACME_BROKE");
      const found = await client.request<FindUsesResult>(findUsesRequest, { entry });
      assert.deepEqual(await Promise.all(found.uses.map(show)), ["one/a.ts: ACME_BROKE"]);
      const at = { uri: `${root}/b.ts`, position: { line: 0, character: 20 } };
      const ratio = await client.request<Location>(entryPlaceRequest, { at });
      assert.equal(await show(ratio), "errdex:/catalogs/ratio.json: INVALID_OTP");
      assert.equal(
        await client.request(entryPlaceRequest, { at: { ...at, position: { line: 0, character: 0 } } }),
        null,
      );
      assert.equal(await client.request(findUsesRequest, { at: { ...at, uri: `${root}/unknown.ts` } }), null);
    });
  });

  it("shows built-in catalogs, and those of clients, as documents", async () => {
    await start({}, { initializationOptions: { catalogs: [JSON.parse(acme)] } });
    assert.equal((JSON.parse(await project.textOf("errdex:/catalogs/sphere.json")) as { id: string }).id, "sphere");
    const text = await project.textOf("errdex:/catalogs/client/1/acme.json");
    assert.equal(text, `${JSON.stringify(JSON.parse(acme), undefined, 2)}\n`);
    assert.equal(await project.textOf("errdex:/catalogs/none.json"), "");
  });
});
