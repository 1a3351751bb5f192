import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { EditedDocument, typeInto } from "./editedDocument.mjs";
import { startClient } from "./languageClient.mjs";
import { createRandom } from "./random.mjs";
import { timeRow, valueRow } from "./table.mjs";

const uri = "file:///bench/large.ts";
const textDocument = { uri };
/** Rounds that are not counted: the first few run code that V8 has not compiled yet. */
const warmUp = 30;
/** Milliseconds after which a measurement ends with fewer rounds: something is far too slow. */
const budget = 20_000;
/** Milliseconds after which V8 has seen that nothing happens any more, and has given back what is free. */
const timeToRest = 12_000;

/** A session in one large document: keystrokes with their diagnostics, hovers, completions, and the memory it took. */
export async function measureEditing(
  { dist, serverEnv, serverArgv },
  { text, catalogs, targets = true, rounds = 300 },
) {
  const client = startClient({ serverPath: join(dist, "server.js"), env: serverEnv, execArgv: serverArgv });
  const document = new EditedDocument(uri, text);
  const target = (milliseconds) => (targets ? milliseconds : undefined);
  await client.initialize(catalogs && { catalogs });
  const initialized = performance.now() - client.startedAt;

  const opened = performance.now();
  client.open(uri, text);
  let report = await client.request("textDocument/diagnostic", { textDocument });
  const first = performance.now() - opened;
  if (targets && report.items.length === 0) throw new Error("The large document has no findings");

  const edits = typeInto(document, 5);
  const keystrokes = await repeat(rounds, async () => {
    client.notify("textDocument/didChange", edits.next().value);
    const last = report.resultId === undefined ? {} : { previousResultId: report.resultId };
    report = await client.request("textDocument/diagnostic", { textDocument, ...last });
  });

  const random = createRandom(9);
  const codes = document.findCodes();
  const hovers = await repeat(rounds, async () => {
    const { line, start } = random.pick(codes);
    await client.request("textDocument/hover", { textDocument, position: { line, character: start + 2 } });
  });

  const cases = codes.filter(({ line }) => /^ +case /.test(document.lines[line]));
  const complete = ({ line, start }) =>
    client.request("textDocument/completion", {
      textDocument,
      position: { line, character: start + 3 },
      context: { triggerKind: 1 },
    });
  const completions = await repeat(rounds, () => complete(random.pick(cases)));
  let offered;
  const typed = await repeat(rounds, async (i) => {
    const { line, start } = cases[(i >> 1) % cases.length];
    const change = i % 2 === 0 ? [start + 3, start + 3, "X"] : [start + 3, start + 4, ""];
    client.notify("textDocument/didChange", document.replace(line, ...change));
    offered = await complete({ line, start });
  });
  const items = Array.isArray(offered) ? offered : offered.items;
  if (targets && items.length === 0) throw new Error("No completion in a case");

  const busy = residentMemory(client.processId);
  await setTimeout(timeToRest);
  const rested = residentMemory(client.processId);
  await client.stop();
  return [
    ...(catalogs === undefined
      ? []
      : [valueRow("process start to initialize reply, catalogs sent", initialized, "ms")]),
    valueRow("open to first diagnostics", first, "ms"),
    timeRow("keystroke to diagnostics", keystrokes, target(10), "p95"),
    timeRow("hover", hovers, target(1)),
    timeRow(`completion in a case (${items.length} items)`, completions, target(3)),
    timeRow("keystroke to completion in a case", typed),
    valueRow("resident memory, right after all that", busy, "MB", catalogs === undefined ? target(100) : undefined),
    valueRow("resident memory, after a rest", rested, "MB", catalogs === undefined ? target(100) : undefined),
  ];
}

async function repeat(rounds, act) {
  const samples = [];
  const deadline = performance.now() + budget;
  for (let i = 0; i < warmUp + rounds; i++) {
    const start = performance.now();
    await act(i);
    const end = performance.now();
    if (i >= warmUp || end > deadline) samples.push(end - start);
    if (end > deadline && samples.length >= 10) break;
  }
  return samples;
}

/** Megabytes. */
export function residentMemory(processId) {
  const kilobytes =
    process.platform === "linux"
      ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${processId}/status`, "utf8"))[1]
      : execFileSync("ps", ["-o", "rss=", "-p", String(processId)], { encoding: "utf8" });
  return Number(kilobytes) / 1000;
}
