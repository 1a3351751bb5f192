/** The editor level of `npm test`: the suites in a real VS Code, once in each of the two extension hosts. */

import { root, sampleWorkspace } from "../support/paths.mjs";
import { buildSuites } from "./buildSuites.mjs";
import { chooseEditor } from "./host/desktop.mjs";
import { runEditorTests } from "./host/runTests.mjs";

const kinds = {
  node: "the extension host of the desktop and of servers",
  web: "the extension host in a worker, as in VS Code for the Web",
};

/**
 * Runs both suites; the extension must have been built. A run that comes to no result counts as one failure, and does
 * not keep the other from running.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runEditorLevel() {
  const suites = await buildSuites();
  const editor = await chooseEditor();
  const sum = { passed: 0, failed: 0 };
  for (const [kind, description] of Object.entries(kinds)) {
    console.log(`\nIn ${description}`);
    const options = { kind, editor, workspace: sampleWorkspace, extensionPath: root, testsPath: suites[kind] };
    const { passed, failed } = await runEditorTests(options).catch(asFailure);
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}

function asFailure(error) {
  console.error(error.message);
  return { passed: 0, failed: 1 };
}
