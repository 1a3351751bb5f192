import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createCleanup } from "../support/cleanup.mjs";
import { EditedDocument } from "./editedDocument.mjs";
import { startClient } from "./languageClient.mjs";
import { residentMemory } from "./measureEditing.mjs";
import { createCatalogs } from "./projects.mjs";
import { timeRow, valueRow } from "./table.mjs";

const starts = 5;
const rounds = 100;

/**
 * A session in a workspace with many catalogs: until they are in force, when one of them changes, and what lists and
 * searches of all codes take.
 */
export async function measureCatalogs({ dist, serverEnv, serverArgv }, { amount, size }) {
  const cleanup = createCleanup();
  try {
    const folder = mkdtempSync(join(tmpdir(), "errdex-bench-"));
    cleanup.add(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, ".errdex"));
    const catalogs = createCatalogs(amount, size);
    const texts = catalogs.map((catalog) => `${JSON.stringify(catalog, undefined, 2)}\n`);
    const pathOf = (i) => join(folder, ".errdex", `${catalogs[i].id}.json`);
    texts.forEach((text, i) => writeFileSync(pathOf(i), text));
    const last = catalogs.at(-1);
    const code = Object.keys(last.codes).at(-1);
    const uri = pathToFileURL(join(folder, "pay.ts")).href;
    const source = createSource(last);
    const position = positionOf(source, code);
    const textDocument = { uri };

    const loads = [];
    const spent = [];
    let client;
    for (let i = 0; i < starts; i++) {
      await client?.stop();
      client = startClient({ serverPath: join(dist, "server.js"), env: serverEnv, execArgv: serverArgv });
      const inForce = client.next("errdex/status", ({ catalogs }) => catalogs.some(({ id }) => id === last.id));
      await client.initialize({ settings: {} }, [pathToFileURL(folder).href]);
      const start = performance.now();
      client.open(uri, source);
      const hover = () => client.request("textDocument/hover", { textDocument, position });
      const first = await hover();
      if (first !== null) loads.push(performance.now() - start);
      await inForce;
      spent.push(performance.now() - start);
      // The first answers wait for the catalogs, but not longer than a second.
      if (first === null && (await hover()) === null) throw new Error("The last catalog's last code is not known");
      if (first === null) loads.push(performance.now() - start);
    }

    const document = new EditedDocument(uri, source);
    const ask = (method, params) => client.request(method, params);
    const context = { triggerKind: 1 };
    const hovers = await repeat(() => ask("textDocument/hover", { textDocument, position }));
    const completions = await repeat(() => ask("textDocument/completion", { textDocument, position, context }));
    let report;
    const keystrokes = await repeat(async (i) => {
      const { line, character } = position;
      const [end, text] = i % 2 === 0 ? [character, "X"] : [character + 1, ""];
      client.notify("textDocument/didChange", document.replace(line, character, end, text));
      report = await ask("textDocument/diagnostic", { textDocument, previousResultId: report?.resultId });
    });

    const query = Object.keys(last.codes)[0].slice(0, 12);
    const symbols = await repeat(() => ask("workspace/symbol", { query }), 10);
    const searches = await repeat(() => ask("errdex/searchCodes", { query: "invalid customer", limit: 50 }), 10);
    const trees = await repeat(() => ask("errdex/catalogTree", { filter: "", from: 0, limit: 500 }), 10);

    const middle = amount >> 1;
    const catalogUri = pathToFileURL(pathOf(middle)).href;
    const changes = [];
    for (let i = 0; i < 10; i++) {
      const name = `Renamed ${i}`;
      const inForce = client.next("errdex/status", ({ catalogs }) => catalogs.some((catalog) => catalog.name === name));
      writeFileSync(pathOf(middle), JSON.stringify({ ...catalogs[middle], name }));
      const start = performance.now();
      client.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: catalogUri, type: 2 }] });
      await inForce;
      changes.push(performance.now() - start);
    }

    // A summary is typed in one of them, and the diagnostics of both documents are asked for.
    const catalog = new EditedDocument(catalogUri, texts[middle]);
    const catalogDocument = { uri: catalogUri };
    client.notify("textDocument/didOpen", {
      textDocument: { ...catalogDocument, languageId: "json", version: 1, text: texts[middle] },
    });
    const line = catalog.lines.findIndex((text) => text.includes('"summary"'));
    const at = catalog.lines[line].indexOf("The ");
    await ask("textDocument/diagnostic", { textDocument: catalogDocument });
    const typed = await repeat(async () => {
      client.notify("textDocument/didChange", catalog.replace(line, at, at, "x"));
      await ask("textDocument/hover", { textDocument, position });
    });
    const typedHere = await repeat(async () => {
      client.notify("textDocument/didChange", catalog.replace(line, at, at, "x"));
      await ask("textDocument/diagnostic", { textDocument: catalogDocument });
    }, 10);

    const memory = residentMemory(client.processId);
    await client.stop();
    return [
      timeRow("initialized to hover of the last code", loads, 1_000),
      timeRow("initialized to status", spent, 1_000),
      timeRow("hover", hovers, 1),
      timeRow("completion in a case", completions, 3),
      timeRow("keystroke to diagnostics", keystrokes, 10, "p95"),
      timeRow("symbols of the workspace", symbols),
      timeRow("a search for codes", searches),
      timeRow("the view's list of catalogs", trees),
      timeRow("a catalog's file changes, until in force", changes, 1_000),
      timeRow("keystroke in a catalog to hover elsewhere", typed),
      timeRow("keystroke in a catalog to its diagnostics", typedHere),
      valueRow("resident memory", memory, "MB"),
    ];
  } finally {
    await cleanup.dispose();
  }
}

function createSource({ evidence, codes }) {
  const cases = Object.keys(codes)
    .slice(-8)
    .map((code) => `    case "${code}":\n      return 1;\n`);
  return `const api = "https://${evidence.hosts[0]}/v1";\nexport function handle(error) {\n  switch (error.code) {\n${cases.join("")}  }\n}\n`;
}

function positionOf(text, code) {
  const before = text.slice(0, text.indexOf(code) + 2).split("\n");
  return { line: before.length - 1, character: before.at(-1).length };
}

async function repeat(act, count = rounds) {
  const samples = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await act(i);
    samples.push(performance.now() - start);
  }
  return samples;
}
