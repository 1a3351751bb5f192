import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { fixFiles, type FixedFiles } from "../../../server/src/cli/check/fixFiles";
import { Observer } from "../../../server/src/cli/check/observer";
import { readTextFile } from "../../../server/src/cli/check/textFile";
import { defaultSettings } from "../../../shared/src/settings";
import { testService } from "../../support/check";
import { createMemoryFiles, memoryCwd } from "./memoryHost";

const typo = 'fetch("https://api.ratio.me");\nif (code === "INVALID_OTP" || code === "INVALID_EMIAL") {}\n';
const pythonTypo = 'u = "https://api.ratio.me"\nif e.code == "INVALID_OTP" or e.code == "INVALID_EMIAL": pass\n';
const right = typo.replace("EMIAL", "EMAIL");

/** Judges a text, and fixes the file, which may hold other bytes by then; `refuse` is what the disk says. */
async function fix(
  document: TextDocument,
  bytes: Uint8Array,
  refuse?: Error,
): Promise<FixedFiles & { readonly written: Uint8Array | undefined }> {
  const observer = new Observer();
  observer.observe(document, await testService.analyze(document, defaultSettings));
  testService.close(document.uri);
  let written: Uint8Array | undefined;
  const files = {
    ...createMemoryFiles({}),
    readBytes: () => bytes,
    replace: (_: string, content: Uint8Array) => {
      if (refuse !== undefined) {
        throw refuse;
      }
      written = content;
    },
  };
  return { ...fixFiles({ files, cwd: memoryCwd }, observer, () => true), written };
}

const program = (text = typo): TextDocument => TextDocument.create("src/a.ts", "typescript", 0, text);
const cell = (): TextDocument => TextDocument.create("a.ipynb#2", "python", 0, pythonTypo);
const notebook = (...cells: readonly string[]): Buffer =>
  Buffer.from(`{"cells": [${cells.join(", ")}], "nbformat": 4}`);
const source = (text: string): string => `{"source": ${JSON.stringify(text)}}`;

describe("fixing a file", () => {
  for (const [name, mark, encoding] of [
    ["UTF-8", "", "utf8"],
    ["UTF-8 with a byte order mark", "\uFEFF", "utf8"],
    ["UTF-16", "\uFEFF", "utf16le"],
  ] as const) {
    it(`writes it as it was: ${name}`, async () => {
      const { fixed, problems, written } = await fix(program(), Buffer.from(mark + typo, encoding));
      assert.deepEqual([fixed.length, problems], [1, []]);
      assert.deepEqual(written, Buffer.from(mark + right, encoding));
    });
  }

  it("writes big-endian UTF-16 and line ends as they were", async () => {
    const text = typo.replaceAll("\n", "\r\n");
    const { written } = await fix(program(text), Buffer.from(`\uFEFF${text}`, "utf16le").swap16());
    assert.deepEqual(written, Buffer.from(`\uFEFF${right.replaceAll("\n", "\r\n")}`, "utf16le").swap16());
  });

  for (const [name, document, bytes, message] of [
    ["it has changed", program(), Buffer.from(`// new\n${typo}`), /changed meanwhile/],
    ["it is Latin-1", program(`${typo}// caf\uFFFD`), Buffer.from(`${typo}// café`, "latin1"), /no UTF-8/],
    ["its UTF-16 is cut", program(), Buffer.from(`\uFEFF${typo}`, "utf16le").swap16().subarray(0, -1), /no UTF-8/],
    ["the cell has changed", cell(), notebook("{}", source("x")), /changed meanwhile/],
    ["the cell is gone", cell(), notebook("{}"), /changed meanwhile/],
    ["it is no notebook any more", cell(), Buffer.from("{"), /changed meanwhile/],
  ] as const) {
    it(`leaves it alone where ${name}`, async () => {
      const { fixed, problems, written } = await fix(document, bytes);
      assert.deepEqual([fixed, written], [[], undefined]);
      assert.deepEqual([problems.length, problems[0]?.kind], [1, "unfixed"]);
      assert.match(problems[0]?.message ?? "", message);
    });
  }

  it("says why it cannot be written", async () => {
    const refusal = Object.assign(new Error("no"), { code: "EROFS" });
    assert.deepEqual(await fix(program(), Buffer.from(typo), refusal), {
      fixed: [],
      problems: [{ file: "src/a.ts", message: "nothing can be written there", kind: "unfixed" }],
      written: undefined,
    });
  });

  it("changes nothing of a notebook but the literal", async () => {
    const bytes = notebook(source("u"), source(pythonTypo));
    const { fixed, written } = await fix(cell(), bytes);
    assert.deepEqual(Buffer.from(written ?? []).toString(), bytes.toString().replace("EMIAL", "EMAIL"));
    assert.deepEqual(fixed, [
      {
        file: "a.ipynb",
        cell: 2,
        start: { line: 1, character: 41 },
        rule: "unknown-code",
        code: "INVALID_EMIAL",
        newText: "INVALID_EMAIL",
      },
    ]);
  });
});

describe("a file's text", () => {
  it("is read by its byte order mark, and none is in it", () => {
    for (const bytes of [Buffer.from("\uFEFFa"), Buffer.from("\uFEFFa", "utf16le"), Buffer.from("a")]) {
      const file = readTextFile(bytes);
      assert.equal(file?.text, "a");
      assert.deepEqual(file.encode("a"), bytes);
    }
  });
});
