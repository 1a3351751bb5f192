import { InvalidArgumentError, Option } from "commander";
import { type CliCommand, exitCodes } from "../command";

interface LspOptions {
  readonly socket: string | undefined;
  readonly pipe: string | undefined;
  readonly clientProcessId: string | undefined;
}

/** `errdex lsp`: the same server as `errdex-language-server`. */
export const lspCommand: CliCommand = {
  name: "lsp",
  summary: "serve an editor: the language server, over standard input and output",
  examples: [{ command: "errdex lsp", purpose: "for an editor's list of language servers, not to be typed by hand" }],
  define: (command, host, finish) => {
    command
      .option("--stdio", "over standard input and output, as it does anyway")
      .addOption(
        new Option("--socket <PORT>", "over a port of this machine that the editor listens at")
          .argParser(readPort)
          .conflicts(["stdio", "pipe"]),
      )
      .addOption(
        new Option("--pipe <PATH>", "over a pipe, or a socket with a path, that the editor listens at").conflicts([
          "stdio",
        ]),
      )
      // Some clients append it to whatever they start.
      .addOption(new Option("--clientProcessId <ID>").hideHelp())
      .addHelpText(
        "after",
        "\nExit codes:\n  0  the editor said goodbye\n  1  the editor is gone without a word\n  2  wrong use, or nobody listens at the port or pipe",
      )
      .action(async ({ socket, pipe, clientProcessId }: LspOptions) => {
        const given = { socket, pipe, clientProcessId };
        const args = Object.entries(given).flatMap(([name, value]) =>
          value === undefined ? [] : `--${name}=${value}`,
        );
        await host.startServer(args);
        // What the server itself ends with overrules this.
        finish(exitCodes.ok);
      });
  },
};

function readPort(text: string): string {
  if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > 65_535) {
    throw new InvalidArgumentError("It must be a port, 1 to 65535.");
  }
  return text;
}
