/**
 * Tells for each form in which vendors publish codes how many codes our fixtures hold, and how many of them the importers
 * find, miss and invent.
 *
 *   npm run import-report
 *
 * Exits with 1 when a code or an HTTP status is missed or invented.
 */

import { importForms } from "../../server/src/catalogs/importers/importer";
import type { CatalogFile } from "../../shared/src/catalog";
import { importFixture, readImportFixtures } from "../support/importFixtures";

interface Line {
  readonly path: string;
  readonly form: string;
  readonly wanted: number;
  readonly found: number;
  readonly missed: readonly string[];
  readonly invented: readonly string[];
}

void main();

async function main(): Promise<void> {
  const lines: Line[] = [];
  for (const fixture of readImportFixtures()) {
    const wanted = codesOf(fixture.expected.catalog);
    const found = codesOf((await importFixture(fixture)).catalog);
    lines.push({
      path: fixture.path,
      form: fixture.form,
      wanted: wanted.size,
      found: [...wanted].filter((code) => found.has(code)).length,
      missed: [...wanted].filter((code) => !found.has(code)),
      invented: [...found].filter((code) => !wanted.has(code)),
    });
  }
  const rows = [
    ...lines.map((line) => row(line.path, [line])),
    "",
    ...importForms.map((form) =>
      row(
        `all of ${form}`,
        lines.filter((line) => line.form === form),
      ),
    ),
    row("all", lines),
  ];
  const wrong = lines.flatMap(({ path, missed, invented }) => [
    ...missed.map((code) => `${path}: missed ${code}`),
    ...invented.map((code) => `${path}: invented ${code}`),
  ]);
  const heading = `${"source".padEnd(44)}${["wanted", "found", "missed", "invented"].map((name) => name.padStart(10)).join("")}`;
  process.stdout.write(`${[heading, ...rows, "", ...wrong].join("\n").trimEnd()}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

/** Codes, and HTTP statuses with `HTTP` before them. */
function codesOf({ codes, statuses = {} }: Pick<CatalogFile, "codes" | "statuses">): ReadonlySet<string> {
  return new Set([...Object.keys(codes), ...Object.keys(statuses).map((status) => `HTTP ${status}`)]);
}

function row(name: string, lines: readonly Line[]): string {
  const sum = (amount: (line: Line) => number): string =>
    String(lines.reduce((total, line) => total + amount(line), 0)).padStart(10);
  return `${name.padEnd(44)}${sum(({ wanted }) => wanted)}${sum(({ found }) => found)}${sum(({ missed }) => missed.length)}${sum(({ invented }) => invented.length)}`;
}
