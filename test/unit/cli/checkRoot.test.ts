import assert from "node:assert/strict";
import { dirname, resolve } from "node:path";
import { type MemoryFiles, memoryCwd, runIn } from "./memoryHost";

const typo = 'fetch("https://api.ratio.me");\nif (code === "INVALID_OTP" || code === "INVALID_EMIAL") {}\n';
const above = dirname(memoryCwd);

describe("paths in a report for a CI service", () => {
  for (const [name, files, workspace, expected] of [
    ["the working directory, where nothing else is known", {}, undefined, "src/a.ts"],
    ["the repository", { "../.git/HEAD": "" }, undefined, "app/src/a.ts"],
    ["the repository, which may be a part of GitHub's workspace", { ".git/HEAD": "" }, above, "src/a.ts"],
    ["the repository of a worktree, whose .git is a file", { "../.git": "gitdir: x" }, undefined, "app/src/a.ts"],
    ["GitHub's workspace, where there is no repository", {}, above, "app/src/a.ts"],
    ["not GitHub's workspace, where the check runs elsewhere", {}, resolve("/elsewhere"), "src/a.ts"],
    ["not GitHub's workspace with a name that begins alike", {}, memoryCwd.slice(0, -1), "src/a.ts"],
  ] as const) {
    it(`are from ${name}`, async () => {
      const env = workspace === undefined ? {} : { GITHUB_WORKSPACE: workspace };
      const all: MemoryFiles = { ...files, "src/a.ts": typo };
      const { stdout } = await runIn({ env }, all, "check", "--format", "github", "src");
      assert.equal(/^::warning file=([^,]*),/.exec(stdout)?.[1], expected);
      const json = await runIn({ env }, all, "check", "--format", "json", "src");
      assert.match(json.stdout, /"file": "src\/a\.ts"/);
    });
  }
});
