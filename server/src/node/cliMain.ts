import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cwd } from "node:process";
import type { WriteStream } from "node:tty";
import type { Output } from "../cli/host";
import { keepTexts, type KeptTexts } from "../cli/keptTexts";
import { nodeFiles } from "../cli/nodeFiles";
import { runCli } from "../cli/runCli";
import { launchServer } from "./launchServer";

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // `errdex check | head` closes our output early: the exit code still tells what was found.
    if (error.code !== "EPIPE") {
      process.exitCode = 2;
      process.stderr.write(`errdex: cannot write the output: ${error.message}\n`);
    }
  });
}

void runCli(process.argv.slice(2), {
  version: readVersion(),
  cwd: cwd(),
  env: process.env,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  files: nodeFiles,
  // Read at once: there is nothing else to do meanwhile, and the asynchronous functions alone take 3 ms to load.
  readWasm: (name) => Promise.resolve(readFileSync(join(__dirname, "grammars", name))),
  findKept,
  readStdin: async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) {
      chunks.push(chunk as Buffer);
    }
    return new TextDecoder().decode(Buffer.concat(chunks));
  },
  startServer: launchServer,
}).then((exitCode) => {
  // Not `process.exit`, which would cut off output that a slow reader has not taken yet.
  process.exitCode ??= exitCode;
});

function outputOf(stream: WriteStream): Output {
  return {
    isTerminal: stream.isTTY,
    columns: stream.isTTY ? stream.columns : undefined,
    write: (text) => stream.write(text),
  };
}

async function findKept(): Promise<KeptTexts | undefined> {
  const build = nodeFiles.stamp(__filename);
  if (build === undefined) {
    return undefined;
  }
  try {
    const { default: findPaths } = await import("env-paths");
    return keepTexts(findPaths("errdex", { suffix: "" }).cache, build);
  } catch {
    // Some machines give a user no folder for anything.
    return undefined;
  }
}

/** Of the package that holds `dist/cli.js`. */
function readVersion(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, "..", "package.json"), "utf8")) as { version: string };
  return manifest.version;
}
