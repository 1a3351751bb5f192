/** Started by `mochaLevel.mjs` with a bundle and a reporter: runs the bundle's tests and sends the counts. */

import Mocha from "mocha";

/** Far more than any test takes: a busy machine is no failure. */
const timeout = 20_000;

const [bundle, reporter] = process.argv.slice(2);
// A forgotten `.only` would leave out all other tests.
const mocha = new Mocha({ reporter, timeout, forbidOnly: true });
mocha.addFile(bundle);
const { stats } = mocha.run(() => {
  process.send({ passed: stats.passes, failed: stats.failures, skipped: stats.pending }, () => process.disconnect());
});
