import assert from "node:assert/strict";
import { commands } from "../../../server/src/cli/commands/index";
import { run, runIn } from "./memoryHost";

describe("the command line", () => {
  it("shows help with examples for the whole and for each command", async () => {
    for (const args of [["--help"], ...commands.map(({ name }) => [name, "--help"])]) {
      const { exitCode, stdout, stderr } = await run({}, ...args);
      assert.equal(exitCode, 0);
      assert.equal(stderr, "");
      assert.match(stdout, /^Usage: errdex /);
      assert.match(stdout, /\nExamples:\n {2}\$ errdex /);
    }
  });

  it("lists every command in its help", async () => {
    const { stdout } = await run({}, "--help");
    for (const { name } of commands) {
      assert.match(stdout, new RegExp(`^ {2}${name} `, "m"));
    }
  });

  it("fits its help into a narrow terminal", async () => {
    const { stdout } = await runIn({ columns: 60 }, {}, "--help");
    const options = stdout.split("Examples:")[0] ?? "";
    assert.deepEqual(
      options.split("\n").filter((line) => line.length > 60),
      [],
    );
  });

  it("shows the version", async () => {
    assert.deepEqual(await run({}, "--version"), { exitCode: 0, stdout: "1.2.3\n", stderr: "" });
  });

  it("answers wrong use with 2 and one line on stderr", async () => {
    const cases: readonly (readonly [args: string, message: RegExp])[] = [
      ["chek", /unknown command 'chek' \(Did you mean check\?\)/],
      ["check --formt json", /unknown option '--formt' \(Did you mean --format\?\)/],
      ["check --format xml", /'xml' is invalid\. Allowed choices are pretty, json\./],
      ["check --strictness lax", /'lax' is invalid\. Allowed choices are typos, bound, strict\./],
      ["check --max-warnings -1", /'-1' is invalid\. It must be a whole number, 0 or more\./],
      ["check --max-warnings many", /'many' is invalid/],
      ["check nowhere.ts", /^errdex: no such file or folder: nowhere\.ts\n$/],
      ["explain", /explain takes a code, or --response with an answer/],
      ["explain A B", /too many arguments/],
    ];
    for (const [args, message] of cases) {
      const { exitCode, stdout, stderr } = await run({}, ...args.split(" "));
      assert.equal(exitCode, 2, args);
      assert.equal(stdout, "", args);
      assert.match(stderr, /^errdex: [^\n]+\n$/, args);
      assert.match(stderr, message);
    }
  });

  it("answers no command at all with 2 and the help on stderr", async () => {
    const { exitCode, stdout, stderr } = await run({});
    assert.equal(exitCode, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /^Usage: errdex /);
  });
});
