import { execArgv, execPath } from "node:process";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
// Shared with the client, which starts the server with them itself, and with the benchmark.
import { env, flags } from "../../../shared/serverProcess.json";

/** What a launch needs of its process, so that tests can launch in memory. */
export interface Launcher {
  /** Options of Node that the process was started with. */
  readonly execArgv: readonly string[];
  /** Options that Node promises to know, V8's among them. */
  readonly known: Pick<ReadonlySet<string>, "has">;
  /** Makes the process one that was started with these words behind the name of Node. Absent where Node cannot do that. */
  readonly restart: ((args: readonly string[]) => void) | undefined;
  /** Changes an option of V8 while it runs. */
  readonly setFlag: (flag: string) => void;
  /** Loads the server, which reads the words that it is given. */
  readonly load: (args: readonly string[]) => Promise<unknown>;
}

const transport = /^--(stdio$|node-ipc$|socket|pipe)/;

/**
 * Becomes the language server, over stdio where nothing else is asked for, with the flags of V8 that keep it small. What V8
 * reads but at its start takes a new start, under the same process id; where Node has none to give, memory is some 20 MB
 * more. Only what Node promises to know is asked for that way, for it refuses to start with anything else.
 *
 * @param given as of `errdex-language-server`: `--stdio`, `--socket=PORT`.
 */
export async function launchServer(given: readonly string[], launcher = createLauncher()): Promise<void> {
  const { execArgv, known, restart, setFlag, load } = launcher;
  const args = given.some((argument) => transport.test(argument)) ? given : [...given, "--stdio"];
  const lacking = flags.filter((flag) => !execArgv.includes(flag));
  const atStart = lacking.filter((flag) => known.has(flag.replace(/=.*/, "")));
  // The channel to the process that forked this one would be lost. That process can name the flags itself.
  if (atStart.length > 0 && restart !== undefined && !args.includes("--node-ipc")) {
    restart([...execArgv, ...atStart, join(__dirname, "errdex-language-server.js"), ...args]);
    return;
  }
  for (const flag of lacking) {
    setFlag(flag);
  }
  await load(args);
}

type Execve = (file: string, args: readonly string[], env: NodeJS.ProcessEnv) => never;

function createLauncher(): Launcher {
  // Since Node 22.15, but not on Windows.
  const { execve } = process as { readonly execve?: Execve };
  return {
    execArgv,
    known: process.allowedNodeEnvironmentFlags,
    restart:
      execve === undefined || process.platform === "win32"
        ? undefined
        : (args) => {
            execve(execPath, [execPath, ...args], { ...process.env, ...env });
          },
    setFlag: setFlagsFromString,
    load: (args) => {
      process.argv.splice(2, Number.POSITIVE_INFINITY, ...args);
      return import("./main");
    },
  };
}
