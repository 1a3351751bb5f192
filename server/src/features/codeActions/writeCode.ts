import type { Occurrence } from "../../occurrences/occurrence";
import { escapeFor } from "../spellings";

/** Whether a code may stand without quotes where a name may. */
export function isName(code: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(code);
}

/**
 * The quote that a construct has where it needs one.
 *
 * @param beside text of the construct that may hold strings of other kinds.
 */
export function quoteIn({ members }: Pick<Occurrence["group"], "members">, beside = ""): string {
  const quoted = members.find(({ literal }) => literal.quote !== "")?.literal;
  return quoted?.quote ?? /["']/.exec(beside)?.[0] ?? '"';
}

/** The code as it is written in the literal's place; a bare name becomes a quoted one where the code is no name. */
export function writeCode(code: string, { literal, group }: Occurrence): string {
  if (literal.quote !== "") {
    return escapeFor(literal.quote, code);
  }
  if (isName(code)) {
    return code;
  }
  const quote = quoteIn(group);
  return quote + escapeFor(quote, code) + quote;
}
