import assert from "node:assert/strict";
import { fork, type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import {
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { TestClient, type TestClientOptions } from "./testClient";

/** The server that was built, in a process of its own. */
export class ServerProcess {
  readonly child: ChildProcess;
  readonly stderr: Promise<string>;

  /** @param transport `--stdio`, `--node-ipc`, or whatever a test wants to see refused. */
  constructor(transport: readonly string[] = ["--stdio"]) {
    const path = resolve("dist/server.js");
    assert.ok(existsSync(path), "There is no dist/server.js: run `npm run build`.");
    this.child = transport.includes("--node-ipc")
      ? fork(path, transport, { stdio: ["ignore", "ignore", "pipe", "ipc"] })
      : spawn(process.execPath, [path, ...transport], { stdio: "pipe" });
    this.stderr = readAll(this.child);
  }

  connect(options: TestClientOptions = {}): TestClient {
    const { stdin, stdout } = this.child;
    const reader = stdout === null ? new IPCMessageReader(this.child) : new StreamMessageReader(stdout);
    const writer = stdin === null ? new IPCMessageWriter(this.child) : new StreamMessageWriter(stdin);
    return new TestClient(reader, writer, options);
  }

  /** The exit code, once there is one. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      await once(this.child, "exit");
    }
    return this.child.exitCode;
  }

  async kill(): Promise<void> {
    this.child.kill();
    await this.ended();
  }
}

async function readAll({ stderr }: ChildProcess): Promise<string> {
  let text = "";
  for await (const chunk of stderr ?? []) {
    text += String(chunk);
  }
  return text;
}
