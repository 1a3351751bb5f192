import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { manifest } from "./manifest";

const run = promisify(execFile);

/** Starts one of the commands of `package.json` as npm would: the file itself, by its first line. */
const commandFile = (name: string): string => {
  const file = manifest.bin[name];
  assert.ok(file, `there is no command ${name}`);
  return file;
};

describe("the built command errdex", () => {
  it("says its version", async () => {
    const { stdout } = await run(process.execPath, [commandFile("errdex"), "--version"]);
    assert.equal(stdout.trim(), manifest.version);
  });

  it("explains a code", async () => {
    const { stdout } = await run(process.execPath, [commandFile("errdex"), "explain", "INVALID_OTP"]);
    assert.match(stdout, /INVALID_OTP/);
  });

  it("finds its grammars, and with them a misspelt code", async () => {
    const args = [commandFile("errdex"), "check", "test/fixtures/findings/two-slips.ts", "--format", "json"];
    const failed = (await run(process.execPath, args).then(
      () => assert.fail("it exited with 0"),
      (error: unknown) => error,
    )) as { readonly code: number; readonly stdout: string };
    assert.equal(failed.code, 1);
    assert.match(failed.stdout, /"unknown-code"/);
  });
});

describe("the built commands errdex-language-server and errdex lsp", () => {
  const starts = [
    ["errdex-language-server"],
    ["errdex-language-server", "--stdio"],
    ["errdex", "lsp"],
    ["errdex", "lsp", "--stdio"],
  ] as const;
  for (const [command, ...args] of starts) {
    it(`speaks over stdio when started as ${[command, ...args].join(" ")}`, async () => {
      const child = spawn(process.execPath, [commandFile(command), ...args]);
      try {
        const connection = createProtocolConnection(
          new StreamMessageReader(child.stdout),
          new StreamMessageWriter(child.stdin),
        );
        connection.listen();
        const result = await connection.sendRequest<{ capabilities: { hoverProvider: unknown } }>("initialize", {
          processId: process.pid,
          rootUri: null,
          capabilities: {},
        });
        assert.ok(result.capabilities.hoverProvider);
        connection.dispose();
      } finally {
        child.kill();
        await once(child, "exit");
      }
    });
  }

  for (const start of ["errdex-language-server --socket=1", "errdex lsp --socket 1", "errdex lsp --pipe /no/pipe"]) {
    it(`leaves another transport as it was asked for by ${start}`, async () => {
      const [command = "", ...args] = start.split(" ");
      // Which cannot be had here, since nobody listens there.
      const failed = run(process.execPath, [commandFile(command), ...args]);
      await assert.rejects(failed, { code: 2, message: /lost its client/ });
    });
  }
});

describe("the commands", () => {
  it("hold no language server, which only some starts need", () => {
    for (const file of Object.values(manifest.bin)) {
      assert.doesNotMatch(readFileSync(file, "utf8"), /Content-Length/, file);
    }
    assert.match(readFileSync("dist/server.js", "utf8"), /Content-Length/);
  });

  it("start by themselves where the system heeds their first line", () => {
    for (const file of Object.values(manifest.bin)) {
      assert.match(readFileSync(file, "utf8"), /^#!\/usr\/bin\/env node\n/, file);
    }
  });
});
