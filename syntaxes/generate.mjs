/**
 * Writes `errdex-codes.injection.json` from the built-in catalogs: `npm run build:syntaxes`, to be run when their codes
 * change. A unit test fails while the two differ.
 *
 * The grammar names every code instead of describing their shape, since the shape of many is that of other things, too:
 * `application/not-found` is a code, `application/json` is a MIME type. So the colour tells a code from a misspelt one.
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const here = import.meta.dirname;
const catalogs = ["ratio", "sphere"];

/** The first scope is one that themes colour, the second is for whoever wants codes to look different. */
const name = "variable.other.enummember.errdex constant.other.error-code.errdex";
/** Imports hold paths, and attributes of HTML are no code. */
const strings = ["string.quoted.single", "string.quoted.double", "string.template"];
const others = ["meta.import", "string.quoted.single.html", "string.quoted.double.html"].map((scope) => ` -${scope}`);
const injectionSelector = strings.map((scope) => `L:${scope}${others.join("")}`).join(", ");

const grammar = {
  name: "Error codes of the catalogs built into Errdex, in string literals",
  scopeName: "errdex-codes.injection",
  injectionSelector,
  patterns: [],
};
for (const catalog of catalogs) {
  const { codes, families } = JSON.parse(await readFile(join(here, `../shared/catalogs/${catalog}.json`), "utf8"));
  for (const family of Object.keys(families).sort()) {
    const members = Object.keys(codes).filter((code) => code.startsWith(family));
    const endings = members.map((code) => code.slice(family.length)).sort();
    grammar.patterns.push({ name, match: `(?<=['"\`])${family}(?:${endings.join("|")})(?=['"\`])` });
  }
}
await writeFile(join(here, "errdex-codes.injection.json"), `${JSON.stringify(grammar, undefined, 2)}\n`);
