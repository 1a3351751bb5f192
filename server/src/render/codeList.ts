import type { Catalog, Entry } from "../catalogs/model";
import { count, createStyles, displayWidth, printable, shorten } from "./terminalText";

/** Widest column of codes; a longer code moves its own summary to the right. */
const widestCode = 40;

/** The codes for a terminal: catalog by catalog, a line for each with its summary. */
export function renderCodesPretty(
  codes: ReadonlyMap<Catalog, readonly Entry[]>,
  { colors, width }: { readonly colors: boolean; readonly width: number | undefined },
): string {
  const styles = createStyles(colors);
  const sections = [...codes].map(([{ id, name }, entries]) => {
    const column = Math.min(widestCode, Math.max(...entries.map(({ code }) => displayWidth(printable(code)))));
    const lines = entries.map(({ code, summary }) => {
      const shown = printable(code);
      const pad = " ".repeat(Math.max(0, column - displayWidth(shown)));
      const rest = width === undefined ? Infinity : width - Math.max(column, displayWidth(shown)) - 4;
      const text = printable(summary);
      return `  ${styles.bold(shown)}${pad}  ${styles.dim(shorten(text, rest))}`.trimEnd();
    });
    return `${styles.underline(printable(name))} (${id}): ${count(entries.length, "code")}\n${lines.join("\n")}\n`;
  });
  return sections.join("\n");
}

/** The codes as data: version 1 of the format. */
export function renderCodesJson(codes: ReadonlyMap<Catalog, readonly Entry[]>): string {
  const catalogs = [...codes].map(([{ id, name, docs, from }, entries]) => ({
    id,
    name,
    docs,
    from,
    codes: entries.map(({ code, summary, family, category, httpStatus, deprecated }) => ({
      code,
      summary,
      family: family?.prefix,
      category,
      httpStatus,
      deprecated,
    })),
  }));
  return `${JSON.stringify({ version: 1, catalogs }, undefined, 2)}\n`;
}
