import type { Trial } from "./measure";

/** How many misspelt codes were found, and how often the first suggestion was the code that was meant. */
export interface Score {
  readonly name: string;
  readonly trials: number;
  readonly found: number;
  readonly first: number;
  /** Of those that do not count because they are ambiguous: how many there were, were found, and have the code among the suggestions. */
  readonly ambiguous: { readonly trials: number; readonly found: number; readonly offered: number };
}

/** What must be reached by all trials that count together: found of those, first right of the found. */
export const targets = { found: 0.98, first: 0.95 } as const;

export function score(name: string, trials: readonly Trial[]): Score {
  const counted = trials.filter(({ excluded }) => excluded === undefined);
  const found = counted.filter(({ suggestions }) => suggestions !== undefined);
  const ambiguous = trials.filter(({ excluded }) => excluded === "ambiguous");
  return {
    name,
    trials: counted.length,
    found: found.length,
    first: found.filter(({ suggestions, meant }) => suggestions?.[0] === meant).length,
    ambiguous: {
      trials: ambiguous.length,
      found: ambiguous.filter(({ suggestions }) => suggestions !== undefined).length,
      offered: ambiguous.filter(({ suggestions, meant }) => suggestions?.includes(meant)).length,
    },
  };
}

/** A score for each different name that `nameOf` gives, in the order of the trials. */
export function scoreBy(trials: readonly Trial[], nameOf: (trial: Trial) => string): readonly Score[] {
  const groups = new Map<string, Trial[]>();
  for (const trial of trials) {
    const name = nameOf(trial);
    const group = groups.get(name);
    if (group === undefined) {
      groups.set(name, [trial]);
    } else {
      group.push(trial);
    }
  }
  return Array.from(groups, ([name, group]) => score(name, group));
}

export function meetsTargets({ trials, found, first }: Score): boolean {
  return trials > 0 && found >= targets.found * trials && first >= targets.first * found;
}
