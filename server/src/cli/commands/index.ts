import type { CliCommand } from "../command";
import { checkCommand } from "./check";
import { coverageCommand } from "./coverage";
import { diffCommand } from "./diff";
import { explainCommand } from "./explain";
import { exportCommand } from "./export";
import { importCommand } from "./import";
import { initCommand } from "./init";
import { listCommand } from "./list";
import { lspCommand } from "./lsp";

/** NEW COMMAND: import it above and add it here; help lists them in this order. */
export const commands: readonly CliCommand[] = [
  checkCommand,
  explainCommand,
  listCommand,
  importCommand,
  diffCommand,
  coverageCommand,
  exportCommand,
  initCommand,
  lspCommand,
];
