/** A language client over Node's IPC channel, as VS Code on the desktop uses it, without anything that takes time. */

import { fork } from "node:child_process";
import { once } from "node:events";

/** What VS Code says of itself, as far as the server asks. */
const capabilities = {
  workspace: {
    configuration: true,
    diagnostics: { refreshSupport: true },
    symbol: { resolveSupport: { properties: ["location.range"] } },
    workspaceEdit: { documentChanges: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration: true },
    hover: { contentFormat: ["markdown", "plaintext"] },
    completion: {
      contextSupport: true,
      completionItem: {
        snippetSupport: true,
        documentationFormat: ["markdown", "plaintext"],
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        resolveSupport: { properties: ["documentation", "detail"] },
      },
      completionList: { itemDefaults: ["commitCharacters", "editRange", "insertTextFormat"] },
    },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } }, isPreferredSupport: true },
    diagnostic: {
      dynamicRegistration: true,
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
    },
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
  },
};

/**
 * Starts the server.
 *
 * @param serverPath `dist/server.js`
 * @param execArgv options for its Node, for example to profile it
 */
export function startClient({ serverPath, env, execArgv = [] }) {
  const startedAt = performance.now();
  const child = fork(serverPath, ["--node-ipc"], { env, execArgv, silent: true });
  const pending = new Map();
  let lastId = 0;
  let errorOutput = "";
  child.stderr.on("data", (chunk) => (errorOutput += chunk));
  const waiting = new Set();
  child.on("message", (message) => {
    for (const wait of waiting) wait(message);
    if (message.method === undefined) {
      const { resolve, reject } = pending.get(message.id);
      pending.delete(message.id);
      if (message.error) reject(new Error(`${message.error.message} (${message.error.code})`));
      else resolve(message.result);
    } else if (message.id !== undefined) {
      const result = message.method === "workspace/configuration" ? message.params.items.map(() => null) : null;
      child.send({ jsonrpc: "2.0", id: message.id, result });
    }
  });
  child.on("exit", (code) => {
    for (const { reject } of pending.values()) reject(new Error(`The server ended with ${code}\n${errorOutput}`));
  });

  const notify = (method, params) => void child.send({ jsonrpc: "2.0", method, params });
  const request = (method, params) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      pending.set(id, { resolve, reject });
      child.send({ jsonrpc: "2.0", id, method, params });
    });
  /** The next notification of this method with such parameters. */
  const next = (method, fits) =>
    new Promise((resolve) => {
      const wait = (message) => {
        if (message.method !== method || !fits(message.params)) return;
        waiting.delete(wait);
        resolve(message.params);
      };
      waiting.add(wait);
    });
  return {
    startedAt,
    processId: child.pid,
    notify,
    request,
    next,
    initialize: async (initializationOptions, folders) => {
      const result = await request("initialize", {
        processId: process.pid,
        rootUri: null,
        capabilities,
        initializationOptions: { showsStatus: true, ...initializationOptions },
        ...(folders && { workspaceFolders: folders.map((uri) => ({ uri, name: uri })) }),
      });
      notify("initialized", {});
      return result;
    },
    open: (uri, text) =>
      notify("textDocument/didOpen", { textDocument: { uri, languageId: "typescript", version: 1, text } }),
    stop: async () => {
      const exited = once(child, "exit");
      await request("shutdown");
      notify("exit");
      await exited;
    },
  };
}
