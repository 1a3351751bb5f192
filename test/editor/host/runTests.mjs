/**
 * Runs a bundled test suite inside a real VS Code, on the desktop or in a browser, whichever `chooseEditor` finds.
 *
 *   const { passed, failed } = await runEditorTests({ kind: "node", workspace, extensionPath, testsPath });
 *
 * The suite exports `run()`, as VS Code wants it, and logs its counts: see `suite/runMocha.ts` and `testOutput.mjs`.
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { createCleanup } from "../../support/cleanup.mjs";
import { cacheDirectory } from "../../support/paths.mjs";
import { excerpt } from "../../support/processes.mjs";
import { copyWorkspace } from "./copyWorkspace.mjs";
import { chooseEditor } from "./desktop.mjs";
import { runInBrowser } from "./runInBrowser.mjs";
import { runOnDesktop } from "./runOnDesktop.mjs";
import { sourcePositions } from "./sourcePositions.mjs";
import { createTestOutput } from "./testOutput.mjs";

/** A suite takes seconds: a run that is still going after this hangs. */
const defaultLimit = 180_000;

/**
 * @param {object} options
 * @param {"node" | "web"} options.kind which of the extension's two builds to run: `main` or `browser`
 * @param {string} options.workspace a folder to open; the tests get a copy of it, which they may change
 * @param {string} options.extensionPath the folder of the extension's `package.json`
 * @param {string} options.testsPath the bundled suite, with its file extension; inside `extensionPath`, since VS Code
 * runs it in the extension host of the extension that it lies in
 * @param {Awaited<ReturnType<typeof chooseEditor>>} [options.editor] the editor to use, if it has been chosen already
 * @param {number} [options.limit] milliseconds until a run counts as hanging
 * @returns {Promise<{ passed: number, failed: number, log: string }>} the counts, and where the whole log is
 * @throws {Error} when the run comes to no result: the editor does not start, the suite cannot be loaded, or it hangs
 */
export async function runEditorTests({ kind, workspace, extensionPath, testsPath, editor, limit = defaultLimit }) {
  editor ??= await chooseEditor();
  const { publisher, name } = JSON.parse(await readFile(join(extensionPath, "package.json"), "utf8"));
  const atSource = sourcePositions(testsPath);
  const output = createTestOutput((line) => console.log(atSource(line)));
  const log = join(cacheDirectory, `editor-tests-${kind}.log`);
  const cleanup = createCleanup();
  let result;
  try {
    const folder = await copyWorkspace(workspace, cleanup);
    const extension = { path: extensionPath, id: `${publisher}.${name}`, kind };
    const inEditor = editor.where === "desktop" ? runOnDesktop : runInBrowser;
    const run = inEditor({ editor, folder, extension, testsPath, output, cleanup });
    result = resultOf(await withLimit(run, limit, `editor-tests-${kind}.png`), output);
    return { ...result, log };
  } catch (error) {
    throw new Error(`${error.message}\nThe editor's log: ${relative(process.cwd(), log)}`, { cause: error });
  } finally {
    await cleanup.dispose();
    await mkdir(cacheDirectory, { recursive: true });
    await writeFile(log, output.log());
    if (result?.failed !== 0) showExtensionLog(output);
  }
}

/** Waits for the end of a run; when the time is up, says so with whatever the run has to show. */
async function withLimit({ ended, takePicture }, limit, picture) {
  let timer;
  const timeUp = new Promise((resolve) => (timer = setTimeout(resolve, limit)));
  const hang = async () => {
    await timeUp;
    const shown = await takePicture(join(cacheDirectory, picture));
    throw new Error(`The tests hang: no result after ${limit / 1000} s. ${shown}`);
  };
  try {
    return await Promise.race([ended, hang()]);
  } finally {
    clearTimeout(timer);
  }
}

function resultOf(exitCode, output) {
  const summary = output.summary();
  if (!summary) {
    const reason = "the suite could not be loaded, or the extension host crashed";
    throw new Error(
      `The editor ended (exit code ${exitCode}) without a result: ${reason}.\n${output.lastError()}`.trim(),
    );
  }
  if (summary.passed + summary.failed === 0) throw new Error("The suite ran no test.");
  return summary;
}

function showExtensionLog(output) {
  const text = output.extensionLog();
  if (text) console.log(`What the extension logged:\n${excerpt(text)}\n`);
}
