import { labelWords } from "./labels";

/** Whether a construct's name says nothing but that there are texts or codes, so that what it stands in must tell. */
export function isGeneral(name: string): boolean {
  const words = labelWords(name).split(" ");
  const general =
    /^(?:messages?|codes?|descriptions?|maps?|tables?|all|values?|lists?|lookup|mapping|catalog|registry|entries|infos?|details|texts?|strings?|names?|describe|explain|reasons?|summary|titles?|human|readable|as|str|get|from|into|display|fmt|format|by|default|defaults|to|for|known|of|set)$/;
  return words.every((word) => general.test(word));
}

/** Whether a function gives something else of an error than its code or its message. */
export function tellsOfOthers(name: string): boolean {
  return (
    /\b(?:status|categor\w+|severity|level|ur[il]s?|docs?|links?|colou?rs?|icons?|groups?|kinds?|class|tags?|metrics?|labels?|fields?|params?|headers?|scopes?|methods?|paths?|routes?)\b/.test(
      labelWords(name),
    ) && !speaksOfCodes(name)
  );
}

/** Whether a name says that codes are what it holds: `ErrorCode`, `codes`. */
export function speaksOfCodes(name: string): boolean {
  return /\bcodes?$/.test(labelWords(name));
}
