import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { createContext, runInContext, runInThisContext } from "node:vm";
import { importCatalogRequest, readGrammarRequest, readScriptRequest } from "../../shared/src/protocol";
import { manifest } from "./manifest";

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

type ToBytes = (bytes: Uint8Array) => Uint8Array;

/** A worker as far as the server needs one: it has what browsers have, and nothing of Node. */
class FakeWorker {
  readonly #scope: { onmessage?: (event: { data: Message }) => void };
  /** Bytes as the worker knows them: its global objects are not ours. */
  readonly #bytes: ToBytes;
  readonly #answers = new Map<number, (result: unknown) => void>();
  /** Names of the grammars that the server asked for. */
  readonly grammars: string[] = [];
  /** Names of the scripts that it asked for. */
  readonly scripts: string[] = [];
  #id = 0;

  constructor(file: string) {
    const blobs = new Map<string, Uint8Array>();
    const web = {
      AbortController,
      Blob: class {
        constructor(readonly parts: readonly Uint8Array[]) {}
      },
      importScripts: (address: string) => {
        runInContext(new TextDecoder().decode(blobs.get(address)), this.#scope, { filename: address });
      },
      console,
      clearTimeout,
      crypto,
      fetch,
      location: { href: "blob:https://vscode.dev/1" },
      performance,
      queueMicrotask,
      setTimeout,
      TextDecoder,
      TextEncoder,
      URL: Object.assign(class extends URL {}, {
        createObjectURL: ({ parts }: { readonly parts: readonly Uint8Array[] }) => {
          const address = `blob:${blobs.size}`;
          blobs.set(address, parts[0] as Uint8Array);
          return address;
        },
        revokeObjectURL: (address: string) => blobs.delete(address),
      }),
      WorkerGlobalScope: Object,
      addEventListener: () => undefined,
      // As between real workers, the two sides share no object.
      postMessage: (message: Message) => {
        const copy = structuredClone(message);
        setTimeout(() => {
          this.#receive(copy);
        }, 0);
      },
    };
    this.#scope = createContext({ ...web });
    runInContext("globalThis.self = globalThis", this.#scope);
    this.#bytes = runInContext("(bytes) => new Uint8Array(bytes)", this.#scope) as ToBytes;
    runInContext(readFileSync(file, "utf8"), this.#scope, { filename: file });
  }

  request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#id;
    this.#send({ id, method, params });
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: object): void {
    this.#scope.onmessage?.({ data: { jsonrpc: "2.0", ...message } as Message });
  }

  #receive({ id, method, params, result }: Message): void {
    if (method === undefined && id !== undefined) {
      this.#answers.get(id)?.(result);
    } else if (method === readGrammarRequest) {
      const { name } = params as { name: string };
      this.grammars.push(name);
      this.#send({ id, result: this.#bytes(readFileSync(join("dist/grammars", name))) });
    } else if (method === readScriptRequest) {
      const { name } = params as { name: string };
      this.scripts.push(name);
      this.#send({ id, result: this.#bytes(readFileSync(join("dist/web", name))) });
    } else if (id !== undefined) {
      this.#send({ id, result: null });
    }
  }
}

describe("the built web server", () => {
  it("runs without Node, and gets its grammars from the client", async () => {
    const worker = new FakeWorker("dist/web/server.js");
    const uri = "vscode-vfs://github/acme/shop/pay.ts";
    const text = "switch (err.code) { case 'INVALID_OTP': }";
    await worker.request("initialize", { processId: null, rootUri: null, capabilities: {} });
    worker.notify("initialized", {});
    worker.notify("textDocument/didOpen", { textDocument: { uri, languageId: "typescript", version: 1, text } });
    const position = { line: 0, character: text.indexOf("OTP") };
    const hover = await worker.request("textDocument/hover", { textDocument: { uri }, position });
    assert.match(JSON.stringify(hover), /INVALID_OTP.*Ratio/);
    assert.deepEqual(worker.grammars, ["web-tree-sitter.wasm", "tree-sitter-typescript.wasm"]);
    assert.deepEqual(worker.scripts, []);
    await worker.request("shutdown", undefined);
  });

  it("imports catalogs with a script that the client reads, once", async () => {
    const worker = new FakeWorker("dist/web/server.js");
    await worker.request("initialize", { processId: null, rootUri: null, capabilities: {} });
    worker.notify("initialized", {});
    const text = "export type ErrorCode = 'nest_full' | 'nest_gone';\n";
    const params = { documents: [{ path: "codes.ts", text }], form: "source", id: "acme" };
    for (let i = 0; i < 2; i++) {
      assert.match(JSON.stringify(await worker.request(importCatalogRequest, params)), /"nest_full".*"nest_gone"/);
    }
    assert.deepEqual(worker.scripts, ["importers.js"]);
    await worker.request("shutdown", undefined);
  });

  it("has the texts of that script translated, too", async () => {
    const worker = new FakeWorker("dist/web/server.js");
    const l10n = { "The file was skipped: {0}.": "Übersprungen: {0}.", "it is empty": "leer" };
    const initializationOptions = { l10n };
    await worker.request("initialize", { processId: null, rootUri: null, capabilities: {}, initializationOptions });
    worker.notify("initialized", {});
    const params = { documents: [{ path: "codes.json", text: "" }], form: "json", id: "acme" };
    assert.match(JSON.stringify(await worker.request(importCatalogRequest, params)), /Übersprungen: leer\./);
    await worker.request("shutdown", undefined);
  });
});

describe("the extension's two bundles", () => {
  const nodeModules = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
  const required = (file: string): Set<string | undefined> =>
    new Set([...readFileSync(file, "utf8").matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name));

  it("ask for the editor and, on the desktop, for Node", () => {
    const others = [...required(manifest.main)].filter((name) => name === undefined || !nodeModules.has(name));
    assert.deepEqual(others, ["vscode"]);
  });

  it("ask for the editor alone in a browser", () => {
    assert.deepEqual([...required(manifest.browser)], ["vscode"]);
    assert.deepEqual([...required("dist/web/server.js")], []);
  });

  for (const file of [manifest.main, manifest.browser]) {
    it(`load from ${file}, and can be activated and deactivated`, () => {
      const module = { exports: {} as { activate?: unknown; deactivate?: unknown } };
      // The editor's classes are extended while the module loads; nothing is called yet.
      const vscode = new Proxy({}, { get: () => Object });
      const load = (name: string): unknown => (name === "vscode" ? vscode : process.getBuiltinModule(name));
      const source = `(function (module, exports, require) {${readFileSync(file, "utf8")}\n})`;
      const run = runInThisContext(source, { filename: file }) as (...names: unknown[]) => void;
      run(module, module.exports, load);
      assert.deepEqual([typeof module.exports.activate, typeof module.exports.deactivate], ["function", "function"]);
    });
  }
});
