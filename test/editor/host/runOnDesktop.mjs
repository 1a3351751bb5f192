/** A test run in desktop VS Code. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { editorEnvironment, killTree, startGroup } from "../../support/processes.mjs";

/**
 * Starts VS Code with the options that `runTests` of `@vscode/test-electron` gives it. That function is not used because
 * it returns nothing but the exit code, and the counts are in the output.
 * @returns what `runTests.mjs` needs of a run: a promise of the exit code, and what to do if it hangs
 */
export function runOnDesktop({ editor, folder, extension, testsPath, output, cleanup }) {
  const start = async () => {
    const profile = await mkdtemp(join(tmpdir(), "errdex-vscode-"));
    cleanup.add(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
    const child = startGroup(editor.executable, options({ profile, folder, extension, testsPath }), {
      env: editorEnvironment(),
    });
    cleanup.add(() => killTree(child));
    output.addStream(child.stdout);
    output.addStream(child.stderr);
    return new Promise((resolve, reject) => {
      child.once("error", (error) => reject(new Error(`VS Code cannot be started: ${error.message}`)));
      child.once("close", (code, signal) => resolve(signal ?? code));
    });
  };

  const advice = "ERRDEX_EDITOR=browser runs the same tests without a desktop, and takes a screenshot.";
  return { ended: start(), takePicture: () => Promise.resolve(advice) };
}

function options({ profile, folder, extension, testsPath }) {
  return [
    folder,
    ...["--no-sandbox", "--disable-gpu-sandbox", "--disable-updates", "--skip-welcome", "--skip-release-notes"],
    ...["--disable-workspace-trust", `--user-data-dir=${profile}`, `--extensions-dir=${join(profile, "extensions")}`],
    ...[`--extensionDevelopmentPath=${extension.path}`, `--extensionTestsPath=${testsPath}`],
    ...(extension.kind === "web" ? ["--extensionDevelopmentKind=web"] : []),
  ];
}
