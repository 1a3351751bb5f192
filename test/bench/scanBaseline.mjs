/** What `errdex check` is compared with: reads all files below a folder and runs one regular expression over each. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const pattern = /["'`]([A-Z][A-Z0-9_]{4,}|[a-z][\w/-]{4,})["'`]/g;
let files = 0;
let found = 0;

function visit(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== "node_modules") visit(path);
    } else if (/\.[cm]?[jt]sx?$/.test(entry.name)) {
      files++;
      found += (readFileSync(path, "utf8").match(pattern) ?? []).length;
    }
  }
}

visit(process.argv[2]);
console.log(`${found} strings in ${files} files`);
