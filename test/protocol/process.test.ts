import assert from "node:assert/strict";
import { createServer, type Socket } from "node:net";
import { once } from "node:events";
import { StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { ServerProcess } from "../support/serverProcess";
import { fullCapabilities, TestClient } from "../support/testClient";

describe("the server's process", () => {
  let server: ServerProcess;
  afterEach(() => server.kill());

  it("says how it wants to be started, and ends with 2", async () => {
    server = new ServerProcess([]);
    assert.equal(await server.ended(), 2);
    assert.equal(await server.stderr, "Start the Errdex language server with --stdio, --node-ipc or --socket=PORT.\n");
  });

  it("says so when nobody listens at the other end of its socket", async () => {
    server = new ServerProcess(["--socket=1"]);
    assert.equal(await server.ended(), 2);
    assert.match(await server.stderr, /^The Errdex language server lost its client: .+\n$/);
  });

  it("ends with 0 after shutdown and exit", async () => {
    server = new ServerProcess();
    const client = server.connect();
    await client.initialize();
    await client.request("shutdown", undefined);
    await client.notify("exit", undefined);
    assert.equal(await server.ended(), 0);
    assert.equal(await server.stderr, "");
  });

  it("ends with 1 after exit alone", async () => {
    server = new ServerProcess();
    const client = server.connect();
    await client.initialize();
    await client.notify("exit", undefined);
    assert.equal(await server.ended(), 1);
  });

  it("ends with its client's end of the pipe", async () => {
    server = new ServerProcess();
    await server.connect().initialize();
    server.child.stdin?.end();
    assert.equal(await server.ended(), 1);
  });

  it("ends with 0 with its client's end of the pipe after shutdown, for not all say exit", async () => {
    server = new ServerProcess();
    const client = server.connect();
    await client.initialize();
    await client.request("shutdown", undefined);
    server.child.stdin?.end();
    assert.equal(await server.ended(), 0);
  });

  it("ends with its client's channel", async () => {
    server = new ServerProcess(["--node-ipc"]);
    await server.connect().initialize();
    server.child.disconnect();
    assert.equal(await server.ended(), 1);
  });

  it("serves a socket, and ends with it", async () => {
    const listener = createServer().listen(0, "127.0.0.1");
    await once(listener, "listening");
    const address = listener.address();
    assert.ok(typeof address === "object" && address !== null);
    server = new ServerProcess([`--socket=${address.port}`]);
    const [socket] = (await once(listener, "connection")) as [Socket];
    const client = new TestClient(new StreamMessageReader(socket), new StreamMessageWriter(socket), {
      capabilities: fullCapabilities,
    });
    await client.initialize();
    const document = await client.open("if (e.code === 'INVALID_‸OTP') {}");
    assert.ok(await document.hover());
    socket.destroy();
    listener.close();
    assert.equal(await server.ended(), 1);
  });

  it("tells its process id to the client", async () => {
    server = new ServerProcess();
    const client = server.connect();
    await client.initialize();
    assert.equal((await client.status()).processId, server.child.pid);
  });
});
