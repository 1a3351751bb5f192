import assert from "node:assert/strict";
import { adviseOnTimes, type TimesScene } from "../../server/src/features/times/adviseOnTimes";
import { renderTimes } from "../../server/src/render/times";
import { timeReading } from "../../server/src/workspace/timeReading";
import { noFacts } from "../../server/src/workspace/fileFacts";
import { Times } from "../../server/src/util/times";
import { testService } from "../support/check";

const uri = "file:///w/a.ts";
const about = { uri, languageId: "typescript" };

/** Times on a clock that only moves when it is told to. */
function create(): { readonly times: Times; readonly pass: (ms: number) => void; readonly now: () => number } {
  let now = 0;
  return { times: new Times(() => now), pass: (ms) => (now += ms), now: () => now };
}

const scene: TimesScene = {
  files: 7,
  maxIndexedFiles: 10_000,
  isOpen: () => true,
  showPath: (shown) => shown.replace("file:///w/", ""),
};

describe("Times", () => {
  it("counts work inside other work once", () => {
    const { times, pass } = create();
    const found = times.work("codes", about, () => {
      pass(2);
      times.work("parse", about, () => {
        pass(5);
      });
      pass(1);
      return "found";
    });
    assert.equal(found, "found");
    const { kinds, documents } = times.see();
    assert.deepEqual([...kinds].map(([kind, { count, ms }]) => [kind, count, ms]).sort(), [
      ["codes", 1, 3],
      ["parse", 1, 5],
    ]);
    assert.deepEqual(documents.get(uri), { languageId: "typescript", count: 2, ms: 8, slowest: 5 });
    assert.equal(times.ofDocument(uri)?.ms, 8);
  });

  it("counts parts of a host with the host, and waits with no document", async () => {
    const { times, pass } = create();
    times.work("parse", { uri: "file:///w/a.vue#typescript", languageId: "typescript" }, () => {
      pass(2);
    });
    await times.wait("settings", { uri: "file:///w/b.ts" }, () => {
      pass(3);
      return Promise.resolve();
    });
    assert.deepEqual([...times.see().documents.keys()], ["file:///w/a.vue"]);
  });

  it("notes what fails, too", async () => {
    const { times, pass } = create();
    assert.throws(() =>
      times.work("rules", about, () => {
        pass(4);
        throw new Error("no");
      }),
    );
    await assert.rejects(
      times.wait("settings", about, () => {
        pass(6);
        return Promise.reject(new Error("no"));
      }),
    );
    const { kinds } = times.see();
    assert.deepEqual([kinds.get("rules")?.ms, kinds.get("settings")?.ms], [4, 6]);
  });

  it("forgets what was long ago, but not the slowest", () => {
    const { times, pass } = create();
    times.work("parse", about, () => {
      pass(900);
    });
    for (let i = 0; i < 1_000; i++) {
      times.work("rules", about, () => {
        pass(2);
      });
      times.work("codes", about, () => {
        pass(0.5);
      });
    }
    const { last, kinds } = times.see();
    assert.ok(last.length <= 402, String(last.length));
    assert.ok(last.some(({ kind, ms }) => kind === "parse" && ms === 900));
    assert.ok(!last.some(({ kind }) => kind === "codes"), "what takes no time is only counted");
    assert.equal(kinds.get("codes")?.count, 1_000);
    const starts = last.filter(({ kind }) => kind === "rules").map(({ start }) => start);
    assert.ok(starts.slice(1).every((start, i) => start > (starts[i] as number) || i === 0));
  });

  it("does not count pauses while files are read, nor what their language takes to load", async () => {
    const { times, pass, now } = create();
    const wait = (): Promise<void> => {
      pass(30);
      return Promise.resolve();
    };
    const reader = {
      indexFor: () => testService.index,
      readFacts: async (_document: unknown, pause: () => Promise<void>) => {
        pass(2);
        await pause();
        await times.wait("language", { languageId: "typescript" }, wait);
        pass(5);
        return noFacts;
      },
    };
    const { reader: timed, pause } = timeReading(reader, wait, times);
    assert.equal(await timed.readFacts({ uri, languageId: "typescript" } as never, pause), noFacts);
    assert.deepEqual([times.see().kinds.get("workspace")?.ms, now()], [7, 67]);
  });
});

describe("the page on times", () => {
  it("shows the slowest first, with what went on meanwhile", () => {
    const { times, pass, now } = create();
    const answer = (name: string, parse: number, rest: number): void => {
      const start = now();
      times.work("parse", about, () => {
        pass(parse);
      });
      pass(rest);
      times.note("request", { ...about, name }, start);
    };
    answer("textDocument/hover", 3, 0);
    answer("textDocument/completion", 40, 20);
    const page = renderTimes(times.see(), ["Buy *time*."], scene.showPath).replaceAll("\\", "");
    assert.deepEqual(
      page.split("\n").filter((line) => line.startsWith("- **")),
      [
        "- **60** textDocument/completion, a.ts: reading syntax 40, other work and waiting 20",
        "- **3.0** textDocument/hover, a.ts: reading syntax 3.0",
      ],
    );
    const rows = page.split("\n").filter((line) => line.startsWith("|"));
    assert.deepEqual(rows.slice(0, 2), ["| Work | How often | In all | The slowest |", "| --- | --- | --- | --- |"]);
    assert.ok(rows.includes("| reading syntax | 2 | 43 | 40 |"));
    assert.ok(rows.includes("| a.ts | typescript | 2 | 43 | 40 |"));
    assert.ok(rows.includes("| typescript | 2 | 43 | 40 |"));
    assert.match(page, /^- Buy \*time\*\.$/m);
  });

  it("counts the time once in which several waited", () => {
    const { times, pass, now } = create();
    const start = now();
    const other = "file:///w/b.ts";
    pass(10);
    times.note("settings", about, start);
    pass(5);
    times.note("settings", about, start + 4);
    times.note("settings", about, start + 6);
    times.note("settings", { uri: other }, start);
    times.note("request", { ...about, name: "textDocument/hover" }, start);
    times.note("request", { name: "errdex/catalogTree" }, start);
    const page = renderTimes(times.see(), [], scene.showPath);
    assert.match(page, /textDocument\/hover, a\.ts: waiting for settings 15$/m);
    assert.match(page, /errdex\/catalogTree: other work and waiting 15$/m);
  });

  it("says for how long it has counted", () => {
    const ages = [0.4, 1, 5, 150].map((minutes) => {
      const { times, pass } = create();
      pass(minutes * 60_000);
      return /started (.*) ago/.exec(renderTimes(times.see(), [], scene.showPath))?.[1];
    });
    assert.deepEqual(ages, ["less than a minute", "1 minute", "5 minutes", "3 hours"]);
  });

  it("is short where nothing has happened", () => {
    const page = renderTimes(create().times.see(), [], scene.showPath);
    assert.match(page, /Nothing took long enough to do something about it\./);
    assert.ok(!page.includes("|"));
  });
});

describe("advice on times", () => {
  it("is silent where all was quick", () => {
    const { times, pass } = create();
    times.work("parse", about, () => {
      pass(30);
    });
    assert.deepEqual(adviseOnTimes(times.see(), scene), []);
  });

  const cases: readonly (readonly [
    what: string,
    kind: "parse" | "workspace" | "language" | "settings",
    ms: number,
    isOpen: boolean,
    RegExp,
  ])[] = [
    ["a closed file that is slow", "parse", 350, false, /^a\.ts took 350 ms at once\..*\.ignore/],
    ["many files", "workspace", 2_500, true, /the 7 files of the workspace took 2\.5 s.*maxIndexedFiles \(now 10000\)/],
    ["a grammar", "language", 180, true, /grammar is loaded: here up to 180 ms/],
    ["settings", "settings", 400, true, /up to 400 ms for the settings/],
    ["a parse that was given up", "parse", 2_000, true, /longer than 2 s is left alone/],
  ];
  for (const [what, kind, ms, isOpen, expected] of cases) {
    it(`speaks of ${what}`, () => {
      const { times, pass } = create();
      times.work(kind, about, () => {
        pass(ms);
      });
      const advice = adviseOnTimes(times.see(), { ...scene, isOpen: () => isOpen });
      assert.equal(advice.length, 1, advice.join("\n"));
      assert.match(advice[0] ?? "", expected);
    });
  }

  it("names the slowest files first, and no more than help", () => {
    const { times, pass } = create();
    for (const [name, ms] of Object.entries({ a: 350, b: 900, c: 400, d: 800, e: 299 })) {
      times.work("parse", { uri: `file:///w/${name}.ts`, languageId: "typescript" }, () => {
        pass(ms);
      });
    }
    const advice = adviseOnTimes(times.see(), { ...scene, isOpen: () => false });
    assert.deepEqual(
      advice.map((text) => text.slice(0, 12)),
      ["b.ts took 90", "d.ts took 80", "c.ts took 40"],
    );
  });
});
