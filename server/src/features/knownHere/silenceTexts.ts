import * as l10n from "@vscode/l10n";
import type { Catalog } from "../../catalogs/model";
import type { Binding } from "../../occurrences/occurrence";
import type { SlipDoubt } from "../../occurrences/slips";
import type { Silence, Weakness } from "../../rules/silence";

/** How sure a binding is, in a word. */
export const confidenceNames: Readonly<Record<Binding["confidence"], () => string>> = {
  certain: () => l10n.t("certain"),
  likely: () => l10n.t("likely"),
  possible: () => l10n.t("possible"),
};

export interface SilenceContext {
  /** That the group is about. */
  readonly catalog: Catalog;
  /** Whether another file of the project defines the value. */
  readonly isDefinedElsewhere: boolean;
}

/** In a sentence without its subject: which condition for a finding was not met. */
export function describeSilence(silence: Silence, { catalog: { name, families }, ...context }: SilenceContext): string {
  switch (silence.because) {
    case "not asked":
      return l10n.t("silent: it stands in no place for codes, or nothing that stands with it resembles one");
    case "known":
      return l10n.t("silent: it is a known code");
    case "piece":
      return l10n.t("silent: codes of {0} begin so, and a beginning is written on purpose", name);
    case "case":
      return l10n.t("silent: it is a known code but for upper and lower case, which do not count here");
    case "own":
      return context.isDefinedElsewhere
        ? l10n.t("silent: another file defines it as a code of the project's own")
        : l10n.t("silent: the project defines it as a code of its own");
    case "doubt":
      return l10n.t(
        "silent: it is one slip away from {0}, but {1}; {2}",
        silence.entry.code,
        doubtTexts[silence.doubt](),
        weaknessTexts[silence.weakness](name),
      );
    case "typos only":
      return l10n.t("silent: it is more than a slip away from every code, and the setting errdex.strictness is typos");
    case "possible":
      return l10n.t(
        "silent: it is more than a slip away from every code, and that the group is about {0} is only possible",
        name,
      );
    case "others":
      return l10n.t(
        "silent: its group looks like somebody else's: codes of {0} in it: {1}, values that resemble none: {2}",
        name,
        silence.known,
        silence.aliens,
      );
    case "style":
      return l10n.t(
        "silent: it is {0} in another style, as a text for people or a name of the app's",
        silence.entry.code,
      );
    case "few for near":
      return l10n.t(
        "silent: it resembles {0} and is more than a slip away; to be wrong its group needs known codes: {1}, and it has {2}",
        silence.entry.code,
        silence.needed,
        silence.known,
      );
    case "few for far":
      return l10n.t(
        "silent: it resembles no code, and to be wrong all the same its group needs known codes: {0}, and it has {1}",
        silence.needed,
        silence.known,
      );
    case "no family":
      return families.length === 0
        ? l10n.t("silent: it resembles no code of {0}, which has no families that it could be of", name)
        : l10n.t(
            "silent: it resembles no code of {0} and begins as none of its families: {1}",
            name,
            listPrefixes(families.map(({ prefix }) => prefix)),
          );
    case "mixed":
      return l10n.t(
        "silent: its group has other values, too, of which it may be one: codes of {0} in it: {1}, values that resemble none: {2}",
        name,
        silence.known,
        silence.aliens,
      );
  }
}

/** Prefixes that are shown, at most. */
const mostPrefixes = 5;

function listPrefixes(prefixes: readonly string[]): string {
  return [...prefixes.slice(0, mostPrefixes), ...(prefixes.length > mostPrefixes ? ["…"] : [])].join(", ");
}

const doubtTexts: Readonly<Record<SlipDoubt, () => string>> = {
  style: () => l10n.t("with the same words in another style or order, as others write it"),
  number: () => l10n.t("with another number in it, which may be meant"),
  joined: () => l10n.t("with words run together or taken apart, as others write it"),
  short: () => l10n.t("in a short word, where one letter more often makes another word than a slip"),
  letters: () => l10n.t("with too many letters wrong in one word"),
  plural: () => l10n.t("with a plural or without one, which may be meant"),
  word: () => l10n.t("with another word that exists, which may be meant"),
};

const weaknessTexts: Readonly<Record<Weakness, (catalog: string) => string>> = {
  likely: (catalog) => l10n.t("that the group is about {0} is only likely", catalog),
  possible: (catalog) => l10n.t("that the group is about {0} is only possible", catalog),
  made: () => l10n.t("the program may state a code of its own there"),
  others: (catalog) => l10n.t("most values that stand with it are none of {0}", catalog),
};
