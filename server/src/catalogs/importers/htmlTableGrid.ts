import type { Element } from "domhandler";
import { type Inline, plain } from "./blocks";
import { inlineOf } from "./htmlInline";

/** Spreads cells that span rows and columns over all of them. */
export class TableGrid {
  #spanning = new Map<number, { rows: number; cell: Inline }>();

  /** The cells of the next row of the table. */
  row(cells: readonly Element[]): readonly Inline[] {
    const row: Inline[] = [];
    const takeSpanning = (): void => {
      for (let span = this.#spanning.get(row.length); span !== undefined; span = this.#spanning.get(row.length)) {
        if (--span.rows === 0) {
          this.#spanning.delete(row.length);
        }
        row.push(span.cell);
      }
    };
    for (const element of cells) {
      takeSpanning();
      const cell = inlineOf(element.children);
      const rows = spanOf(element, "rowspan");
      for (let i = 0; i < spanOf(element, "colspan"); i++) {
        if (rows > 1) {
          this.#spanning.set(row.length, { rows: rows - 1, cell });
        }
        row.push(i === 0 ? cell : plain(""));
      }
    }
    takeSpanning();
    return row;
  }
}

function spanOf({ attribs }: Element, name: string): number {
  const given = Number(attribs[name] ?? 1);
  return Number.isInteger(given) && given > 0 ? Math.min(given, 1000) : 1;
}
