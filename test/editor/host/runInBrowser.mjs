/** A test run in the editor that needs no desktop. */

import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { editorAddress, openBrowser, webExtensionSettings } from "./browser.mjs";

/**
 * The workbench calls two functions of the page: one for each line that it or an extension host logs, and one when the
 * suite's `run()` has settled, with the exit code that a desktop VS Code would have and the logs of the browser's side.
 * @returns what `runTests.mjs` needs of a run: a promise of the exit code, and a way to see what goes on
 */
export function runInBrowser({ editor, folder, extension, testsPath, output, cleanup }) {
  let page;

  const start = async () => {
    const settings = extension.kind === "web" ? webExtensionSettings(extension.id) : {};
    const opened = await openBrowser(editor.host, { settings });
    const { server, dispose } = opened;
    page = opened.page;
    cleanup.add(dispose);
    cleanup.add(async () => {
      output.add(`VS Code's server:\n${server.log()}`);
      output.addExtensionLog(await serverSideLog(server.profile, extension.id));
    });

    let onExit;
    const exited = new Promise((resolve, reject) => {
      onExit = (exitCode, logs) => {
        output.addExtensionLog(browserSideLog(logs, extension.id));
        resolve(exitCode);
      };
      page.once("crash", () => reject(new Error("The page crashed.")));
      void server.ended.then((how) => reject(new Error(`VS Code's server ended (${how}) during the tests.`)));
    });
    await page.exposeFunction("codeAutomationLog", output.addConsole);
    await page.exposeFunction("codeAutomationExit", onExit);
    await page.goto(editorAddress(server, { folder, extensionPath: extension.path, testsPath }));
    return exited;
  };

  return { ended: start(), takePicture: (path) => takeScreenshot(page, path) };
}

async function takeScreenshot(page, path) {
  if (!page) return "The browser has not started.";
  try {
    await page.screenshot({ path });
    return `What the editor looked like: ${relative(process.cwd(), path)}`;
  } catch (error) {
    return `There is no screenshot: ${error.message}`;
  }
}

/** An extension in the browser logs to a file system of the browser's, which VS Code hands over at the end. */
function browserSideLog(logs, extensionId) {
  const own = logs.filter(({ relativePath }) => relativePath.includes(`/${extensionId}/`));
  return own.map(({ contents }) => contents).join("");
}

/** An extension in the server logs to the server's profile. */
async function serverSideLog(profile, extensionId) {
  const directory = join(profile, "logs");
  // After Ctrl-C the profile may be gone already.
  if (!existsSync(directory)) return "";
  const files = await readdir(directory, { recursive: true, withFileTypes: true });
  const own = files.filter((file) => file.isFile() && file.parentPath.endsWith(extensionId));
  const texts = await Promise.all(own.map((file) => readFile(join(file.parentPath, file.name), "utf8")));
  return texts.join("");
}
