import assert from "node:assert/strict";
import { run, runIn } from "./memoryHost";

describe("errdex explain", () => {
  it("tells facts first and Errdex's advice apart", async () => {
    const { exitCode, stdout, stderr } = await run({}, "explain", "INVALID_OTP");
    assert.equal(exitCode, 0);
    assert.equal(stderr, "");
    const [facts, advice] = stdout.split("\n\nSuggested handling (Errdex)\n");
    assert.match(facts ?? "", /^INVALID_OTP {2}Ratio \(ratio\)\n/);
    assert.match(facts ?? "", /^Docs +https:\/\/developer\.ratio\.me\/docs\/api-reference\/error-codes$/m);
    assert.match(advice ?? "", /^Who acts +the end user\nRetry +only after a fix\nAction +\S/);
  });

  it("gives the entry as data with --format json", async () => {
    const { stdout } = await run({}, "explain", "customer/not-found", "--format", "json");
    const answer = JSON.parse(stdout) as { entries: Record<string, unknown>[] };
    assert.deepEqual(
      { ...answer, entries: answer.entries.length },
      {
        version: 1,
        code: "customer/not-found",
        entries: 1,
        statuses: [],
      },
    );
    const entry = answer.entries[0] ?? {};
    assert.equal(entry["catalog"], "sphere");
    assert.deepEqual(entry["family"], { prefix: "customer/", title: "Customers, their verification and onboarding" });
    assert.equal(entry["docs"], "https://docs.spherepay.co/overview/errors");
    assert.equal(typeof entry["guidance"], "object");
  });

  it("explains an HTTP status that a catalog describes", async () => {
    const { exitCode, stdout } = await run({}, "explain", "429");
    assert.equal(exitCode, 0);
    assert.match(stdout, /^HTTP 429 {2}Sphere \(sphere\)\n/);
  });

  it("exits with 2 and suggests near codes for one that nobody knows", async () => {
    const { exitCode, stdout, stderr } = await run({}, "explain", "INVALID_EMIAL");
    assert.equal(exitCode, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /^errdex: Ratio and Sphere have no code INVALID_EMIAL; did you mean INVALID_EMAIL.*\?\n$/);
  });

  it("suggests codes of all catalogs, also those that the word is a part of", async () => {
    assert.match((await run({}, "explain", "otp")).stderr, /did you mean .*INVALID_OTP/);
    assert.match((await run({}, "explain", "customer/notfound")).stderr, /did you mean customer\/not-found/);
    assert.equal(
      (await run({}, "explain", "zzzzzzzzzzzz")).stderr,
      "errdex: Ratio and Sphere have no code zzzzzzzzzzzz\n",
    );
  });

  it("exits with 2 for a catalog that is not there", async () => {
    assert.deepEqual(await run({}, "explain", "INVALID_OTP", "--catalog", "stripe"), {
      exitCode: 2,
      stdout: "",
      stderr: "errdex: no catalog stripe; those in force are ratio, sphere\n",
    });
    assert.equal((await run({}, "explain", "INVALID_OTP", "--catalog", "sphere")).exitCode, 2);
  });

  it("explains an answer, of a file or of standard input", async () => {
    const body = '{"createTime":"2023-01-01","message":"No","code":"INVALID_OTP"}';
    const ofFile = await run({ "answer.json": body }, "explain", "--response", "answer.json");
    assert.equal(ofFile.exitCode, 0);
    assert.match(ofFile.stdout, /^Ratio answered: its errors have the fields createTime, message, code;\nINVALID_OTP/);
    assert.deepEqual(
      ofFile.stdout.split("\n").filter((line) => line.length > 80),
      [],
    );
    assert.deepEqual(await runIn({ stdin: body }, {}, "explain", "--response"), ofFile);
    const { stdout } = await runIn({ stdin: body }, {}, "explain", "--response", "--format", "json");
    const { apis, codes } = JSON.parse(stdout) as { apis: { id: string }[]; codes: { value: string; field: string }[] };
    assert.deepEqual(
      [apis.map(({ id }) => id), codes.map(({ value, field }) => [value, field])],
      [["ratio"], [["INVALID_OTP", "code"]]],
    );
  });

  it("ends with 2 for an answer without a code, and for wrong use", async () => {
    assert.deepEqual(await runIn({ stdin: "Hello" }, {}, "explain", "--response"), {
      exitCode: 2,
      stdout: "",
      stderr: "errdex: there is no error code in this text that a catalog knows\n",
    });
    for (const args of [["explain"], ["explain", "INVALID_OTP", "--response", "a.json"]]) {
      const { exitCode, stderr } = await run({ "a.json": "{}" }, ...args);
      assert.deepEqual(
        [exitCode, stderr],
        [2, "errdex: explain takes a code, or --response with an answer, or --at with a place\n"],
      );
    }
    for (const [path, message] of [
      ["no.json", "no such file or folder: no.json"],
      ["logs", "logs is a folder; --response takes a file, or standard input"],
    ] as const) {
      const { exitCode, stderr } = await run({ "logs/a.json": "{}" }, "explain", "--response", path);
      assert.deepEqual([exitCode, stderr], [2, `errdex: ${message}\n`]);
    }
  });

  const project = {
    "package.json": '{ "dependencies": { "@ratio.me/ratio": "1.0.0" } }',
    "api.ts": "fetch('https://api.ratio.me/v1');\n",
    "own.ts": "export const codes = { INVALID_EMIALS: 'INVALID_EMIALS' };\n",
    "src/pay.ts": "if (e.code === 'INVALID_OTP') {}\nif (e.code === 'INVALID_EMIAL') {}\n",
  };

  it("tells what is known of a place, and why", async () => {
    const { exitCode, stdout, stderr } = await run(project, "explain", "--at", "src/pay.ts:2:18");
    assert.deepEqual([exitCode, stderr], [0, ""]);
    const lines = stdout.split("\n");
    for (const line of ["src/pay.ts:2:18", "This string: INVALID_EMIAL", "- Is near: INVALID_EMAIL (Ratio)"]) {
      assert.ok(lines.includes(line), `${line} is missing in:\n${stdout}`);
    }
    assert.match(stdout, /- unknown-code: warning: 'INVALID_EMIAL' is not/);
    assert.match(stdout, /- Other files of the workspace: all 4 were read/);
    assert.ok(!stdout.includes("#") && !stdout.includes("**"), "no Markdown for a terminal");
    // The value of a setting may be one long word.
    const long = lines.filter((line) => line.length > 80 && !line.startsWith("{"));
    assert.deepEqual(long, []);
  });

  it("gives a place as data, with what other files of the project show", async () => {
    const { stdout } = await run(project, "explain", "--at", "src/pay.ts:1:18", "--format", "json");
    const answer = JSON.parse(stdout) as { version: number; evidence: string[]; literal: { value: string } };
    assert.deepEqual([answer.version, answer.literal.value], [1, "INVALID_OTP"]);
    assert.ok(
      answer.evidence.some((text) => text.includes("api.ts")),
      JSON.stringify(answer.evidence),
    );
  });

  it("tells of the file where no string stands, and why it is not read", async () => {
    const nothing = await run(project, "explain", "--at", "src/pay.ts:1");
    assert.match(nothing.stdout, /No string or name that could be a code stands at the cursor/);
    const { stdout } = await run({ "a.cob": "MOVE 'INVALID_OTP'" }, "explain", "--at", "a.cob:1:8");
    assert.match(stdout, /Is read: no: Errdex does not read this language/);
  });

  it("ends with 2 for a place that there is not", async () => {
    const cases: readonly (readonly [place: string, message: RegExp])[] = [
      ["src/pay.ts", /--at takes FILE:LINE:COLUMN, counted from 1, and not src\/pay\.ts/],
      ["src/pay.ts:0:1", /counted from 1/],
      ["src/pay.ts:9:1", /src\/pay\.ts has 3 lines, and no line 9/],
      ["src:1:1", /not in a folder/],
      ["no.ts:1:1", /no such file or folder: no\.ts/],
      ["a.ipynb:1:1", /not in a notebook/],
    ];
    for (const [place, message] of cases) {
      const { exitCode, stdout, stderr } = await run({ ...project, "a.ipynb": "" }, "explain", "--at", place);
      assert.deepEqual([exitCode, stdout], [2, ""], place);
      assert.match(stderr, message);
    }
  });
});
