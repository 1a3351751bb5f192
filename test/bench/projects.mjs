/** Generated catalogs and projects. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createRandom } from "./random.mjs";
import { createModule } from "./sources.mjs";

const starts = "INVALID MISSING EXPIRED UNSUPPORTED DUPLICATE LOCKED REJECTED UNKNOWN CONFLICTING EXCEEDED".split(" ");
const things = "CUSTOMER MERCHANT BALANCE CHARGE DISPUTE PAYOUT REFUND MANDATE CARD BRANCH LEDGER QUOTE TERMINAL".split(
  " ",
);
const parts = "STATE TOKEN REGION LIMIT OWNER WINDOW DIGEST SCHEME AMOUNT REFERENCE PERIOD CHANNEL POLICY".split(" ");

/** Catalogs of so many codes each, as files in the form of `shared/src/catalog.ts`. */
export function createCatalogs(amount, size = 10_000) {
  return Array.from({ length: amount }, (_, i) => {
    const random = createRandom(1000 + i);
    const codes = {};
    for (let made = 0; made < size; made++) {
      const code = `${random.pick(starts)}_${random.pick(things)}_${random.pick(parts)}_${i}_${made}`;
      codes[code] = {
        summary: `The ${code.toLowerCase().replaceAll("_", " ")} is not as it must be.`,
        category: "validation",
      };
    }
    return {
      errdexCatalog: 1,
      id: `vendor-${i}`,
      name: `Vendor ${i}`,
      envelope: { codeFields: ["code"] },
      evidence: { hosts: [`api.vendor-${i}.test`] },
      codes,
    };
  });
}

/** Writes modules of 20 to 400 lines into folders below `folder`; one in twenty holds codes. */
export function writeProject(folder, files) {
  const random = createRandom(3);
  for (let i = 0; i < files; i++) {
    const directory = join(folder, "src", `area${i % 25}`, `part${i % 4}`);
    mkdirSync(directory, { recursive: true });
    const lines = 20 + random.below(random.chance(0.2) ? 380 : 180);
    const codes = i % 20 === 0 ? 2 + random.below(8) : 0;
    writeFileSync(
      join(directory, `module${i}.ts`),
      createModule({ lines: Math.max(lines, codes * 6 + 60), codes, seed: i }),
    );
  }
  mkdirSync(join(folder, "node_modules", "dependency"), { recursive: true });
  writeFileSync(join(folder, "node_modules", "dependency", "index.js"), "module.exports = 1;\n");
  writeFileSync(join(folder, ".gitignore"), "dist/\n*.log\n/coverage\n");
}
