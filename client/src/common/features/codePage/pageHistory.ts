import type { EntryName } from "../../../../../shared/src/protocol";

/** The codes whose pages were looked at, and which of them is shown: what back and forward go through. */
export interface PageHistory {
  readonly names: readonly EntryName[];
  /** Of the one that is shown; -1 where there is none. */
  readonly index: number;
}

export const noHistory: PageHistory = { names: [], index: -1 };

/** A person hardly goes back further. */
const mostNames = 50;

export function shownName({ names, index }: PageHistory): EntryName | undefined {
  return names[index];
}

/** Goes to a page from the one that is shown; those that were ahead of it are forgotten. */
export function goTo(history: PageHistory, name: EntryName): PageHistory {
  const shown = shownName(history);
  if (shown?.catalog === name.catalog && shown.code === name.code) {
    return history;
  }
  const names = [...history.names.slice(0, history.index + 1), name].slice(-mostNames);
  return { names, index: names.length - 1 };
}

/** Goes back (-1) or ahead (1); stays where there is nothing. */
export function move(history: PageHistory, by: -1 | 1): PageHistory {
  return canMove(history, by) ? { ...history, index: history.index + by } : history;
}

export function canMove({ names, index }: PageHistory, by: -1 | 1): boolean {
  return names[index + by] !== undefined;
}
