/**
 * Makes `describe`, `it` and their kin global; a test file needs them when it is loaded, so this file is imported first.
 *
 * Mocha's build for browsers runs in both extension hosts. It makes itself global and wants a page of its own for its
 * `mocha` object, so that one is left alone.
 */

import type MochaClass from "mocha";
import "mocha/mocha.js";

export const { Mocha } = globalThis as unknown as { Mocha: typeof MochaClass };

/** Milliseconds. What a test waits for says itself what is missing, sooner than this: see `eventually.ts`. */
const timeout = 120_000;

/** The suite that the test files define. */
export const mocha = new Mocha({ ui: "bdd", reporter: "spec", timeout });

// What `Mocha.loadFiles` does before it loads a file; here the bundle has loaded the files already.
mocha.suite.emit("pre-require", globalThis, "", mocha);
