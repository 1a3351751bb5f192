import { decodeEscapes } from "./escapes";
import type { LanguageDefinition, StringForm } from "./language";

/**
 * What says the value between a literal's quotes, as the language reads it; `undefined` where nothing is known to. A value
 * of letters, digits and such costs one look.
 *
 * @param quote all that comes before the content: `"`, or `r#"` in Rust. A bare name has none, and is not for this.
 */
export function spellIn(language: LanguageDefinition, quote: string, value: string): string | undefined {
  if (isHarmless(value)) {
    return value;
  }
  const forms = formsBehind(language, quote);
  const [form] = forms;
  if (form === undefined) {
    return undefined;
  }
  const last = form.closing.slice(0, 1);
  const escaped = value.replace(/\\/g, "\\\\").replaceAll(last, `\\${last}`);
  const withoutHoles = form.holeStart === undefined ? escaped : escaped.replace(startOfHole(form.holeStart), "\\$&");
  return [withoutHoles, value, value.replaceAll(last, last + last)].find((spelling) =>
    forms.every((each) => readsAs(spelling, value, each)),
  );
}

/**
 * The same in a place of a document. A host reads signs in what it holds in its own way, so what has any is left out there.
 *
 * @param layer that the place is in.
 */
export function spellInLayer(
  { language, regions }: { readonly language: LanguageDefinition; readonly regions: unknown },
  quote: string,
  value: string,
): string | undefined {
  const spelling = spellIn(language, quote, value);
  return regions !== undefined && spelling !== undefined && /["'`<&{}]/.test(spelling) ? undefined : spelling;
}

/** Nothing in it ends a literal or begins an escape or a substitution in any language. */
function isHarmless(value: string): boolean {
  return /^[\p{L}\p{N} _./:,;+*=&|<>?!%@~^-]*$/u.test(value);
}

interface FormBehind extends StringForm {
  /** What ends the content. */
  readonly closing: string;
}

/** The forms that begin with the quote, of which several kinds of nodes may have one. */
function formsBehind({ strings = {} }: LanguageDefinition, quote: string): readonly FormBehind[] {
  return Object.values(strings).flatMap((forms) => {
    for (const form of forms) {
      const opening = new RegExp(`^(?:${form.open})`).exec(quote);
      if (opening?.[0] === quote) {
        return [{ ...form, closing: (form.close ?? "$1").replace("$1", opening[1] ?? "") }];
      }
    }
    return [];
  });
}

function startOfHole(pattern: string): RegExp {
  return new RegExp(pattern, "gu");
}

function readsAs(spelling: string, value: string, { escapes, closing, hole, holeStart }: FormBehind): boolean {
  if (decodeEscapes(spelling, escapes) !== value || /[\r\n]/.test(spelling)) {
    return false;
  }
  const isRaw = escapes === "none";
  const last = closing.slice(0, 1);
  const isDoubled = escapes.startsWith("doubled");
  const plain = isRaw ? spelling : isDoubled ? spelling.replaceAll(last + last, "") : spelling.replace(/\\[^]/g, "");
  // Before the closing quote, a backslash holds it off in some raw literals, too.
  if ((plain.endsWith("\\") && !isDoubled) || (plain + closing).indexOf(closing) !== plain.length) {
    return false;
  }
  const isOneSign = closing.replaceAll(last, "") === "";
  if (isRaw && isOneSign && closing.length > 1 && spelling.startsWith(last)) {
    return false;
  }
  if (hole === undefined) {
    return true;
  }
  // Those that are raw but for substitutions may know a backslash before some signs, as a shell's do, and of Swift's the
  // grammar reads no quote and no backslash as they are.
  const isDoubtful = isRaw && (isOneSign ? /\\[^\p{L}\p{N}]/u : /["\\]/).test(spelling);
  return !isDoubtful && !(holeStart === undefined ? /[$#`{}]/ : startOfHole(holeStart)).test(plain);
}
