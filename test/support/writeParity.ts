import { writeFileSync } from "node:fs";
import { findUnexplained, parityFile, readParity, renderParity } from "./parity";

const rows = readParity();
writeFileSync(parityFile, renderParity(rows));
const unexplained = findUnexplained(rows);
process.stdout.write([`Wrote ${parityFile}`, ...unexplained].join("\n") + "\n");
process.exitCode = unexplained.length === 0 ? 0 : 1;
