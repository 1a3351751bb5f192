import {
  type CatalogReport,
  type CodeReport,
  type CoverageReport,
  type FamilyReport,
  listWorthwhile,
} from "../workspace/coverageReport";
import { count, createStyles, displayWidth, printable, shorten, type Styles } from "./terminalText";

export interface CoverageTextOptions {
  readonly colors: boolean;
  /** Columns of the terminal; without, lines are as long as they are. */
  readonly width: number | undefined;
}

/** Codes that are named as the next ones to handle. */
const mostNamed = 8;
const barWidth = 14;
/** Widest column of families. */
const widestFamily = 28;

/** The report for a terminal: a bar for each family, and the codes that are most worth handling next. */
export function renderCoveragePretty(report: CoverageReport, { colors, width }: CoverageTextOptions): string {
  const styles = createStyles(colors);
  const open = report.catalogs.filter(({ signs }) => signs.length > 0);
  const folded = report.catalogs.filter(({ signs }) => signs.length === 0);
  const sections = open.map((catalog) => `${catalogLines(catalog, styles, width).join("\n")}\n`);
  const others = folded.map(
    ({ catalog: { name, id }, handled, total }) =>
      `${styles.dim(`${printable(name)} (${id}): no sign that this project uses it; ${handled} of ${total} codes handled`)}\n`,
  );
  return [...sections, ...(others.length === 0 ? [] : [others.join("")])].join("\n");
}

function catalogLines(report: CatalogReport, styles: Styles, width: number | undefined): readonly string[] {
  const { catalog, handled, total, userHandled, userTotal, families } = report;
  const column = Math.min(widestFamily, Math.max(...families.map((family) => displayWidth(prefixOf(family)))));
  const widest = Math.max(1, ...families.map((family) => family.total));
  const users = userTotal === 0 ? "" : `; ${userHandled} of ${userTotal} that users can act on`;
  const worthwhile = listWorthwhile(report).slice(0, mostNamed);
  return [
    `${styles.underline(printable(catalog.name))} (${catalog.id}): ${handled} of ${count(total, "code")} handled${users}`,
    ...families.map((family) => `  ${familyLine(family, { column, widest, width }, styles)}`),
    ...(worthwhile.length === 0 ? [] : ["", "  Worth handling first"]),
    ...worthwhile.map((code) => `    ${codeLine(code, styles, width)}`),
  ];
}

interface LineLayout {
  /** Columns for the families' names. */
  readonly column: number;
  /** Codes of the largest family. */
  readonly widest: number;
  readonly width: number | undefined;
}

function familyLine(family: FamilyReport, { column, widest, width }: LineLayout, styles: Styles): string {
  const { handled, total, userTotal, userHandled } = family;
  const left = userTotal - userHandled;
  const cells = (amount: number): number => Math.round((amount / widest) * barWidth);
  const done = handled > 0 ? Math.max(1, cells(handled)) : 0;
  const users = left > 0 ? Math.max(1, cells(left)) : 0;
  const rest = Math.max(0, Math.max(1, cells(total)) - done - users);
  const bar = `${"█".repeat(done)}${styles.yellow("▒".repeat(users))}${styles.dim("░".repeat(rest))}`;
  const pad = " ".repeat(Math.max(0, barWidth - done - users - rest));
  const name = prefixOf(family);
  const namePad = " ".repeat(Math.max(0, column - displayWidth(name)));
  const text = left > 0 ? `  ${left} left that users can act on` : "";
  // What stands before it: two blanks, the name, the bar and the numbers.
  const fits = width === undefined || column + barWidth + 16 + text.length <= width;
  const note = fits ? styles.dim(text) : "";
  return `${styles.bold(name)}${namePad}  ${bar}${pad}  ${String(handled).padStart(3)} of ${String(total).padStart(3)}${note}`;
}

function prefixOf({ family }: FamilyReport): string {
  return family === undefined ? "(no family)" : printable(family.prefix);
}

function codeLine({ entry }: CodeReport, styles: Styles, width: number | undefined): string {
  const code = printable(entry.code);
  const summary = printable(entry.summary);
  const room = width === undefined ? Infinity : width - displayWidth(code) - 6;
  return `${styles.bold(code)}  ${styles.dim(shorten(summary, room))}`.trimEnd();
}

/** The report as data: version 1 of the format. Lines and characters are 0-based UTF-16; of a notebook, in the text of the cell. */
export function renderCoverageJson(report: CoverageReport, showPath: (uri: string) => string): string {
  const catalogs = report.catalogs.map(({ catalog, signs, total, handled, userTotal, userHandled, families }) => ({
    id: catalog.id,
    name: catalog.name,
    total,
    handled,
    endUser: { total: userTotal, handled: userHandled },
    signs: signs.map(({ text, uri, cell, ...place }) => ({ text, file: showPath(uri), cell, range: rangeOf(place) })),
    families: families.map(({ family, codes, ...counts }) => ({
      prefix: family?.prefix ?? null,
      total: counts.total,
      handled: counts.handled,
      codes: codes.map(({ entry, state, concern, places }) => ({
        code: entry.code,
        state,
        concern,
        deprecated: entry.deprecated !== undefined,
        places: places.map(({ uri, cell, role, handles, ...place }) => ({
          file: showPath(uri),
          cell,
          range: rangeOf(place),
          role,
          handles,
        })),
      })),
    })),
  }));
  const { files, isComplete } = report;
  return `${JSON.stringify({ version: 1, filesWithCodes: files, complete: isComplete, catalogs }, undefined, 2)}\n`;
}

function rangeOf({
  line,
  start,
  end,
}: {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}): object {
  return { start: { line, character: start }, end: { line, character: end } };
}
