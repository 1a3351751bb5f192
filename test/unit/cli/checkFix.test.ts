import assert from "node:assert/strict";
import { join } from "node:path";
import type { Log } from "sarif";
import { changeText } from "../../../server/src/features/codeActions/action";
import type { FileSystem } from "../../../server/src/cli/host";
import { languageOfPath } from "../../../server/src/languages";
import { actionsAt } from "../../support/actions";
import { locked, type MemoryFiles, memoryCwd, type Ran, runIn } from "./memoryHost";

type Fixed = Ran & { readonly texts: Readonly<Record<string, string>> };

/** Runs `errdex check --fix`, and gives the files as they are then. */
async function fix(files: MemoryFiles, ...args: readonly string[]): Promise<Fixed> {
  const texts: Record<string, string> = {};
  const ran = await runIn(
    {
      onEnd: (after) => {
        for (const [path, content] of Object.entries(files)) {
          texts[path] = typeof content === "string" ? after.readText(join(memoryCwd, path)) : "";
        }
      },
    },
    files,
    "check",
    "--fix",
    ...args,
  );
  return { ...ran, texts };
}

const head = 'fetch("https://api.ratio.me");\n';
const typo = `${head}if (code === "INVALID_OTP" || code === "INVALID_EMIAL") {}\n`;
const right = typo.replace("EMIAL", "EMAIL");
/** Two slips away: there is a suggestion, and it is not sure. */
const unsure = `${head}if (body.code === "INVALID_OTP" || body.code === "INSUFICENT_BALANCE") {}\n`;

describe("errdex check --fix", () => {
  it("puts right what is sure, says so, and is content", async () => {
    const { exitCode, stdout, stderr, texts } = await fix({ "src/a.ts": typo, "b.ts": right });
    assert.deepEqual([exitCode, stderr], [0, ""]);
    assert.deepEqual(texts, { "src/a.ts": right, "b.ts": right });
    assert.equal(
      stdout,
      "fixed     src/a.ts:2:41: INVALID_EMIAL → INVALID_EMAIL\n\n" +
        "No problems in 2 files; 4 codes compared with Ratio and Sphere\nFixed 1 problem in 1 file\n",
    );
  });

  it("leaves what is not sure, and exits for it", async () => {
    const { exitCode, stdout, texts } = await fix({ "a.ts": unsure });
    assert.equal(exitCode, 1);
    assert.equal(texts["a.ts"], unsure);
    assert.match(stdout, /2:51 {2}warning/);
    assert.match(stdout, /\nNothing was fixed\n$/);
  });

  it("fixes the given files only", async () => {
    const { exitCode, texts } = await fix({ "src/a.ts": typo, "b.ts": typo, "c.ts": typo }, "src", "c.ts");
    assert.equal(exitCode, 0);
    assert.deepEqual(texts, { "src/a.ts": right, "b.ts": typo, "c.ts": right });
  });

  it("writes what the editor's own fix writes, in each kind of literal", async () => {
    const files = {
      "a.py": 'import requests\nrequests.get("https://api.ratio.me")\nif e.code == r"INVALID_EMIAL": pass\n',
      "b.go": 'package a\nvar u = "https://api.ratio.me"\nfunc f() { if e.Code == `INVALID_EMIAL` {} }\n',
      "c.vue": `<script>${head}</script>\n<template><p v-if="e.code === 'INVALID_EMIAL'"></p></template>\n`,
      "d.js": `${head}const texts = { INVALID_OTP: 1, INVALID_PHONE: 2, INVALID_EMIAL: 3 };\n`,
    };
    const { exitCode, texts } = await fix(files);
    assert.equal(exitCode, 0);
    for (const [path, text] of Object.entries(files)) {
      const languageId = languageOfPath(path)?.languageIds[0] ?? "";
      const { actions } = await actionsAt(`‸${text}`, { languageId, only: ["source.fixAll.errdex"] });
      const change = actions[0]?.change;
      assert.ok(typeof change === "object", path);
      assert.equal(texts[path], changeText(text, change), path);
      assert.equal(texts[path], text.replace("EMIAL", "EMAIL"), path);
    }
  });

  it("fixes what comes to light by a fix", async () => {
    const text = `${head}// errdex-disable-next-line unknown-code, wrong-catalog\nif (code === "INVALID_OTP") {}\n`;
    const { texts } = await fix({ "a.ts": text });
    assert.doesNotMatch(texts["a.ts"] ?? "", /unknown-code|wrong-catalog/);
  });

  it("leaves comments alone that may be needed at the project's own strictness", async () => {
    const text = `${head}// errdex-disable-next-line unknown-code\nif (code === "INVALID_OTP") {}\n`;
    const { texts } = await fix({ "a.ts": text }, "--strictness", "typos");
    assert.equal(texts["a.ts"], text);
  });

  it("fixes cells of a notebook, and keeps all else as it is written", async () => {
    const cell = '   "source": [\n    "# caf\\u00e9\\n",\n    "if e.code == \\"INVALID_EMIAL\\": pass\\n"\n   ]';
    const text = `{\n "cells": [\n  {\n   "cell_type": "code",\n   "source": "u = 'https://api.ratio.me'"\n  },\n  {\n   "cell_type": "code",\n${cell}\n  }\n ],\n "nbformat": 4\n}\n`;
    const { exitCode, stdout, texts } = await fix({ "a b#1.ipynb": text });
    assert.equal(exitCode, 0);
    assert.equal(texts["a b#1.ipynb"], text.replace("EMIAL", "EMAIL"));
    assert.match(stdout, /^fixed {5}a b#1\.ipynb:cell 2:2:15: INVALID_EMIAL → INVALID_EMAIL\n/);
  });

  it("says which file it cannot read or write, and fixes the others", async () => {
    const { exitCode, stdout, stderr, texts } = await fix({ "a.ts": locked, "b.ts": typo });
    assert.equal(exitCode, 2);
    assert.equal(texts["b.ts"], right);
    assert.match(stdout, /not read {2}a\.ts: permission denied/);
    assert.equal(stderr, "errdex: cannot read a.ts: permission denied\n");
  });

  it("fixes what a check before has found and kept", async () => {
    const kept = new Map<string, string>();
    const files = { "a.ts": typo };
    const findingsOf = ({ stdout }: Ran): readonly object[] =>
      (JSON.parse(stdout) as { findings: readonly object[] }).findings;
    assert.equal(findingsOf(await runIn({ kept }, files, "check", "--format", "json")).length, 1);
    const sarif = JSON.parse((await runIn({ kept }, files, "check", "--format", "sarif")).stdout) as Log;
    assert.equal(sarif.runs[0]?.results?.[0]?.fixes?.length, 1);
    let text = "";
    const onEnd = (after: FileSystem): void => {
      text = after.readText(join(memoryCwd, "a.ts"));
    };
    assert.equal((await runIn({ kept, onEnd }, files, "check", "--fix")).exitCode, 0);
    assert.equal(text, right);
    assert.deepEqual(findingsOf(await runIn({ kept }, { "a.ts": right }, "check", "--format", "json")), []);
    assert.equal(findingsOf(await runIn({ kept }, files, "check", "--format", "json")).length, 1);
  });

  it("tells scripts what was fixed, and services on stderr", async () => {
    const { stdout } = await fix({ "a.ts": typo }, "--format", "json");
    assert.deepEqual((JSON.parse(stdout) as { fixed: unknown }).fixed, [
      {
        file: "a.ts",
        start: { line: 1, character: 40 },
        rule: "unknown-code",
        code: "INVALID_EMIAL",
        newText: "INVALID_EMAIL",
      },
    ]);
    for (const format of ["sarif", "junit"]) {
      const { stderr } = await fix({ "a.ts": typo }, "--format", format);
      assert.equal(stderr, "errdex: Fixed 1 problem in 1 file\n");
    }
  });
});
