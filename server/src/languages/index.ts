import cpp from "./cpp/language.json";
import csharp from "./csharp/language.json";
import dart from "./dart/language.json";
import elixir from "./elixir/language.json";
import go from "./go/language.json";
import java from "./java/language.json";
import javascript from "./javascript/language.json";
import json from "./json/language.json";
import kotlin from "./kotlin/language.json";
import php from "./php/language.json";
import python from "./python/language.json";
import ruby from "./ruby/language.json";
import rust from "./rust/language.json";
import scala from "./scala/language.json";
import shellscript from "./shellscript/language.json";
import swift from "./swift/language.json";
import typescript from "./typescript/language.json";
import typescriptreact from "./typescriptreact/language.json";
import yaml from "./yaml/language.json";
import { resolveExtends, type LanguageDefinition } from "./language";

/** NEW LANGUAGE: import its `language.json` above and add it here. */
const definitions = [
  cpp,
  csharp,
  dart,
  elixir,
  go,
  java,
  javascript,
  json,
  kotlin,
  php,
  python,
  ruby,
  rust,
  scala,
  shellscript,
  swift,
  typescript,
  typescriptreact,
  yaml,
] as readonly LanguageDefinition[];

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
