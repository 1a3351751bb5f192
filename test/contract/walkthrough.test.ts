import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { commandIds } from "../../client/src/common/commandIds";
import { exampleSource, offsetInExample } from "../../client/src/common/features/walkthrough/exampleSource";
import { usedApisContexts } from "../../client/src/common/features/usedApis/usedApisContexts";
import type { TreeNode } from "../../shared/src/protocol";
import { createDocument, describeFinding, testService } from "../support/check";
import { defaultSettings } from "../../shared/src/settings";

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly when?: string;
  readonly media: { readonly markdown: string };
  readonly completionEvents: readonly string[];
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  contributes: { walkthroughs: readonly { id: string; steps: readonly Step[] }[] };
  files: readonly string[];
};
const texts = JSON.parse(readFileSync("package.nls.json", "utf8")) as Readonly<Record<string, string>>;
const [walkthrough] = manifest.contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];
const textOf = (key: string): string => texts[key.replaceAll("%", "")] ?? "";
/** Ours, and those of the editor that steps wait for. */
const known: ReadonlySet<string> = new Set([
  ...Object.values(commandIds),
  "editor.action.showHover",
  "editor.action.triggerSuggest",
  "editor.action.quickFix",
  "vscode.openFolder",
]);

/** Letters of code that a page has room for in a line, in an editor as wide as half a window. */
const widestCode = 55;

describe("the walkthrough", () => {
  it("has code that is seen whole", () => {
    for (const page of readdirSync("walkthrough")) {
      const blocks = readFileSync(join("walkthrough", page), "utf8").match(/^```[^]*?^```/gm) ?? [];
      const wide = blocks.flatMap((block) => block.split("\n").filter(({ length }) => length > widestCode));
      assert.deepEqual(wide, [], page);
    }
  });

  it("has a page for each step, which is in the package", () => {
    assert.equal(walkthrough?.id, "start");
    assert.ok(manifest.files.includes("walkthrough"));
    for (const { id, title, description, media } of steps) {
      assert.ok(existsSync(media.markdown), media.markdown);
      assert.ok(textOf(title) !== "" && textOf(description) !== "", id);
    }
  });

  it("calls and awaits commands that there are", () => {
    for (const { description, completionEvents } of steps) {
      for (const [, command = ""] of textOf(description).matchAll(/\(command:([\w.]+)(?:\?[^)]*)?\)/g)) {
        assert.ok(known.has(command), command);
      }
      for (const event of completionEvents) {
        const [, command] = /^onCommand:(.+)$/.exec(event) ?? [];
        assert.ok(
          command === undefined ? /^(onStepSelected|onContext:errdex\.usesSome)$/.test(event) : known.has(command),
        );
      }
    }
  });

  it("begins with one step about the APIs in use, whichever they are", () => {
    const uses = ["errdex.uses.ratio", "errdex.uses.sphere", "errdex.usesSome"];
    for (const hasFolder of [false, true]) {
      for (const used of [[], [0, 2], [1, 2], [0, 1, 2], [2]]) {
        const holds = (term: string): boolean =>
          term.startsWith("workspaceFolderCount")
            ? term.endsWith("> 0") === hasFolder
            : used.includes(uses.indexOf(term.replace("!", ""))) !== term.startsWith("!");
        const shown = steps.filter(({ when }) => when?.split(" && ").every(holds));
        assert.equal(shown.length, 1, String(used));
        const names = ["Ratio", "Sphere"].filter((name) => textOf(shown[0]?.title ?? "").includes(name));
        assert.deepEqual(
          names,
          ["Ratio", "Sphere"].filter((_, i) => used.includes(i)),
        );
      }
    }
  });

  it("has a button for each step", () => {
    for (const { id, description } of steps) {
      assert.match(textOf(description), /\n\[[^\]]+\]\(command:/, id);
    }
  });

  it("puts the cursor of the example where the step's key has an effect", () => {
    const text = exampleSource();
    const shown = steps.flatMap(({ description }) => {
      const [, step] = /\(command:errdex\.openExample\?([^)]*)\)/.exec(textOf(description)) ?? [];
      return step === undefined ? [] : (JSON.parse(decodeURIComponent(step)) as unknown[]);
    });
    const lines = shown.map((step) => {
      const offset = offsetInExample(text, step) ?? -1;
      return `${text.slice(text.lastIndexOf("\n", offset) + 1, offset)}‸${text.slice(offset, text.indexOf(":", offset))}`;
    });
    assert.deepEqual(
      lines.map((line) => line.trim()),
      ['case "INVALID_OTP‸"', 'case "‸"', 'case "INVALID_EMIAL‸"'],
    );
    assert.equal(offsetInExample("", "fix"), undefined);
    assert.equal(offsetInExample(text, undefined), undefined);
  });

  it("has an example with what its steps ask for", async () => {
    const { findings } = await testService.analyze(createDocument(exampleSource()), defaultSettings);
    assert.deepEqual(findings.map(describeFinding), ["unknown-code INVALID_EMIAL → INVALID_EMAIL"]);
  });
});

describe("the context keys of the APIs in use", () => {
  const node = (catalog: string, isUsed: boolean): TreeNode => ({
    kind: "catalog",
    catalog,
    name: catalog,
    from: "test",
    hasDocs: false,
    isUsed,
    files: [],
    codes: 1,
    uses: 0,
    unhandled: 0,
  });

  it("tell of each API, and whether there is any", () => {
    const { contexts, changed } = usedApisContexts([node("ratio", true), node("sphere", false)], {});
    assert.deepEqual(contexts, { "errdex.usesSome": true, "errdex.uses.ratio": true });
    assert.deepEqual(changed, contexts);
  });

  it("change only where something does, and forget what is gone", () => {
    const before = { "errdex.usesSome": true, "errdex.uses.ratio": true };
    assert.deepEqual(usedApisContexts([node("ratio", true)], before).changed, {});
    const { contexts, changed } = usedApisContexts([node("ratio", false)], before);
    assert.deepEqual(contexts, { "errdex.usesSome": false });
    assert.deepEqual(changed, { "errdex.usesSome": false, "errdex.uses.ratio": false });
  });
});
