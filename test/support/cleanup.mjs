/** Undoing what a script started: temporary folders, servers, browsers. */

const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** The lists that are not undone yet, the oldest first. */
const open = new Set();

let ending = false;

/**
 * Makes a list of things to undo, last first: when its owner is done with them (`dispose`), and also when the script is
 * ended by Ctrl-C or another signal. A second Ctrl-C ends it at once.
 */
export function createCleanup() {
  if (ending) throw new Error("The script is being ended: nothing new is started.");
  const steps = [];
  let disposing;

  const undoAll = async () => {
    for (let undo = steps.pop(); undo; undo = steps.pop()) {
      try {
        await undo();
      } catch (error) {
        // The other steps free other things, and must still run.
        console.error(`Clean-up failed: ${error.message}`);
        process.exitCode = 1;
      }
    }
    open.delete(cleanup);
    if (open.size === 0) for (const signal of Object.keys(signals)) process.off(signal, endBySignal);
  };
  const cleanup = {
    /** @param {() => unknown} undo may return a promise */
    add: (undo) => void steps.push(undo),
    dispose: () => (disposing ??= undoAll()),
  };

  if (open.size === 0) for (const signal of Object.keys(signals)) process.on(signal, endBySignal);
  open.add(cleanup);
  return cleanup;
}

/** Whether a signal is ending the script, so that what fails from now on is no failure to tell of. */
export function isEnding() {
  return ending;
}

/** What was started last may use what was started first, so the newest list is undone first. */
async function endBySignal(signal) {
  if (ending) process.exit(signals[signal]);
  ending = true;
  for (const cleanup of [...open].reverse()) await cleanup.dispose();
  process.exit(signals[signal]);
}
