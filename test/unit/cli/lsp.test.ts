import assert from "node:assert/strict";
import { runIn } from "./memoryHost";

describe("errdex lsp", () => {
  const starts: readonly (readonly [args: string, started: readonly string[]])[] = [
    ["lsp", []],
    ["lsp --stdio", []],
    ["lsp --socket 5000", ["--socket=5000"]],
    ["lsp --socket=5000 --clientProcessId=7", ["--socket=5000", "--clientProcessId=7"]],
    ["lsp --pipe /tmp/pipe", ["--pipe=/tmp/pipe"]],
  ];
  for (const [args, started] of starts) {
    it(`starts the server for ${args}, and writes nothing of its own`, async () => {
      const servers: (readonly string[])[] = [];
      const onServer = (args: readonly string[]): unknown => servers.push(args);
      assert.deepEqual(await runIn({ onServer }, {}, ...args.split(" ")), { exitCode: 0, stdout: "", stderr: "" });
      assert.deepEqual(servers, [started]);
    });
  }

  for (const args of ["lsp src", "lsp --socket", "lsp --socket 0", "lsp --stdio --socket 5000", "lsp --tcp"]) {
    it(`starts nothing for ${args}`, async () => {
      const onServer = (): never => assert.fail("it was started");
      const { exitCode, stdout, stderr } = await runIn({ onServer }, {}, ...args.split(" "));
      assert.deepEqual([exitCode, stdout], [2, ""]);
      assert.match(stderr, /^errdex: [^\n]+\n$/);
    });
  }
});
