/** An editor in a page of headless Chromium: VS Code's server, the page, and the address that joins them. */

import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { URLSearchParams } from "node:url";
import { createCleanup } from "../../support/cleanup.mjs";
import { launchChromium } from "./chromium.mjs";
import { startServer } from "./server.mjs";

/**
 * The address that opens a folder with an extension under development.
 *
 * The workbench takes the pairs of `payload` for its own, as the desktop takes command line options. Paths are absolute
 * ones of the machine the server runs on; the browser knows them as `vscode-remote:` URIs.
 * @param {{ origin: string, token: string }} server
 * @param {{ folder: string, extensionPath: string, file?: string, testsPath?: string }} what `file` is opened in an
 * editor; `testsPath` makes it a test run
 */
export function editorAddress({ origin, token }, { folder, extensionPath, file, testsPath }) {
  const remote = (path) => `vscode-remote://${new URL(origin).host}${encodeURI(path)}`;
  const payload = [
    ["extensionDevelopmentPath", remote(extensionPath)],
    ["skipWelcome", "true"],
  ];
  if (file) payload.push(["openFile", remote(file)]);
  if (testsPath) payload.push(["extensionTestsPath", remote(testsPath)]);
  return `${origin}/?${new URLSearchParams({ tkn: token, folder, payload: JSON.stringify(payload) })}`;
}

/**
 * Gives the extension under development another path, for an editor that people look at.
 *
 * NOTE: VS Code prefers the color themes in the folder of an extension under development to the theme that is set. The
 * host is installed below the checkout, so for the real path these would be all of VS Code's own.
 * @param {{ profile: string }} server whose profile gets the link
 */
export async function linkExtension({ profile }, extensionPath) {
  const link = join(profile, "extension-under-development");
  await symlink(extensionPath, link, "junction");
  return link;
}

/**
 * The setting that makes an extension run in a worker of the browser, from its `browser` entry, and not in the server.
 *
 * NOTE: the payload `extensionDevelopmentKind` looks made for this, but a browser window with a server does not heed it:
 * an extension with both entries goes to the server all the same.
 * @param {string} extensionId
 */
export function webExtensionSettings(extensionId) {
  return { "remote.extensionKind": { [extensionId]: ["web"] } };
}

/**
 * Starts the server and the browser, and opens an empty page. `scale` is how many pixels of the screen a pixel of the page has.
 * @param {Awaited<ReturnType<import("./installHost.mjs").installHost>>} host
 */
export async function openBrowser(host, { settings = {}, viewport = { width: 1280, height: 800 }, scale = 1 } = {}) {
  const cleanup = createCleanup();
  try {
    const scratch = await mkdtemp(join(tmpdir(), "errdex-browser-"));
    cleanup.add(() => rm(scratch, { recursive: true, force: true, maxRetries: 5 }));
    const server = await startServer(host, { settings });
    cleanup.add(server.dispose);
    const browser = await launchChromium(host, scratch);
    cleanup.add(() => browser.close());
    const page = await browser.newPage({ viewport, deviceScaleFactor: scale });
    return { server, page, dispose: cleanup.dispose };
  } catch (error) {
    await cleanup.dispose();
    throw error;
  }
}
