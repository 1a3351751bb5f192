/**
 * `npm start`: builds the extension and opens the sample workspace with it, in desktop VS Code where there is one, and
 * otherwise in a VS Code that runs here and is shown by your browser. Works on a fresh clone, with nothing but Node.
 *
 * ERRDEX_EDITOR=desktop|browser asks for one of the two; ERRDEX_PORT sets the port for the browser.
 */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createCleanup } from "../support/cleanup.mjs";
import { ensureDependencies } from "../support/install.mjs";
import { cacheDirectory, root, sampleWorkspace } from "../support/paths.mjs";
import { editorEnvironment, run } from "../support/processes.mjs";
import { editorAddress, linkExtension } from "./host/browser.mjs";
import { copyWorkspace } from "./host/copyWorkspace.mjs";
import { chooseEditor } from "./host/desktop.mjs";
import { startServer } from "./host/server.mjs";

try {
  await ensureDependencies();
  await run(process.execPath, ["esbuild.mjs"], { cwd: root, show: true });
  const editor = await chooseEditor({ installed: true });
  const cleanup = createCleanup();
  try {
    const folder = await copyWorkspace(sampleWorkspace, cleanup);
    console.log(`The sample is a copy, ${folder}: change what you like, it is gone at the end.`);
    await (editor.where === "desktop" ? openDesktop(editor, folder) : serveBrowser(editor, folder, cleanup));
  } finally {
    await cleanup.dispose();
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** The profile is kept, so that what you set in this editor is still there at the next start. */
async function openDesktop({ executable }, folder) {
  const profile = join(cacheDirectory, "start-profile");
  await mkdir(profile, { recursive: true });
  console.log("Close the window to end.");
  const options = [
    ...["--new-window", "--wait", "--disable-workspace-trust", "--skip-release-notes"],
    ...[`--user-data-dir=${profile}`, `--extensions-dir=${join(profile, "extensions")}`],
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    `--extensionDevelopmentPath=${root}`,
    folder,
  ];
  await run(executable, options, { env: editorEnvironment() });
}

async function serveBrowser({ host }, folder, cleanup) {
  const server = await startServer(host, { port: Number(process.env.ERRDEX_PORT ?? 0) });
  cleanup.add(server.dispose);
  const extensionPath = await linkExtension(server, root);
  console.log("\nOpen this address in a browser on this machine:\n");
  console.log(`  ${editorAddress(server, { folder, extensionPath })}\n`);
  console.log("Ctrl-C ends it.");
  throw new Error(`VS Code's server ended: ${await server.ended}.`);
}
