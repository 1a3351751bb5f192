import { Command, CommanderError } from "commander";
import { printable } from "../render/terminalText";
import { errorMessage } from "../util/logger";
import { type CliCommand, type ExitCode, exitCodes } from "./command";
import { commands } from "./commands/index";
import { systemErrorText } from "./fileProblems";
import { type Host, UsageError } from "./host";

/**
 * Runs one command line. Whatever happens, the answer is an exit code, and what went wrong is one line on stderr.
 *
 * @param args without the program's name: `["check", "src"]`.
 */
export async function runCli(args: readonly string[], host: Host): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const program = createProgram(host, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(readHabits(args), { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has shown it already; help and the version that were asked for come this way, too.
      return error.exitCode === 0 ? exitCodes.ok : exitCodes.failure;
    }
    const message =
      error instanceof UsageError
        ? error.message
        : (systemErrorText(error, host.cwd) ?? `internal error: ${errorMessage(error)}`);
    host.stderr.write(`errdex: ${printable(message)}\n`);
    return exitCodes.failure;
  }
  return exitCode;
}

/**
 * What people write out of habit: `help`, `help check`. Of a command that there is not, nothing but its name is read, for
 * Commander answers `chekc --help` with the help of the whole.
 */
function readHabits([first, ...rest]: readonly string[]): readonly string[] {
  if (first === undefined || first.startsWith("-")) {
    return [first, ...rest].filter((word) => word !== undefined);
  }
  if (first === "help") {
    return rest.length === 0 ? ["--help"] : readHabits([...rest, "--help"]);
  }
  return commands.some(({ name }) => name === first) ? [first, ...rest] : [first];
}

function createProgram(host: Host, finish: (exitCode: ExitCode) => void): Command {
  const program = new Command("errdex")
    .description("Documents and checks the API error codes in your string literals.")
    .version(host.version, "-v, --version", "show the version")
    .helpOption("-h, --help", "show help")
    .helpCommand(false)
    .configureHelp({ minWidthToWrap: 20 })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        host.stdout.write(text);
      },
      writeErr: (text) => {
        host.stderr.write(text);
      },
      outputError: (text, write) => {
        // Commander puts its guess on a line of its own.
        write(
          `errdex: ${printable(
            text
              .replace(/^error: /, "")
              .trim()
              .replace(/\s*\n\s*/g, " "),
          )}\n`,
        );
      },
      getOutHelpWidth: () => host.stdout.columns ?? 80,
      getErrHelpWidth: () => host.stderr.columns ?? 80,
    });
  for (const definition of commands) {
    const command = program
      .command(definition.name)
      .summary(definition.summary)
      .description(sentence(definition.summary));
    definition.define(command, host, finish);
    command.addHelpText("after", `\n${examplesText([definition])}`);
  }
  return program.addHelpText("after", `\n${examplesText(commands)}`);
}

function examplesText(definitions: readonly CliCommand[]): string {
  const examples = definitions.flatMap((definition) => definition.examples);
  return `Examples:\n${examples.map(({ command, purpose }) => `  $ ${command}\n      ${purpose}`).join("\n")}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
