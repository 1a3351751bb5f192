import assert from "node:assert/strict";
import { resolve } from "node:path";
import type { FileSystem } from "../../../server/src/cli/host";
import { exportForms } from "../../../server/src/render/exporters/exporter";
import { locked, memoryCwd, run, runIn } from "./memoryHost";

const acme =
  'errdexCatalog: 1\nid: acme-pay\nname: Acme Pay\ncodes: { card_lost: The card was lost., card_stolen: "Stolen." }\n';

describe("errdex export", () => {
  it("writes a catalog in every form to standard output", async () => {
    for (const form of exportForms) {
      const { exitCode, stdout, stderr } = await run({}, "export", "--to", form, "--catalog", "sphere");
      assert.deepEqual([exitCode, stderr], [0, ""]);
      assert.ok(stdout.includes("customer/kyc-not-approved") && stdout.includes(`errdex export --to ${form}`), form);
    }
  });

  it("takes a catalog of the project, and one of a file", async () => {
    const files = { "pay.errdex.yaml": acme, "elsewhere/codes.yaml": acme.replace("acme-pay", "other") };
    const known = await run(files, "export", "--to", "python", "--catalog", "acme-pay");
    assert.match(
      known.stdout,
      /class AcmePayCode\(StrEnum\):[^]*CARD_LOST = "card_lost"\n {4}"""The card was lost\."""/,
    );
    const file = await run(files, "export", "--to", "go", "--catalog", "elsewhere/codes.yaml", "--name", "errs.Other");
    assert.match(file.stdout, /package errs\n[^]*OtherCardLost Other = "card_lost"/);
  });

  it("keeps to a family", async () => {
    const { stdout } = await run({}, "export", "--to", "csharp", "--catalog", "sphere", "--family", "taxRate/");
    assert.deepEqual(
      [...stdout.matchAll(/const string (\w+)/g)].map((match) => match[1]),
      ["TaxRateNotFound", "TaxRateMismatch"],
    );
  });

  it("writes a file, and over one that it made, but over no other without --force", async () => {
    const args = ["export", "--to", "typescript", "--catalog", "acme-pay", "-o", "codes.ts"];
    const files = { "acme.errdex.yaml": acme, "sub/x.ts": "" };
    const written = (check: (text: string) => void) => (after: FileSystem) => {
      check(after.readText(resolve(memoryCwd, "codes.ts")));
    };
    const first = await runIn(
      {
        onEnd: written((text) => {
          assert.match(text, /export type AcmePayCode =/);
        }),
      },
      files,
      ...args,
    );
    assert.deepEqual(first, { exitCode: 0, stdout: "", stderr: "codes.ts: 2 codes of Acme Pay as typescript\n" });
    const { stdout: made } = await run(files, ...args.slice(0, -2));
    const again = await run({ ...files, "codes.ts": made.replace("card_lost", "card_gone") }, ...args);
    assert.equal(again.exitCode, 0);
    const own = { ...files, "codes.ts": "export type AcmePayCode = string;\n" };
    const refused = await runIn(
      {
        onEnd: written((text) => {
          assert.match(text, /= string/);
        }),
      },
      own,
      ...args,
    );
    assert.deepEqual(refused, {
      exitCode: 2,
      stdout: "",
      stderr: "errdex: codes.ts is there already and was not made by errdex export; --force writes over it\n",
    });
    assert.equal((await run(own, ...args, "--force")).exitCode, 0);
    for (const [path, message] of [
      ["sub", "cannot write sub: it is a folder"],
      ["gone/codes.ts", "cannot write gone/codes.ts: there is no such folder"],
      ["locked.ts", "cannot read locked.ts: permission denied"],
    ] as const) {
      const { exitCode, stderr } = await run({ ...files, "locked.ts": locked }, ...args.slice(0, -1), path);
      assert.deepEqual([exitCode, stderr], [2, `errdex: ${message}\n`]);
    }
  });

  it("answers wrong use with 2 and one line", async () => {
    const cases = [
      [["--to", "typescript"], "say which catalog with --catalog: ratio, sphere"],
      [["--to", "go", "--catalog", "stripe"], "no catalog stripe; those in force are ratio, sphere"],
      [["--to", "go", "--catalog", "gone.json"], "no such file: gone.json"],
      [
        ["--to", "zod", "--catalog", "ratio", "--name", "z"],
        '"z" cannot be a name in zod: the export makes use of another "z"',
      ],
      [
        ["--to", "rust", "--catalog", "ratio"],
        "option '--to <FORM>' argument 'rust' is invalid. Allowed choices are typescript, zod, json-schema, python, go, java, kotlin, csharp, markdown.",
      ],
      [["--catalog", "ratio"], "required option '--to <FORM>' not specified"],
    ] as const;
    for (const [args, message] of cases) {
      assert.deepEqual(await run({}, "export", ...args), { exitCode: 2, stdout: "", stderr: `errdex: ${message}\n` });
    }
    const { stderr } = await run({}, "export", "--to", "go", "--catalog", "sphere", "--family", "INVALID_");
    assert.match(stderr, /^errdex: no code of Sphere begins with INVALID_; families are customer\/, [^\n]+\n$/);
  });
});
