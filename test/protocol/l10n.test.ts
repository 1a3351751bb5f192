import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { importCatalogRequest, type ImportCatalogParams } from "../../shared/src/protocol";
import { ServerProcess } from "../support/serverProcess";
import { connectInMemory, type TestClient } from "../support/testClient";

const l10n = JSON.parse(readFileSync("l10n/bundle.l10n.de.json", "utf8")) as Readonly<Record<string, string>>;
const source = "fetch('https://api.ratio.me/v1');\nif (e.code === 'INVALID_‸EMIAL') {}";
/** Not a word of what the English texts say here. */
const english = /\b(?:is not|did you mean|change|ignore|these are|suggested)\b/i;

/** A process of its own: its chunks are separate files there, and its texts are nobody else's. */
describe("a server that is given German texts", () => {
  let server: ServerProcess;
  let client: TestClient;
  before(async () => {
    server = new ServerProcess();
    client = server.connect({ initializationOptions: { l10n } });
    await client.initialize();
  });
  after(() => {
    client.dispose();
    return server.kill();
  });

  it("says problems in German, with their reasons", async () => {
    const document = await client.open(source);
    const messages = (await document.diagnostics()).map(({ message }) => message);
    assert.deepEqual(messages, [
      "'INVALID_EMIAL' ist kein Code von Ratio. Meinten Sie 'INVALID_EMAIL'? (api.ratio.me in dieser Datei ist ein Host von Ratio; e.code ist bei Ratio das Feld für den Code.)",
    ]);
  });

  it("names code actions in German", async () => {
    const document = await client.open(source);
    const [problem] = await document.diagnostics();
    assert.ok(problem);
    const titles = (await document.codeActions(problem.range))?.map(({ title }) => title) ?? [];
    assert.ok(titles.includes("Zu 'INVALID_EMAIL' ändern"), titles.join("\n"));
    assert.deepEqual(
      titles.filter((title) => english.test(title)),
      [],
    );
  });

  it("puts German around what a catalog says in a hover", async () => {
    const document = await client.open(source.replace("EMIAL", "EMAIL"));
    const hover = JSON.stringify(await document.hover());
    assert.match(hover, /api\.ratio\.me in dieser Datei ist ein Host von Ratio/);
    assert.doesNotMatch(hover, english);
  });

  it("says so in what is loaded later, too", async () => {
    const params: ImportCatalogParams = { documents: [{ path: "codes.json", text: "{" }], id: "acme" };
    const refused = JSON.stringify(await client.request(importCatalogRequest, params));
    assert.match(refused, /In codes\.json stehen keine Fehlercodes .* Die Datei wurde übersprungen: sie ist kein JSON/);
  });
});

describe("a server that is given no texts", () => {
  it("speaks English", async () => {
    const client = await connectInMemory();
    const document = await client.open(source);
    const messages = (await document.diagnostics()).map(({ message }) => message);
    assert.deepEqual(messages, [
      "'INVALID_EMIAL' is not a Ratio code. Did you mean 'INVALID_EMAIL'? (api.ratio.me in this file is Ratio's host; e.code is Ratio's field for the code.)",
    ]);
    client.dispose();
  });
});
