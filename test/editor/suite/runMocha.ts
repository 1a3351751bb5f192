import { mocha, Mocha } from "./mochaGlobals";

/**
 * In front of each line of ours, since the editor logs to the same console. `host/testOutput.mjs` looks for it: lines for
 * the reader begin with `|`, and the last one has the counts.
 */
const mark = "errdex-tests";

/** Runs the tests that have been defined, and rejects if one fails: the editor's exit code is then 1. */
export async function runMocha(): Promise<void> {
  Mocha.reporters.Base.consoleLog = (...values: unknown[]) => {
    for (const line of formatLine(values).split("\n")) writeLine(`|${line}`);
  };
  const { passes, failures } = await new Promise<Mocha.Stats>((resolve, reject) => {
    const runner = mocha.run(() => {
      if (runner.stats) resolve(runner.stats);
      else reject(new Error("Mocha has kept no counts"));
    });
  });
  writeLine(JSON.stringify({ passed: passes, failed: failures }));
  if (failures > 0) throw new Error(`${failures} of ${passes + failures} tests failed`);
}

/** Mocha's reporters use these directives of `util.format`, which a browser does not have. */
function formatLine([format = "", ...values]: readonly unknown[]): string {
  const rest = [...values];
  const text = String(format).replace(/%[sd]/g, (directive) => (rest.length > 0 ? String(rest.shift()) : directive));
  return [text, ...rest.map(String)].join(" ");
}

function writeLine(text: string): void {
  // eslint-disable-next-line no-console -- The console is how a test suite in an extension host reaches its runner.
  console.log(`${mark} ${text}`);
}
