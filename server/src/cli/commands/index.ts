import type { CliCommand } from "../command";
import { checkCommand } from "./check";
import { explainCommand } from "./explain";
import { importCommand } from "./import";

/** NEW COMMAND: import it above and add it here; help lists them in this order. */
export const commands: readonly CliCommand[] = [checkCommand, explainCommand, importCommand];
