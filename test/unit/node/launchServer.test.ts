import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { flags } from "../../../shared/serverProcess.json";
import { type Launcher, launchServer } from "../../../server/src/node/launchServer";

/** What a launch did, one line for each step. */
async function launch(args: readonly string[], given: Partial<Launcher> = {}): Promise<readonly string[]> {
  const steps: string[] = [];
  await launchServer(args, {
    execArgv: [],
    known: new Set(["--max-semi-space-size"]),
    restart: undefined,
    setFlag: (flag) => steps.push(`set ${flag}`),
    load: (args) => Promise.resolve(steps.push(`load ${args.join(" ")}`)),
    ...given,
    ...("restart" in given ? { restart: (args) => steps.push(`restart ${args.join(" ")}`) } : {}),
  });
  return steps.map((step) => step.replace(/\S*(errdex-language-server\.js)/, "$1"));
}
const canRestart = { restart: () => undefined };
const running = flags.map((flag) => `set ${flag}`);

describe("launchServer", () => {
  it("starts the process anew, with the flags that V8 reads at its start and Node promises to know", async () => {
    assert.deepEqual(await launch([], { ...canRestart, execArgv: ["--inspect"] }), [
      "restart --inspect --max-semi-space-size=1 errdex-language-server.js --stdio",
    ]);
  });

  it("sets the others while it runs, then", async () => {
    assert.deepEqual(await launch(["--stdio"], { ...canRestart, execArgv: ["--max-semi-space-size=1"] }), [
      "set --heap-growing-percent=50",
      "load --stdio",
    ]);
  });

  it("sets none that the process was started with", async () => {
    assert.deepEqual(await launch([], { ...canRestart, execArgv: flags }), ["load --stdio"]);
  });

  it("sets all while it runs where Node cannot start anew, or does not promise to know them", async () => {
    assert.deepEqual(await launch([]), [...running, "load --stdio"]);
    assert.deepEqual(await launch([], { ...canRestart, known: new Set() }), [...running, "load --stdio"]);
  });

  it("keeps the channel of the process that forked it", async () => {
    assert.deepEqual(await launch(["--node-ipc"], canRestart), [...running, "load --node-ipc"]);
  });

  it("leaves another transport as it was asked for", async () => {
    for (const args of ["--socket=5000", "--socket 5000", "--pipe=/tmp/pipe", "--stdio --clientProcessId=7"]) {
      assert.deepEqual(await launch(args.split(" ")), [...running, `load ${args}`]);
    }
    assert.deepEqual(await launch(["--clientProcessId=7"]), [...running, "load --clientProcessId=7 --stdio"]);
  });

  it("knows flags that Node takes, all of them", () => {
    execFileSync(process.execPath, [...flags, "--eval", ""]);
    assert.ok(process.allowedNodeEnvironmentFlags.has("--max-semi-space-size"));
  });
});
