import javascript from "./javascript/language.json";
import typescript from "./typescript/language.json";
import typescriptreact from "./typescriptreact/language.json";
import { resolveExtends, type LanguageDefinition } from "./language";

/** NEW LANGUAGE: import its `language.json` above and add it here. */
const definitions = [javascript, typescript, typescriptreact] as readonly LanguageDefinition[];

export const languages: readonly LanguageDefinition[] = definitions.map((definition) =>
  resolveExtends(definition, definitions),
);

const byLanguageId = new Map(
  languages.flatMap((language) => language.languageIds.map((languageId) => [languageId, language] as const)),
);
const byExtension = new Map(
  languages.flatMap((language) => language.extensions.map((extension) => [extension, language] as const)),
);

/** @param languageId as an editor calls it: `typescriptreact`. */
export function languageOfId(languageId: string): LanguageDefinition | undefined {
  return byLanguageId.get(languageId);
}

/** @param path a file's name or path: `src/errors.tsx`. */
export function languageOfPath(path: string): LanguageDefinition | undefined {
  const dot = path.lastIndexOf(".");
  return dot === -1 ? undefined : byExtension.get(path.slice(dot).toLowerCase());
}
