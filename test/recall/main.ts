/**
 * Plants misspelt codes in every form of every language, and counts how many are found.
 *
 *   npm run recall -- [--only TEXT] [--seed N] [--missed] [--update]
 *
 * --only    fixtures whose path holds this only
 * --seed    other choices of codes and misspellings
 * --missed  also print each misspelling that should have been found and was not
 * --update  write the result to test/recall/result.md
 *
 * The exit code is 1 when fewer are found, or first suggestions right, than must be.
 */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { tryScene, type Trial } from "./measure";
import { createRandom } from "./random";
import { isCounted, renderResult } from "./result";
import { listFixtures, readScenes } from "./scenes";
import { meetsTargets, score } from "./score";

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    seed: { type: "string", default: "3" },
    missed: { type: "boolean", default: false },
    update: { type: "boolean", default: false },
  },
});

void measure();

async function measure(): Promise<void> {
  const start = performance.now();
  const random = createRandom(Number(options.seed));
  const trials: Trial[] = [];
  for (const path of listFixtures().filter((fixture) => fixture.includes(options.only))) {
    const before = trials.length;
    for (const scene of await readScenes(path)) {
      trials.push(...(await tryScene(scene, random)));
    }
    const { found, first, trials: counted } = score(path, trials.slice(before).filter(isCounted));
    print(`${path.padEnd(60)} ${counted} trials, ${found} found, ${first} first right`);
  }
  const missed = trials.filter((trial) => isCounted(trial) && isMissed(trial));
  for (const { scene, value, meant, suggestions } of options.missed ? missed : []) {
    print(
      `${scene.surrounding} · ${scene.language} ${scene.role} · ${value} for ${meant}: ${suggestions?.join() ?? "-"}`,
    );
  }
  const all = score("all", trials.filter(isCounted));
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  print(`\n${all.trials} trials, ${all.found} found, ${all.first} first right; ${seconds} s`);
  if (options.update) {
    writeFileSync(join("test", "recall", "result.md"), renderResult(trials, Number(options.seed)));
  }
  process.exitCode = meetsTargets(all) ? 0 : 1;
}

function isMissed({ excluded, suggestions, meant }: Trial): boolean {
  return excluded === undefined && suggestions?.[0] !== meant;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
