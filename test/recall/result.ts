import { exclusions, type Trial } from "./measure";
import { countedSurroundings, surroundings, type Surrounding } from "./scenes";
import { score, scoreBy, targets, type Score } from "./score";

/** The result as a page. */
export function renderResult(trials: readonly Trial[], seed: number): string {
  const counted = trials.filter(isCounted);
  const others = trials.filter((trial) => !isCounted(trial));
  const apart = Object.entries(exclusions).map(([name, why]) => {
    const amount = counted.filter(({ excluded }) => excluded === name).length;
    return `| ${name} | ${amount} | ${why} |`;
  });
  return `# Recall: how many misspelt codes are found

Made by \`npm run recall -- --update\`. In every form of every language (the fixtures in \`test/fixtures/languages\`), each
code is replaced by another of its catalog with one misspelling of each kind, chosen with seed ${seed}, and the source is
analysed at strictness \`bound\`. _found_: there is a finding of \`unknown-code\`. _first right_: of those, the first
suggestion is the code that was meant. At least ${percent(targets.found, 1, 0)} and ${percent(targets.first, 1, 0)} are wanted.

${table("", [score("all that count", counted)])}

## By what tells which API it is

${Object.entries(surroundings)
  .map(([name, meaning]) => `- _${name}_: ${meaning}.`)
  .join("\n")}

${table(
  "counts",
  scoreBy(counted, ({ scene }) => scene.surrounding),
)}

Where too little is known, Errdex speaks of slips only that can hardly be anything else; a warning too many costs more than
a slip missed. These do not count:

${table(
  "does not count",
  scoreBy(others, ({ scene }) => scene.surrounding),
)}

## By kind of misspelling

${table(
  "kind",
  scoreBy(counted, ({ mutation }) => mutation.name),
)}

## By language

${table(
  "language",
  scoreBy(counted, ({ scene }) => scene.language),
)}

## By role

${table(
  "role",
  scoreBy(counted, ({ scene }) => scene.role),
)}

## What does not count, and why

| what came out | of them | why |
| --- | ---: | --- |
${apart.join("\n")}

Of the ambiguous ones, a finding is wanted and the code that was meant among its suggestions, which are three at most:

${table("ambiguous", [], score("ambiguous", counted).ambiguous)}
`;
}

/** Whether the trial's scene is one in which the misspelling must be found. */
export function isCounted({ scene }: Pick<Trial, "scene">): boolean {
  return countedSurroundings.includes(scene.surrounding satisfies Surrounding);
}

function table(title: string, scores: readonly Score[], ambiguous?: Score["ambiguous"]): string {
  if (ambiguous !== undefined) {
    const { trials, found, offered } = ambiguous;
    const cells = [trials, percent(found, trials), percent(offered, found)];
    return ["| trials | found | offered |", "| ---: | ---: | ---: |", `| ${cells.join(" | ")} |`].join("\n");
  }
  const rows = scores.map(
    ({ name, trials, found, first }) =>
      `| ${name} | ${trials} | ${percent(found, trials)} | ${percent(first, found)} |`,
  );
  return [`| ${title} | trials | found | first right |`, "| --- | ---: | ---: | ---: |", ...rows].join("\n");
}

function percent(part: number, whole: number, digits = 1): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(digits)} %`;
}
