import assert from "node:assert/strict";
import { run } from "./memoryHost";

const catalog = (codes: object, others: object = {}): string =>
  JSON.stringify({ errdexCatalog: 1, id: "acme", name: "Acme", codes, ...others });
const old = catalog(
  {
    NEST_FULL: "It is full.",
    NEST_GONE: "It is gone.",
    EGG_BROKEN: "It broke.",
    EGG_COLD: { summary: "It is cold.", httpStatus: [409] },
  },
  { statuses: { "429": { summary: "Slow down." } } },
);
const latest = catalog(
  {
    NEST_FULL: "The nest is full.",
    NEST_MISSING: "It is not there.",
    BROKEN_EGG: "It broke.",
    EGG_COLD: { httpStatus: [409], summary: "It is cold." },
  },
  { statuses: { "429": { summary: "Slow down, please." }, "500": { summary: "Our fault." } } },
);

describe("errdex diff", () => {
  it("exits with 0 where nothing differs, whatever the order of the fields", async () => {
    const same = await run({ "a.json": old, "b.json": old }, "diff", "a.json", "b.json");
    assert.deepEqual(same, { exitCode: 0, stdout: "No difference\n", stderr: "" });
  });

  it("shows what was added, removed, changed and probably renamed, and exits with 1", async () => {
    const { exitCode, stdout } = await run({ "a.json": old, "b.json": latest }, "diff", "a.json", "b.json");
    assert.equal(exitCode, 1);
    assert.equal(
      stdout,
      [
        "+ NEST_MISSING  It is not there.",
        "- NEST_GONE  It is gone.",
        "> EGG_BROKEN → BROKEN_EGG  probably renamed",
        "~ NEST_FULL",
        '    summary: "It is full." → "The nest is full."',
        "+ HTTP 500",
        "~ HTTP 429",
        "",
        "1 code added, 1 code removed, 1 code probably renamed, 1 code changed, 2 HTTP statuses differ",
        "",
      ].join("\n"),
    );
  });

  it("gives JSON and Markdown", async () => {
    const json = await run({ "a.json": old, "b.json": latest }, "diff", "a.json", "b.json", "--format", "json");
    assert.deepEqual(JSON.parse(json.stdout), {
      version: 1,
      different: true,
      added: [{ code: "NEST_MISSING", summary: "It is not there." }],
      removed: [{ code: "NEST_GONE", summary: "It is gone." }],
      renamed: [{ from: "EGG_BROKEN", to: "BROKEN_EGG" }],
      changed: [
        { code: "NEST_FULL", fields: [{ field: "summary", before: "It is full.", after: "The nest is full." }] },
      ],
      statuses: { added: ["500"], removed: [], changed: ["429"] },
    });
    const markdown = await run({ "a.json": old, "b.json": latest }, "diff", "a.json", "b.json", "--format", "markdown");
    assert.equal(
      markdown.stdout,
      "### Added\n\n- `NEST_MISSING`: It is not there.\n- HTTP 500\n\n### Removed\n\n- `NEST_GONE`\n\n### Probably renamed\n\n- `EGG_BROKEN` to `BROKEN_EGG`\n\n### Changed\n\n- `NEST_FULL`: summary\n- HTTP 429\n",
    );
  });

  it("compares a page with a catalog by what a page can say", async () => {
    const files = {
      "acme.errdex.json": catalog({
        NEST_FULL: { summary: "It is full.", category: "limit", guidance: { retry: "never" } },
      }),
      "errors.md": "# Errors\n\n| Code | Meaning |\n|--|--|\n| NEST_FULL | It is full. |\n",
    };
    assert.equal((await run(files, "diff", "acme.errdex.json", "errors.md")).exitCode, 0);
    const changed = { ...files, "errors.md": `${files["errors.md"]}| NEST_GONE | It is gone. |\n` };
    const { exitCode, stdout } = await run(changed, "diff", "acme.errdex.json", "errors.md");
    assert.equal(exitCode, 1);
    assert.match(stdout, /^\+ NEST_GONE .*\n\n1 code added\n$/);
  });

  it("reads catalogs in YAML, and JSON with comments", async () => {
    const files = {
      "a.yaml": "errdexCatalog: 1\nid: acme\nname: Acme\ncodes:\n  NEST_FULL: It is full.\n",
      "b.jsonc": `// Ours\n${catalog({ NEST_FULL: "It is full." })}`,
    };
    assert.equal((await run(files, "diff", "a.yaml", "b.jsonc")).stdout, "No difference\n");
  });

  it("knows the built-in catalogs by their ids", async () => {
    assert.equal((await run({}, "diff", "ratio", "ratio")).exitCode, 0);
    assert.equal((await run({}, "diff", "ratio", "sphere")).exitCode, 1);
  });

  it("takes spelling, case and separators for a new name, and other words for another code", async () => {
    const cases = [
      ["card_declned", "card_declined", 1],
      ["card-declined", "CARD_DECLINED", 1],
      ["INVALID_OTP", "MISSING_OTP", 0],
    ] as const;
    for (const [from, to, renamed] of cases) {
      const files = { "a.json": catalog({ [from]: "One." }), "b.json": catalog({ [to]: "Two." }) };
      const { stdout } = await run(files, "diff", "a.json", "b.json", "--format", "json");
      assert.equal((JSON.parse(stdout) as { renamed: unknown[] }).renamed.length, renamed, from);
    }
  });

  it("answers a side that cannot be read, or has no codes, with 2 and one line", async () => {
    const files = { "a.json": old, "b.md": "# Nothing", "c.json": '{ "errdexCatalog": 1 }' };
    for (const args of [["a.json", "nowhere.json"], ["a.json", "b.md"], ["c.json", "a.json"], ["a.json"]]) {
      const { exitCode, stdout, stderr } = await run(files, "diff", ...args);
      assert.equal(exitCode, 2, args.join(" "));
      assert.equal(stdout, "");
      assert.match(stderr, /^errdex: [^\n]+\n$/);
    }
  });
});
