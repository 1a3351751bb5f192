import type { Entry } from "../catalogs/model";
import type { Binding } from "../occurrences/occurrence";
import type { SlipDoubt } from "../occurrences/slips";

/**
 * Why `unknown-code` says nothing of a value, as the rule itself has found. `needed` is how many known codes the group
 * would need, `known` how many it has.
 */
export type Silence =
  /** It stands in no place for codes, or with nothing that resembles one, so that no rule is asked. */
  | { readonly because: "not asked" }
  | { readonly because: "known" }
  /** The beginning of codes; another case where case does not count; the project states it as its own. */
  | { readonly because: "piece" | "case" | "own" }
  /**
   * One edit away from the code, and it may still be meant, for little else speaks for the code: the binding is not
   * certain, the program may make a code of its own there (`made`), or most values of the group are somebody else's.
   */
  | {
      readonly because: "doubt";
      readonly entry: Entry;
      readonly doubt: SlipDoubt;
      readonly weakness: Weakness;
    }
  /** It is no near miss, and strictness or the binding want one. */
  | { readonly because: "typos only" | "possible" }
  /** Most values of the group are somebody else's. */
  | { readonly because: "others"; readonly aliens: number; readonly known: number }
  /** It is the code in another style, said to people or called so by the app. */
  | { readonly because: "style"; readonly entry: Entry }
  /** It resembles a code, and the group has too few to be sure. */
  | { readonly because: "few for near"; readonly entry: Entry; readonly known: number; readonly needed: number }
  /** It resembles no code: the group has too few codes, it is of no family, or too few of the group's values are codes. */
  | { readonly because: "few for far"; readonly known: number; readonly needed: number }
  | { readonly because: "no family" }
  | { readonly because: "mixed"; readonly aliens: number; readonly known: number };

/** What keeps one from being sure that a value near a code was meant to be the code: see {@link Silence}. */
export type Weakness = Exclude<Binding["confidence"], "certain"> | "made" | "others";
