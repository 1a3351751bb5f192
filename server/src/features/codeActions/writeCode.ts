import { isName } from "../../catalogs/codeShape";
import type { Occurrence } from "../../occurrences/occurrence";
import type { Analysis } from "../../service";

/**
 * The quote that a construct has where it needs one.
 *
 * @param beside text of the construct that may hold strings of other kinds.
 */
export function quoteIn({ members }: Pick<Occurrence["group"], "members">, beside = ""): string {
  const quoted = members.find(({ literal }) => literal.quote !== "")?.literal;
  return quoted?.quote ?? /["']/.exec(beside)?.[0] ?? '"';
}

/**
 * The code as it is written in the literal's place; a bare name becomes a quoted one where the code is no name.
 *
 * @returns `undefined` where nothing there is known to be read as the code.
 */
export function writeCode(code: string, at: Occurrence, { spell }: Pick<Analysis, "spell">): string | undefined {
  const { quote } = at.literal;
  if (quote !== "") {
    return spell(code, quote, at);
  }
  if (isName(code)) {
    return code;
  }
  // A prefix may make another thing of what is no key.
  const quoted = quoteIn(at.group).slice(-1);
  const plain = /["']/.test(quoted) ? quoted : '"';
  const spelling = spell(code, plain, at);
  return spelling === undefined ? undefined : plain + spelling + plain;
}
