/** Assertions for both extension hosts: the web one has no `node:assert`. */

/** An error that Mocha shows with the difference between the two values. */
class AssertionError extends Error {
  override readonly name = "AssertionError";
  readonly showDiff = true;

  constructor(
    message: string,
    readonly actual: unknown,
    readonly expected: unknown,
  ) {
    super(message);
  }
}

/** Asserts that two plain values have the same content. */
export function assertEqual(actual: unknown, expected: unknown, message = "The values differ"): void {
  const [shownActual, shownExpected] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (shownActual !== shownExpected) {
    throw new AssertionError(`${message}: ${shownActual} is not ${shownExpected}`, actual, expected);
  }
}

/** Asserts that a text or a list contains something. */
export function assertIncludes(whole: string | readonly string[], part: string): void {
  if (!whole.includes(part)) throw new Error(`"${part}" is missing in ${JSON.stringify(whole)}`);
}

/** Asserts that a list does not contain something. */
export function assertExcludes(whole: string | readonly string[], part: string): void {
  if (whole.includes(part)) throw new Error(`"${part}" should not be in ${JSON.stringify(whole)}`);
}

/** Asserts that there is a value, and returns it. */
export function assertPresent<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`There is no ${what}`);
  return value;
}
