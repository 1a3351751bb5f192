/**
 * `npm run screenshots [-- NAME…]`: takes the pictures of the README from a real editor, so that they show what the
 * extension does today: all of them, or those that are named. To add a picture, add a scene.
 */

import { mkdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { createCleanup } from "../support/cleanup.mjs";
import { ensureDependencies } from "../support/install.mjs";
import { cacheDirectory, root, sampleWorkspace } from "../support/paths.mjs";
import { run } from "../support/processes.mjs";
import { editorAddress, linkExtension, openBrowser } from "./host/browser.mjs";
import { copyWorkspace } from "./host/copyWorkspace.mjs";
import { installHost } from "./host/installHost.mjs";
import { createWorkbench } from "./host/workbench.mjs";

/** The same scene twice, in a light and in a dark editor. */
const inBothThemes = ({ settings, ...scene }) => [
  { ...scene, name: `${scene.name}-light`, settings },
  { ...scene, name: `${scene.name}-dark`, settings: { ...settings, "workbench.colorTheme": "Default Dark Modern" } },
];

/** For pictures of the whole window. */
const wholeWindow = { "workbench.activityBar.location": "default", "workbench.layoutControl.enabled": false };

/**
 * A scene opens a file of the sample workspace, and its steps return what the picture must show: it is cut to these
 * elements, unless the scene has a `window` of its own size, which is shown as a whole. What the steps type goes to a copy
 * of the workspace.
 */
const scenes = [
  ...inBothThemes({
    name: "hover",
    file: "src/ratioErrors.ts",
    async steps({ line, hover }) {
      return [line("switch"), await hover("INVALID_OTP", "Ratio")];
    },
  }),
  ...inBothThemes({
    name: "completion",
    file: "src/ratioErrors.ts",
    async steps({ line, goTo, complete }) {
      await goTo('case "":', 'case "'.length);
      return [line("EXPIRED_SESSION_ID"), ...(await complete("INVALID_"))];
    },
  }),
  ...inBothThemes({
    name: "fix",
    file: "src/ratioErrors.ts",
    async steps({ line, goTo, openFixes }) {
      await goTo("INVALID_EMIAL");
      return [line("switch"), await openFixes("INVALID_EMAIL"), line("EXPIRED_AUTHORIZATION")];
    },
  }),
  ...inBothThemes({
    name: "catalogs",
    file: "src/ratioErrors.ts",
    window: { width: 960, height: 640 },
    settings: wholeWindow,
    async steps({ runCommand, sideBar, dragSideBar, expand, webview }) {
      await runCommand("Errdex: Show Catalogs");
      await sideBar("uses");
      await dragSideBar(430);
      await expand("Ratio");
      await expand("EXPIRED_");
      await (await sideBar("EXPIRED_SESSION_ID")).getByText("EXPIRED_SESSION_ID").click();
      await webview("In this workspace");
      return [];
    },
  }),
  ...inBothThemes({
    name: "explain",
    file: "src/ratioErrors.ts",
    window: { width: 960, height: 1000 },
    settings: wholeWindow,
    async steps({ goTo, runCommand, webview }) {
      await goTo("INVALID_OTP", 2);
      await runCommand("Errdex: Explain Code at Cursor");
      await webview("In this workspace");
      return [];
    },
  }),
  ...inBothThemes({
    name: "coverage",
    file: "src/ratioErrors.ts",
    window: { width: 960, height: 1000 },
    settings: wholeWindow,
    async steps({ runCommand, webview }) {
      await runCommand("Errdex: Show Coverage");
      await webview("Worth handling first");
      return [];
    },
  }),
];

const imageDirectory = join(root, "images");
/** Bytes. A README with heavier pictures is slow to open. */
const sizeLimit = 200_000;
/** Pixels right of and below what a picture shows. */
const margin = 8;
/** High, because a hover gets a part of the editor's height. */
const viewport = { width: 960, height: 1400 };
/** Pixels of a picture for each of the page, by which a piece of an editor is sharp on every screen. */
const scaleOfPieces = 2;
const settings = {
  "breadcrumbs.enabled": false,
  "editor.cursorBlinking": "solid",
  // A hover that waits for more says so after three times this delay; with a short one, before it shows anything else.
  "editor.hover.delay": 1,
  "editor.fontFamily": "Source Code Pro",
  "editor.fontSize": 14,
  "editor.minimap.enabled": false,
  "editor.stickyScroll.enabled": false,
  "editor.wordBasedSuggestions": "off",
  "git.enabled": false,
  // Without its semantic half, TypeScript adds nothing to hovers and menus, and keeps no scene waiting.
  "typescript.tsserver.useSyntaxServer": "always",
  "window.commandCenter": false,
  "workbench.colorTheme": "Default Light Modern",
  "workbench.activityBar.location": "hidden",
  "workbench.reduceMotion": "on",
};

const asked = process.argv.slice(2);
await ensureDependencies();
await run(process.execPath, ["esbuild.mjs"], { cwd: root });
const host = await installHost();
await mkdir(imageDirectory, { recursive: true });
for (const scene of scenes.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  try {
    await takePicture(scene);
  } catch (error) {
    console.error(`${scene.name}: ${error.message}`);
    process.exitCode = 1;
  }
}

async function takePicture({ name, file, steps, window, settings: own = {} }) {
  const cleanup = createCleanup();
  try {
    const folder = await copyWorkspace(sampleWorkspace, cleanup);
    // An editor of its own for each scene: what one has typed, the next would find as an unsaved file.
    const { server, page, dispose } = await openBrowser(host, {
      settings: { ...settings, ...own },
      viewport: window ?? viewport,
      scale: window === undefined ? scaleOfPieces : 1,
    });
    cleanup.add(dispose);
    const [path, extensionPath] = [join(folder, file), await linkExtension(server, root)];
    await page.goto(editorAddress(server, { folder, extensionPath, file: path }));
    const shown = await play(page, name, createWorkbench(page, await readFile(path, "utf8")), steps);
    const clip = window ? { x: 0, y: 0, ...window } : await clipAround(page, shown);
    await savePicture(page, join(imageDirectory, `${name}.png`), clip);
  } finally {
    await cleanup.dispose();
  }
}

/** Plays a scene; where a step fails, a picture tells what was there instead. */
async function play(page, name, workbench, steps) {
  try {
    await workbench.ready();
    return await steps(workbench);
  } catch (error) {
    const path = join(cacheDirectory, `screenshot-${name}-failed.png`);
    await page.screenshot({ path });
    const shown = relative(process.cwd(), path);
    throw new Error(`${error.message}\nWhat the editor looked like: ${shown}`, { cause: error });
  }
}

async function savePicture(page, path, clip) {
  await page.screenshot({ path, clip, animations: "disabled", caret: "initial" });
  const { size } = await stat(path);
  const picture = `${relative(process.cwd(), path)}: ${clip.width} × ${clip.height}, ${Math.round(size / 1000)} kB`;
  if (size > sizeLimit) throw new Error(`${picture}, and ${sizeLimit / 1000} kB are the limit`);
  console.log(picture);
}

/** The part of the editor that has all of the elements in it: from the line numbers on, and whole lines only. */
async function clipAround(page, locators) {
  const boxes = await Promise.all(locators.map((locator) => locator.boundingBox()));
  const editor = await page.locator(".editor-instance").first().boundingBox();
  const { height: lineHeight } = await page.locator(".view-line").first().boundingBox();
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + margin;
  return {
    x: editor.x,
    y: top,
    width: Math.ceil(Math.min(right - editor.x, editor.width)),
    height: Math.ceil((bottom - top) / lineHeight) * lineHeight,
  };
}
