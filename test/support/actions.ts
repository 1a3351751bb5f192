import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultSettings, type Settings } from "../../shared/src/settings";
import { readCatalog } from "../../server/src/catalogs/readCatalog";
import { builtInCatalogs } from "../../server/src/catalogs/builtIn";
import { type Action, type ActionContext, changeText } from "../../server/src/features/codeActions/action";
import { findActions } from "../../server/src/features/codeActions";
import { languageOfPath } from "../../server/src/languages";
import type { Analysis, ErrorCodeService } from "../../server/src/service";
import { createDocument, createTestService } from "./check";
import { readCursor } from "./marks";

export const actionFixtures = join("test", "fixtures", "actions");

/** By the word in the name of a fixture with a result: the action that gives it. */
export const actionTitles: Readonly<Record<string, RegExp>> = {
  add: /^Add all/,
  users: /that users can act on$/,
  all: /^Change all/,
  line: /on this line$/,
  file: /^Ignore .* in this file$/,
  none: /^These are not API codes/,
};

const acme = readCatalog(JSON.parse(readFileSync(join(actionFixtures, "acme.errdex.json"), "utf8")), "test").catalog;

/** An engine that knows the small catalog of the fixtures, too. */
export const acmeService = createTestService({
  catalogs: acme === undefined ? builtInCatalogs : [...builtInCatalogs, acme],
});

export interface ActionOptions {
  readonly languageId?: string;
  readonly settings?: Settings;
  readonly service?: ErrorCodeService;
  readonly isExplicit?: boolean;
  readonly only?: readonly string[];
  readonly context?: Partial<ActionContext>;
}

export interface ActionsFound {
  /** The source without its cursor. */
  readonly text: string;
  readonly analysis: Analysis;
  readonly actions: readonly Action[];
}

/** What can be done where a source's cursor is. */
export async function actionsAt(
  source: string,
  { languageId = "typescript", settings = defaultSettings, service = acmeService, ...options }: ActionOptions = {},
): Promise<ActionsFound> {
  const { text, offset } = readCursor(source);
  const document = createDocument(text, languageId);
  const analysis = await service.analyze(document, settings);
  const context: ActionContext = {
    document,
    text,
    analysis,
    settings,
    index: service.indexFor(document.uri),
    span: { start: offset, end: offset },
    isExplicit: options.isExplicit ?? true,
    config: undefined,
    catalogFiles: () => [],
    hasCommand: () => false,
    ...options.context,
  };
  return { text, analysis, actions: findActions(context, options.only) };
}

/** The text after an action on it. */
export async function applyAction(text: string, { change }: Action): Promise<string | undefined> {
  const changes = typeof change === "function" ? (await change())?.[0]?.changes : change;
  return changes && changeText(text, changes);
}

/** A source, and what an action makes of it. */
export interface ActionFixture {
  /** `typescript/switch.ts`. */
  readonly name: string;
  readonly source: string;
  readonly languageId: string;
  /** By word of {@link actionTitles}; those that are there. */
  readonly results: ReadonlyMap<string, string>;
}

export function readActionFixtures(): readonly ActionFixture[] {
  const folders = readdirSync(actionFixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name: folder }) =>
    readdirSync(join(actionFixtures, folder))
      .filter((file) => file.split(".").length === 2)
      .map((file): ActionFixture => {
        const path = join(actionFixtures, folder, file);
        const results = Object.keys(actionTitles)
          .filter((word) => existsSync(resultPath(path, word)))
          .map((word) => [word, readFileSync(resultPath(path, word), "utf8")] as const);
        const languageId = file.endsWith(".jsonc") ? "jsonc" : (languageOfPath(file)?.languageIds[0] ?? folder);
        return {
          name: `${folder}/${file}`,
          source: readFileSync(path, "utf8"),
          languageId: folder === "typescriptreact" ? folder : languageId,
          results: new Map(results),
        };
      }),
  );
}

/** Writes what each action makes of each source, for a person to look at. */
export async function writeActionResults(): Promise<void> {
  for (const { name, source, languageId } of readActionFixtures()) {
    for (const word of name.includes("slip") ? ["all", "line", "file", "none"] : ["add", "users"]) {
      const { text, actions } = await actionsAt(source, { languageId });
      const action = actions.find(({ title }) => actionTitles[word]?.test(title));
      const result = action && (await applyAction(text, action));
      if (result !== undefined) {
        writeFileSync(resultPath(join(actionFixtures, name), word), result);
      }
    }
  }
}

function resultPath(path: string, word: string): string {
  return path.replace(/\.(\w+)$/, `.${word}.$1`);
}
