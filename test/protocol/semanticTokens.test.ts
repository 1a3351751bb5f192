import assert from "node:assert/strict";
import type {
  Range,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensRegistrationOptions,
} from "vscode-languageserver/node";
import type { OpenDocument } from "../support/openDocument";
import { acme, type ProjectClient, startProject } from "../support/projectClient";
import { fullCapabilities, type InMemoryOptions } from "../support/testClient";

const yaml = `errdexCatalog: 1
id: acme
name: Acme Pay
codes:
  ACME_BROKE: { summary: It broke., related: [ACME_SLEEPS] }
  ACME_SLEEPS: It sleeps.
`;
const expected = [
  "acme namespace declaration",
  "ACME_BROKE enumMember declaration",
  "ACME_SLEEPS enumMember",
  "ACME_SLEEPS enumMember declaration",
];

describe("semantic tokens", () => {
  let project: ProjectClient;
  afterEach(() => {
    project.dispose();
  });

  async function start(files: Readonly<Record<string, string>> = {}, options: InMemoryOptions = {}): Promise<void> {
    project = await startProject(files, options);
  }

  const provider = (): SemanticTokensRegistrationOptions | undefined =>
    project.client.initialized.capabilities.semanticTokensProvider as SemanticTokensRegistrationOptions | undefined;

  /** As an editor reads the numbers. */
  function show(document: OpenDocument, data: readonly number[]): readonly string[] {
    const { tokenTypes = [], tokenModifiers = [] } = provider()?.legend ?? {};
    const shown: string[] = [];
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(i, i + 5);
      character = down === 0 ? character + right : right;
      line += down;
      const text = document.textAt({ start: { line, character }, end: { line, character: character + length } });
      shown.push([text, tokenTypes[type], ...tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0)].join(" "));
    }
    return shown;
  }

  const askFull = (document: OpenDocument): Promise<SemanticTokens | null> => document.ask("semanticTokens/full");
  const tokensOf = async (document: OpenDocument): Promise<readonly string[] | undefined> => {
    const tokens = await askFull(document);
    return tokens === null ? undefined : show(document, tokens.data);
  };

  for (const [path, language, text] of [
    ["acme.errdex.json", "json", acme],
    ["acme.errdex.yaml", "yaml", yaml],
    [".errdex/acme.yml", "yaml", yaml],
  ] as const) {
    it(`are in ${path}`, async () => {
      await start();
      assert.deepEqual(await tokensOf(await project.open(text, path, language)), expected);
    });
  }

  it("are not given, not even an empty list, for other documents: so others are asked", async () => {
    await start();
    assert.equal(await askFull(await project.open(acme, "other.json", "json")), null);
    assert.equal(await askFull(await project.open(yaml, "other.yaml", "yaml")), null);
    assert.equal(await askFull(await project.open("x = 'INVALID_OTP';", "a.ts", "typescript")), null);
    assert.deepEqual(
      provider()?.documentSelector?.map((filter) => Object.values(filter).join()),
      ["json", "jsonc", "yaml", "errdex"],
    );
  });

  it("tell the codes of built-in catalogs", async () => {
    await start();
    const uri = "errdex:/catalogs/ratio.json";
    const tokens = await tokensOf(await project.open(await project.textOf(uri), uri, "json"));
    assert.ok(tokens?.includes("INVALID_OTP enumMember declaration defaultLibrary"), tokens?.slice(0, 9).join());
  });

  it("of a part of a catalog are those that stand in it", async () => {
    await start();
    const document = await project.open(yaml, "acme.errdex.yaml", "yaml");
    const range: Range = { start: { line: 5, character: 0 }, end: { line: 6, character: 0 } };
    const { data } = await document.ask<SemanticTokens>("semanticTokens/range", { range });
    assert.deepEqual(show(document, data), expected.slice(-1));
  });

  it("are told by what changed since the last answer, or all where that is not known", async () => {
    await start();
    const document = await project.open(yaml, "acme.errdex.yaml", "yaml");
    const before = await askFull(document);
    await document.change(yaml.replace("It broke.", "It is broken."));
    const askDelta = (previousResultId = ""): Promise<SemanticTokensDelta | SemanticTokens | null> =>
      document.ask("semanticTokens/full/delta", { previousResultId });
    const delta = await askDelta(before?.resultId);
    assert.ok(before !== null && delta !== null && "edits" in delta);
    const data = [...before.data];
    for (const { start: at, deleteCount, data: added = [] } of delta.edits) {
      data.splice(at, deleteCount, ...added);
    }
    assert.deepEqual(show(document, data), expected);
    assert.equal(delta.edits[0]?.deleteCount, 1);
    const same = await askDelta(delta.resultId);
    assert.ok(same !== null && "edits" in same && same.edits.length === 0);
    const all = await askDelta(before.resultId);
    assert.ok(all !== null && "data" in all);
    assert.deepEqual(show(document, all.data), expected);
  });

  it("are asked for again when an open document has become a catalog", async () => {
    await start({ "errdex.json": '{ "catalogs": ["errors/*.yaml"] }' });
    const document = await project.open(yaml, "errors/acme.yaml", "yaml");
    await project.client.indexed();
    assert.equal(await askFull(document), null);
    const refreshed = new Promise<void>((resolve) => {
      project.client.connection.onRequest("workspace/semanticTokens/refresh", () => {
        resolve();
        return null;
      });
    });
    project.disk.files.set(document.uri, yaml);
    await project.client.changeFiles({ [document.uri]: "created" });
    await refreshed;
    assert.deepEqual(await tokensOf(document), expected);
  });

  it("are not shown where Errdex is off", async () => {
    await start({}, { settings: { enable: false } });
    assert.equal(await askFull(await project.open(yaml, "acme.errdex.yaml", "yaml")), null);
  });

  it("are not offered to clients that do not know them", async () => {
    await start({}, { capabilities: { ...fullCapabilities, textDocument: {} } });
    assert.equal(provider(), undefined);
  });
});
