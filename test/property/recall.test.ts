import assert from "node:assert/strict";
import { createRandom } from "../recall/random";
import { tryScene, type Trial } from "../recall/measure";
import { isCounted } from "../recall/result";
import { listFixtures, readScenes } from "../recall/scenes";
import { meetsTargets, score } from "../recall/score";

describe("misspelt codes", () => {
  it("are found as often as they must be, in a sample; npm run recall tries them all", async () => {
    const random = createRandom(11);
    const trials: Trial[] = [];
    for (const path of listFixtures().filter((fixture) => fixture.endsWith("roles.sh"))) {
      const scenes = (await readScenes(path)).filter((scene) => isCounted({ scene }));
      for (let i = 0; i < 8; i++) {
        trials.push(...(await tryScene(random.pick(scenes), random)));
      }
    }
    const found = score("sample", trials);
    assert.ok(found.trials > 50 && meetsTargets(found), JSON.stringify(found));
  });
});
