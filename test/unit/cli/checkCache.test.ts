import assert from "node:assert/strict";
import { locked, type MemoryFiles, runIn } from "./memoryHost";

const config = '{ "errdex": 1 }';
const acme = (code: string): string =>
  JSON.stringify({ errdexCatalog: 1, id: "acme", name: "Acme", codes: { [code]: "A code." } });
const project: MemoryFiles = {
  "package.json": '{ "dependencies": {} }',
  "acme.errdex.json": acme("ACME_NOT_READY"),
  "src/pay.ts": 'fetch("https://api.ratio.me");\nif (code === "INVALID_OTP" || code === "INVALID_EMIAL") {}\n',
  "src/plain.ts": "export const sum = (a: number, b: number): number => a + b;\n",
  "src/other.ts": 'export const names = ["one", "two"];\n',
  "src/data.js": "\0",
};
/** Values that are no slips, so that any file may state them: the first is stated, the second is not. */
const farValues: MemoryFiles = {
  "src/far.ts": `fetch("https://api.ratio.me");
switch (err.code) {
  case "INVALID_OTP": case "INVALID_EMAIL": case "INVALID_AGE": case "INVALID_OTHER_THING": case "INVALID_THIRD_THING":
}`,
  "src/states.ts": 'export enum Own { B = "INVALID_OTHER_THING" }\n',
};
const whole = ["check", ".", "--format", "json"];

interface Change {
  /** What there is beside the project in both runs. */
  readonly beside?: MemoryFiles;
  /** What differs in the second run; `undefined` for a file that is gone. */
  readonly files?: Readonly<Record<string, MemoryFiles[string] | undefined>>;
  readonly args?: readonly string[];
  readonly env?: { readonly kept: (text: string) => string };
  /** The files with code that the second run reads. */
  readonly reads: readonly string[];
}

const all = ["src/data.js", "src/other.ts", "src/pay.ts", "src/plain.ts"];
const changes: Readonly<Record<string, Change>> = {
  "nothing changes": { reads: [] },
  "a file changes, and those with codes are judged again": {
    files: { "src/plain.ts": 'const a = "INVALID_OTPP";\n' },
    reads: ["src/pay.ts", "src/plain.ts"],
  },
  "the file with the finding changes": {
    files: { "src/pay.ts": 'fetch("https://api.ratio.me");\nif (code === "INVALID_EMIAL") {}\n' },
    reads: ["src/pay.ts"],
  },
  "a file comes": { files: { "src/new.ts": "let a = 1;\n" }, reads: ["src/new.ts"] },
  "a file comes that shows what another one is about": {
    files: { "src/own.ts": 'export enum Own { EMIAL = "INVALID_EMIAL" }\n' },
    reads: ["src/own.ts", "src/pay.ts"],
  },
  "a file without a code changes": {
    files: { "src/plain.ts": "let a = 1;\n", "src/other.ts": "\0" },
    reads: ["src/plain.ts", "src/other.ts"],
  },
  "a file is not left alone any more": { files: { "src/data.js": "let a = 1;\n" }, reads: ["src/data.js"] },
  "a manifest comes": { files: { "src/package.json": "{}" }, reads: all },
  "a file changes that states a code of the project's own": {
    beside: farValues,
    files: { "src/states.ts": "export {};\n" },
    reads: [...all, ...Object.keys(farValues)],
  },
  "a file comes that states it": {
    beside: farValues,
    files: { "src/more.ts": 'export enum Own { A = "INVALID_THIRD_THING" }\n' },
    reads: [...all, ...Object.keys(farValues), "src/more.ts"],
  },
  "a file changes that does not": {
    beside: farValues,
    files: { "src/other.ts": 'export enum Own { A = "ANOTHER_THING" }\n' },
    reads: ["src/other.ts"],
  },
  "a file goes": { files: { "src/other.ts": undefined }, reads: [] },
  "the file with the finding goes": { files: { "src/pay.ts": undefined }, reads: [] },
  "a manifest changes": { files: { "package.json": '{ "dependencies": { "a": "1" } }' }, reads: all },
  "a catalog changes": { files: { "acme.errdex.json": acme("one") }, reads: all },
  "a catalog comes": { files: { "b.errdex.json": acme("two").replace("acme", "b") }, reads: all },
  "a config comes": { files: { "errdex.json": config.replace("1", '1, "strictness": "typos"') }, reads: all },
  "a config comes in a folder": { files: { "src/errdex.json": config }, reads: all },
  "a package brings a catalog": {
    files: {
      "package.json": '{ "dependencies": { "pay": "1" } }',
      "node_modules/pay/package.json": '{ "name": "pay", "errdex": { "catalogs": ["codes.json"] } }',
      "node_modules/pay/codes.json": acme("PAID_TWICE").replace('"acme"', '"pay"'),
    },
    reads: all,
  },
  "another strictness": { args: [...whole, "--strictness", "strict"], reads: all },
  "one more catalog": { args: [...whole, "--catalog", "acme.errdex.json"], reads: all },
  "a part of the project": {
    args: ["check", "src/pay.ts", "src/plain.ts"],
    reads: all,
  },
  "without the cache": { args: [...whole, "--no-cache"], reads: all },
  "a file that cannot be read any more": { files: { "src/plain.ts": locked }, reads: ["src/pay.ts", "src/plain.ts"] },
  "what was kept is no JSON": { env: { kept: (text) => text.slice(1) }, reads: all },
  "what was kept is nothing": { env: { kept: () => "" }, reads: all },
  "what was kept is of another folder": { env: { kept: (text) => text.replace("app", "other") }, reads: all },
};

describe("errdex check after a check of the whole project", () => {
  const first = new Map<string, string>();
  before(async () => {
    await runIn({ kept: first }, project, ...whole);
    assert.equal(first.size, 1);
  });

  for (const [name, { beside, files = {}, args = whole, env, reads }] of Object.entries(changes)) {
    it(`${name}: gives what it would give without, and reads ${reads.length === 0 ? "nothing" : reads.join(", ")}`, async () => {
      const kept = new Map(Array.from(first, ([key, text]) => [key, env?.kept(text) ?? text]));
      if (beside !== undefined) {
        await runIn({ kept }, { ...project, ...beside }, ...whole);
      }
      const changed: MemoryFiles = Object.fromEntries(
        Object.entries({ ...project, ...beside, ...files }).flatMap(([path, text]) =>
          text === undefined ? [] : [[path, text]],
        ),
      );
      const read = new Set<string>();
      const second = await runIn({ kept, onRead: (path) => read.add(path) }, changed, ...args);
      assert.deepEqual(second, await runIn({}, changed, ...args));
      assert.deepEqual(
        [...read].filter((path) => path.startsWith("src/") && !path.endsWith(".json")).sort(),
        [...reads].sort(),
      );
    });
  }

  it("keeps what it found, too, where that follows from what an earlier one kept", async () => {
    const kept = new Map(first);
    const changed = { ...project, "src/plain.ts": 'const a = "INVALID_OTPP";\n' };
    const second = await runIn({ kept }, changed, ...whole);
    const read: string[] = [];
    assert.deepEqual(await runIn({ kept, onRead: (path) => read.push(path) }, changed, ...whole), second);
    assert.deepEqual(
      read.filter((path) => path.startsWith("src/")),
      [],
    );
  });

  it("tells each time of a file that cannot be read", async () => {
    const kept = new Map<string, string>();
    const files: MemoryFiles = { "a.ts": "let a = 1;\n", "b.ts": locked };
    const first = await runIn({ kept }, files, ...whole);
    assert.equal(first.exitCode, 2);
    assert.deepEqual(await runIn({ kept }, files, ...whole), first);
  });
});
