import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { createCleanup } from "../support/cleanup.mjs";
import { startClient } from "./languageClient.mjs";
import { residentMemory } from "./measureEditing.mjs";
import { writeProject } from "./projects.mjs";
import { timeRow, valueRow } from "./table.mjs";

/** Milliseconds between two hovers: a person is not faster, and the server has time to do other things. */
const between = 20;
/** Milliseconds after which V8 has seen that nothing happens any more, and has given back what is free. */
const timeToRest = 12_000;

/** A session in a workspace: hovers before, while and after the server looks at all of its files. */
export async function measureWorkspace({ dist, serverEnv, serverArgv }, { files }) {
  const cleanup = createCleanup();
  try {
    const folder = mkdtempSync(join(tmpdir(), "errdex-bench-"));
    cleanup.add(() => rmSync(folder, { recursive: true, force: true }));
    writeProject(folder, files);
    const path = join(folder, "src", "area0", "part0", "module0.ts");
    const text = readFileSync(path, "utf8");
    const uri = pathToFileURL(path).href;
    const code = /["'`](?=[A-Z]+_[A-Z]+)/.exec(text);
    const before = text.slice(0, code.index + 2).split("\n");
    const position = { line: before.length - 1, character: before.at(-1).length };

    const client = startClient({ serverPath: join(dist, "server.js"), env: serverEnv, execArgv: serverArgv });
    await client.initialize({ settings: {} }, [pathToFileURL(folder).href]);
    client.open(uri, text);
    const hover = async () => {
      const start = performance.now();
      await client.request("textDocument/hover", { textDocument: { uri }, position });
      return performance.now() - start;
    };
    // Indexing begins when nothing was opened or changed for a moment, so these come first.
    for (let i = 0; i < 20; i++) await hover();
    const alone = [];
    for (let i = 0; i < 10; i++) alone.push(await hover());
    const memoryBefore = residentMemory(client.processId);

    let indexed;
    const started = performance.now();
    void client.request("errdex/workspaceIndex", {}).then((result) => {
      indexed = { ...result, ms: performance.now() - started };
    });
    const during = [];
    while (indexed === undefined) {
      during.push(await hover());
      await setTimeout(between);
    }
    const memoryAfter = residentMemory(client.processId);
    await setTimeout(timeToRest);
    const memoryRested = residentMemory(client.processId);
    await client.stop();
    if (!indexed.isComplete || indexed.filesWithFacts === 0) throw new Error("The workspace was not indexed");
    return [
      valueRow(`${indexed.files} files, ${indexed.filesWithFacts} of interest, with hovers between`, indexed.ms, "ms"),
      timeRow("hover before", alone),
      timeRow("hover while indexing", during, 5, "p95"),
      valueRow("the slowest hover while indexing", Math.max(...during), "ms"),
      valueRow("memory added, right after", memoryAfter - memoryBefore, "MB"),
      valueRow("memory added, after a rest", memoryRested - memoryBefore, "MB"),
    ];
  } finally {
    await cleanup.dispose();
  }
}
