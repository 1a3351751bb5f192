import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { languageOfPath } from "../../server/src/languages";
import { roles as allRoles, type Role } from "../../server/src/languages/language";
import { readMarks } from "./marks";

/** Where the table is that {@link renderParity} makes. */
export const parityFile = join("server", "LANGUAGES.md");

const fixtures = join("test", "fixtures", "languages");
/** In a language's folder of fixtures: why it shows nothing for a role, by role. */
const reasonsFile = "holes.json";

/** The roles in which codes stand: `other` is that of a string of which nothing is known. */
const roles: readonly Role[] = allRoles.filter((role) => role !== "other");

/** What the fixtures of one language show. */
export interface LanguageRow {
  readonly id: string;
  /** How many codes are shown in each role. */
  readonly shown: ReadonlyMap<Role, number>;
  /** Why nothing is shown, for each role of which nothing is. */
  readonly reasons: ReadonlyMap<Role, string>;
}

/** The rows of the table, by the languages' ids. A dialect whose fixtures are in a folder of its own is no row of its own. */
export function readParity(): readonly LanguageRow[] {
  const rows = new Map<string, { shown: Map<Role, number>; reasons: Map<Role, string> }>();
  const folders = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name: folder } of folders) {
    const path = join(fixtures, folder);
    const files = readdirSync(path).filter((name) => name !== reasonsFile);
    const id = languageOfPath(files[0] ?? "")?.id ?? folder;
    const row = rows.get(id) ?? { shown: new Map<Role, number>(), reasons: new Map<Role, string>() };
    rows.set(id, row);
    for (const { text } of files.flatMap((name) => readMarks(readFileSync(join(path, name), "utf8")))) {
      const role = roles.find((candidate) => text.startsWith(`${candidate} `));
      if (role !== undefined) {
        row.shown.set(role, (row.shown.get(role) ?? 0) + 1);
      }
    }
    for (const [role, reason] of Object.entries(readReasons(join(path, reasonsFile)))) {
      row.reasons.set(role as Role, reason);
    }
  }
  return [...rows].map(([id, row]) => ({ id, ...row })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function readReasons(path: string): Readonly<Record<string, string>> {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Record<string, string>) : {};
}

/** Holes that nothing explains, and explanations of what is none: `shellscript type`. */
export function findUnexplained(rows: readonly LanguageRow[]): readonly string[] {
  return rows.flatMap(({ id, shown, reasons }) => [
    ...roles.filter((role) => !shown.has(role) && !reasons.has(role)).map((role) => `${id} ${role}: no fixture`),
    ...Array.from(reasons.keys())
      .filter((role) => !roles.includes(role) || shown.has(role))
      .map((role) => `${id} ${role}: explained, and there is no hole`),
  ]);
}

/** The table as a page. */
export function renderParity(rows: readonly LanguageRow[]): string {
  const reasons = [...new Set(rows.flatMap((row) => [...row.reasons.values()]))];
  const cell = ({ shown, reasons: own }: LanguageRow, role: Role): string => {
    const reason = own.get(role);
    return String(shown.get(role) ?? (reason === undefined ? "" : `[${reasons.indexOf(reason) + 1}]`));
  };
  const table = [
    ["language", ...roles],
    ["---", ...roles.map(() => "---:")],
    ...rows.map((row) => [row.id, ...roles.map((role) => cell(row, role))]),
  ];
  const widths = table[0]?.map((_, i) => Math.max(...table.map((cells) => cells[i]?.length ?? 0))) ?? [];
  const pad = (text: string, i: number, line: number): string => {
    const width = widths[i] ?? 0;
    if (line === 1) {
      return i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`;
    }
    return i === 0 ? text.padEnd(width) : text.padStart(width);
  };
  return `# Where codes are understood, by language

Made by \`npm run parity\` from the fixtures in \`test/fixtures/languages\`, which hold every form of each language that is
understood. A number says how many codes the fixtures show in a role; the roles are explained in
\`languages/language.ts\`. Where there is none, a note says why.

${table.map((cells, line) => `| ${cells.map((text, i) => pad(text, i, line)).join(" | ")} |`).join("\n")}

${reasons.map((reason, i) => `${i + 1}. ${reason}`).join("\n")}
`;
}
