import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { activeContext, commandIds } from "../../client/src/common/commandIds";
import { usesSomeContext } from "../../client/src/common/features/usedApis/usedApisContexts";
import { languages } from "../../server/src/languages";
import {
  codeLensModes,
  defaultSettings,
  levels,
  ruleIds,
  settingsSection,
  strictnesses,
} from "../../shared/src/settings";
import { bundleFile, collectTexts, toBundle } from "../support/texts";

interface Property {
  readonly type: string;
  readonly default: unknown;
  readonly scope?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Property>>;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly markdownEnumDescriptions?: readonly string[];
}

interface MenuEntry {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly dependencies?: object;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<Record<"commandPalette" | "editor/context", readonly MenuEntry[]>>;
    readonly views: { readonly errdex: readonly { readonly when: string }[] };
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Property>> }[];
  };
}

const read = (path: string): string => readFileSync(path, "utf8");
const manifest = JSON.parse(read("package.json")) as Manifest;

describe("manifest", () => {
  it("activates for the languages that the server serves and for its own pages, and for nothing else", () => {
    const served = languages.flatMap(({ languageIds }) => languageIds);
    const events = [
      ...served.map((id) => `onLanguage:${id}`),
      "onWebviewPanel:errdex.codePage",
      "onWebviewPanel:errdex.coverage",
    ];
    assert.deepEqual([...manifest.activationEvents].sort(), events.sort());
  });

  it("ships no dependencies: they are in the bundles", () => {
    assert.equal(manifest.dependencies, undefined);
  });

  it("asks for the version of VS Code whose API the client is compiled against", () => {
    const types = /\d+\.\d+/.exec(manifest.devDependencies["@types/vscode"] ?? "")?.[0];
    assert.equal(manifest.engines.vscode, `^${types}.0`);
  });

  it("has the commands that the client registers, in the palette always or while the extension is active", () => {
    const { commands, menus } = manifest.contributes;
    const ids = Object.values(commandIds).sort();
    assert.deepEqual(commands.map(({ command }) => command).sort(), ids);
    assert.deepEqual(new Set(commands.map(({ category }) => category)), new Set(["Errdex"]));
    // A project may have nothing yet that activates the extension.
    const { importCatalog, newCatalog, diffCatalogs, exportCatalog } = commandIds;
    const always: readonly string[] = [importCatalog, newCatalog, diffCatalogs, exportCatalog];
    const whileActive = ids.filter((id) => !always.includes(id));
    assert.deepEqual(menus.commandPalette.map(({ command }) => command).sort(), whileActive);
    // What is hidden needs an argument, which views and pages give.
    const whens = menus.commandPalette.map(({ when = "always" }) =>
      when.replace(/(?: && )?workspaceFolderCount > 0$/, "").replace(/ && editorIsOpen$/, ""),
    );
    // What has no condition is of use before the extension is active, and activates it.
    assert.deepEqual(new Set(whens), new Set([activeContext, "false", "always", ""]));
  });

  it("offers what is done at the cursor only while there is one", () => {
    const { explainCodeAtCursor, findUses, openEntry, openDocs, showKnownHere } = commandIds;
    const { insertCode, addMissingCodes, bindConstruct, addToCatalog } = commandIds;
    const atCursor = manifest.contributes.menus.commandPalette.filter(({ when = "" }) => when.includes("editorIsOpen"));
    assert.deepEqual(
      atCursor.map(({ command }) => command).sort(),
      [
        ...[explainCodeAtCursor, findUses, openEntry, openDocs, showKnownHere],
        ...[insertCode, addMissingCodes, bindConstruct, addToCatalog],
      ].sort(),
    );
  });

  it("takes room in the activity bar and the editor's menu only where an API is in use, or somebody asked", () => {
    const { menus, views } = manifest.contributes;
    assert.deepEqual(
      views.errdex.map(({ when }) => when),
      [`${usesSomeContext} || errdex.catalogs.isWanted`],
    );
    for (const { command, when = "" } of menus["editor/context"]) {
      assert.ok(when.startsWith(`${usesSomeContext} && `), command);
    }
  });
});

describe("settings in the manifest", () => {
  const properties: Readonly<Record<string, Property>> = Object.fromEntries(
    manifest.contributes.configuration.flatMap((group) => Object.entries(group.properties)),
  );
  /** Read by the language client, not by the server. */
  const clientSettings = [`${settingsSection}.trace.server`];
  const property = (name: string): Property => {
    const found = properties[`${settingsSection}.${name}`];
    assert.ok(found, `${name} is missing`);
    return found;
  };

  it("are those of shared/src/settings.ts", () => {
    const keys = Object.keys(defaultSettings).map((key) => `${settingsSection}.${key}`);
    assert.deepEqual(Object.keys(properties).sort(), [...keys, ...clientSettings].sort());
  });

  it("have the same defaults", () => {
    for (const [key, value] of Object.entries(defaultSettings)) {
      assert.deepEqual(property(key).default, value, key);
    }
  });

  it("allow the same values", () => {
    assert.deepEqual(property("strictness").enum, strictnesses);
    assert.deepEqual(property("codeLens").enum, codeLensModes);
    const rules = property("rules").properties ?? {};
    assert.deepEqual(Object.keys(rules), ruleIds);
    for (const id of ruleIds) {
      const rule = rules[id];
      assert.deepEqual([rule?.enum, rule?.default], [levels, defaultSettings.rules[id]], id);
    }
  });

  it("can differ from folder to folder, but for what is one in a window", () => {
    const ofWindow = ["maxIndexedFiles"];
    for (const key of Object.keys(defaultSettings)) {
      assert.equal(property(key).scope, ofWindow.includes(key) ? "window" : "resource", key);
    }
  });

  it("are described, each value too", () => {
    for (const [key, { markdownDescription, enum: values, markdownEnumDescriptions }] of Object.entries(properties)) {
      assert.ok(markdownDescription, key);
      assert.equal(markdownEnumDescriptions?.length, values?.length, key);
    }
    // The rows of an object show none but the plain one.
    for (const [id, { description, markdownDescription }] of Object.entries(property("rules").properties ?? {})) {
      assert.ok(description, id);
      assert.equal(markdownDescription, undefined, id);
    }
  });
});

describe("texts for the user", () => {
  it("are all in package.nls.json, where the manifest names them", () => {
    const used = [...read("package.json").matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(JSON.parse(read("package.nls.json")) as object).sort());
  });

  it("are all in l10n/bundle.l10n.json, where the sources have them: npm run l10n writes it", () => {
    assert.equal(read(bundleFile), toBundle(collectTexts()));
  });
});
