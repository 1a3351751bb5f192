import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../catalogs/model";
import { ExportError, type Naming } from "./exporter";

/**
 * The words of a code or id, of ASCII letters and digits: what separates them and their case is left to the language.
 * There is always one; a letter of another script is spelled by its number.
 *
 * @example wordsOf("application/earlyAccess") // ["application", "early", "Access"]
 */
export function wordsOf(code: string): readonly string[] {
  const ascii = code
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/^-(?=\d)/, "minus ")
    .replace(/[^\p{ASCII}]/gu, (character) => (/[\p{L}\p{N}]/u.test(character) ? ` ${numberOf(character)} ` : " "));
  const humps = /[a-z]/.test(ascii)
    ? ascii.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    : ascii;
  const words = humps.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return words.length > 0 ? words : Array.from(code, numberOf);
}

/** `INVALID_OTP`; what would begin with a digit begins with `CODE_`. */
export function constantCase(words: readonly string[]): string {
  const name = words.join("_").toUpperCase();
  return /^\d/.test(name) ? `CODE_${name}` : name;
}

/** `InvalidOtp`; what would begin with a digit begins with `Code`. */
export function pascalCase(words: readonly string[]): string {
  const name = words.map(capitalized).join("");
  return /^\d/.test(name) ? `Code${name}` : name;
}

/** `invalid` → `Invalid`. */
export function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/**
 * A name for each code, no two alike, the same for the same codes in the same order. Of codes that would have one name, it
 * goes to the code that is spelled so, else to the first; the others get a number.
 */
export function nameCodes(
  codes: readonly string[],
  { constant, taken }: Naming,
  typeName: string,
): ReadonlyMap<string, string> {
  const wanted = codes.map((code) => [code, constant(wordsOf(code), typeName)] as const);
  const used = new Set(taken?.(typeName));
  const names = new Map<string, string>();
  const claim = (code: string, name: string): void => {
    if (!names.has(code) && !used.has(name)) {
      names.set(code, name);
      used.add(name);
    }
  };
  for (const [code, name] of wanted) {
    if (code === name) {
      claim(code, name);
    }
  }
  for (const [code, name] of wanted) {
    claim(code, name);
  }
  for (const [code, name] of wanted) {
    for (let number = 2; !names.has(code); number++) {
      claim(code, `${name}_${number}`);
    }
  }
  return names;
}

/** The start of the name of a type about the catalog: `AcmePay` for `acme-pay`. */
export function typeStem({ id }: Pick<Catalog, "id">): string {
  const name = wordsOf(id).map(capitalized).join("");
  return /^\d/.test(name) ? `Api${name}` : name;
}

/** A type, and the package that it is in. */
export interface QualifiedName {
  readonly typeName: string;
  readonly packageName: string | undefined;
}

/**
 * Takes `com.acme.AcmeCode` apart. Raises an {@link ExportError} where the language takes no such name.
 *
 * @param title what people call the language.
 */
export function parseName(name: string, { keywords, usedTypes, packages }: Naming, title: string): QualifiedName {
  const parts = name.split(".");
  const typeName = parts.at(-1) ?? "";
  const most = { none: 1, one: 2, nested: Infinity }[packages];
  const wrong = parts.find((part) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(part) || /^_+$/.test(part));
  if (wrong !== undefined) {
    throw new ExportError(
      packages === "none"
        ? l10n.t('"{0}" cannot be a name in {1}: it takes letters, digits and _', name, title)
        : l10n.t(
            '"{0}" cannot be a name in {1}: it takes letters, digits and _, with a package and a full stop before it if you like',
            name,
            title,
          ),
    );
  }
  if (parts.length > most) {
    throw new ExportError(
      most === 1
        ? l10n.t('"{0}" cannot be a name in {1}: there are no packages', name, title)
        : l10n.t('"{0}" cannot be a name in {1}: a package is one word', name, title),
    );
  }
  const keyword = parts.find((part) => keywords.has(part));
  if (keyword !== undefined) {
    throw new ExportError(
      l10n.t('"{0}" cannot be a name in {1}: "{2}" is a word of the language', name, title, keyword),
    );
  }
  if (usedTypes.includes(typeName)) {
    throw new ExportError(
      l10n.t('"{0}" cannot be a name in {1}: the export makes use of another "{2}"', name, title, typeName),
    );
  }
  return { typeName, packageName: parts.length > 1 ? parts.slice(0, -1).join(".") : undefined };
}

/** The words of a list of words: keywords. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

function numberOf(character: string): string {
  return `u${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
