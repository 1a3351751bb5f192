import type * as vscode from "vscode";

/** Milliseconds until what a test waits for counts as missing. Generous: a slow machine must not fail a test. */
const patience = 45_000;
/** Milliseconds between two looks at what has no event. */
const interval = 50;

/**
 * Waits until `read` gives an acceptable value, and looks again at each event.
 * @param event fires when the value may have changed
 * @param awaited what is awaited, in words, for the message
 */
export async function onEvent<Value>(
  event: vscode.Event<unknown>,
  read: () => Value,
  accept: (value: Value) => boolean,
  awaited: string,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const value = read();
      if (accept(value))
        settle(() => {
          resolve(value);
        });
    };
    const limit = setTimeout(() => {
      settle(() => {
        reject(missing(awaited, read()));
      });
    }, patience);
    const subscription = event(look);
    const settle = (act: () => void): void => {
      clearTimeout(limit);
      subscription.dispose();
      act();
    };
    look();
  });
}

/** Looks again until the value is acceptable. Only for what has no event, such as the id of the server's process. */
export async function poll<Value>(
  read: () => Value | Promise<Value>,
  accept: (value: Value) => boolean,
  awaited: string,
): Promise<Value> {
  const end = Date.now() + patience;
  for (;;) {
    const value = await read();
    if (accept(value)) return value;
    if (Date.now() > end) throw missing(awaited, value);
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
}

function missing(awaited: string, value: unknown): Error {
  const shown = value === undefined ? "nothing" : JSON.stringify(value);
  return new Error(`Waited ${patience / 1000} s for ${awaited}; at last there was ${shown}`);
}
