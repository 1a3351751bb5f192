import astro from "./astro/language.json";
import cpp from "./cpp/language.json";
import csharp from "./csharp/language.json";
import dart from "./dart/language.json";
import elixir from "./elixir/language.json";
import go from "./go/language.json";
import html from "./html/language.json";
import java from "./java/language.json";
import javascript from "./javascript/language.json";
import json from "./json/language.json";
import kotlin from "./kotlin/language.json";
import markdown from "./markdown/language.json";
import php from "./php/language.json";
import python from "./python/language.json";
import ruby from "./ruby/language.json";
import rust from "./rust/language.json";
import scala from "./scala/language.json";
import shellscript from "./shellscript/language.json";
import svelte from "./svelte/language.json";
import swift from "./swift/language.json";
import typescript from "./typescript/language.json";
import typescriptreact from "./typescriptreact/language.json";
import vue from "./vue/language.json";
import yaml from "./yaml/language.json";
import { resolveExtends, type LanguageDefinition } from "./language";

/** NEW LANGUAGE: import its `language.json` above and add it here. */
const definitions = [
  astro,
  cpp,
  csharp,
  dart,
  elixir,
  go,
  html,
  java,
  javascript,
  json,
  kotlin,
  markdown,
  php,
  python,
  ruby,
  rust,
  scala,
  shellscript,
  svelte,
  swift,
  typescript,
  typescriptreact,
  vue,
  yaml,
] as readonly LanguageDefinition[];

/** All of them, each with what it takes over from another one. */
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

const byName = new Map<string, LanguageDefinition>();
for (const language of languages) {
  const endings = language.extensions.map((extension) => extension.slice(1));
  for (const name of [language.id, ...language.languageIds, ...endings, ...(language.aliases ?? [])]) {
    byName.set(name.toLowerCase(), language);
  }
}

/**
 * The language that a host calls by a name of any kind: `ts`, `Python`, `c++`, `text/javascript`, `application/ld+json`.
 */
export function languageOfName(name: string): LanguageDefinition | undefined {
  const lower = name.trim().toLowerCase();
  return byName.get(lower) ?? byName.get(lower.replace(/^(?:text|application)\/(?:x-|.*\+)?/, ""));
}

/** Names that editors give to documents of any language. */
const namesOfAny = ["", "web"];

/**
 * The id of a document's language as VS Code calls it, which is what all else here goes by. Editors have names of their own:
 * `sh`, `c++`, `typescript.tsx`, `yaml.docker-compose`, `python-ts`, `Shell Script`. What is no known name stays as it is.
 *
 * @param path the document's address, which tells where the editor does not.
 */
export function languageIdOf(given: string, path: string): string {
  if (byLanguageId.has(given)) {
    return given;
  }
  const name = given.trim().toLowerCase().replace(/-ts$/, "");
  // Of several names that are joined, the first says what it is, and the others what it is used for.
  const language = namesOfAny.includes(name)
    ? languageOfPath(path)
    : (languageOfName(name) ??
      name
        .split(".")
        .map(languageOfName)
        .find((known) => known !== undefined));
  return language?.languageIds.find((id) => id === name) ?? language?.languageIds[0] ?? given;
}

/** @param path a file's name or path: `src/errors.tsx`. */
export function languageOfPath(path: string): LanguageDefinition | undefined {
  const dot = path.lastIndexOf(".");
  return dot === -1 ? undefined : byExtension.get(path.slice(dot).toLowerCase());
}
