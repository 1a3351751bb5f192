import assert from "node:assert/strict";
import { commands } from "../../../server/src/cli/commands/index";
import { run, runIn, sealed } from "./memoryHost";

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
    for (const option of ["--version", "-v"]) {
      assert.deepEqual(await run({}, option), { exitCode: 0, stdout: "1.2.3\n", stderr: "" });
    }
  });

  it("shows the same help for those who ask for it as a command", async () => {
    assert.deepEqual(await run({}, "help"), await run({}, "--help"));
    assert.deepEqual(await run({}, "help", "check"), await run({}, "check", "--help"));
  });

  it("says in one line what nobody may look at", async () => {
    const cases: readonly (readonly [args: string, path: string])[] = [
      ["check no/a.ts", "no/a.ts"],
      ["check --config no/errdex.json", "no/errdex.json"],
      ["check --catalog no/acme.json", "no/acme.json"],
      ["coverage -o no/report.html", "no/report.html"],
      ["explain --at no/a.ts:1:1", "no/a.ts"],
      ["explain --response no/a.json", "no/a.json"],
      ["export --to go --catalog ratio -o no/codes.go", "no/codes.go"],
      ["import no/errors.md --id acme", "no/errors.md"],
    ];
    for (const [args, path] of cases) {
      const { exitCode, stderr } = await run({ no: sealed }, ...args.split(" "));
      assert.deepEqual([exitCode, stderr], [2, `errdex: cannot reach ${path}: permission denied\n`], args);
    }
    const { exitCode, stderr } = await run({ no: sealed, "a.ts": "" }, "check", "no");
    assert.deepEqual([exitCode, stderr], [2, "errdex: cannot read no: permission denied\n"]);
  });

  it("answers wrong use with 2 and one line on stderr", async () => {
    const cases: readonly (readonly [args: string, message: RegExp])[] = [
      ["chek", /unknown command 'chek' \(Did you mean check\?\)/],
      ["chek --help", /unknown command 'chek' \(Did you mean check\?\)/],
      ["help chek", /unknown command 'chek' \(Did you mean check\?\)/],
      ["check --formt json", /unknown option '--formt' \(Did you mean --format\?\)/],
      ["check --format xml", /'xml' is invalid\. Allowed choices are pretty, json, sarif, junit, github\./],
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
