import { labelKind, labelWords } from "./labels";

/** How likely a field or schema of this name holds the codes, where it is known that it belongs to an error. */
export function codeNameRank(name: string): number {
  const words = labelWords(name);
  if (
    labelKind(name) === "code" ||
    (labelKind(name) === "aliases" && /\bcodes?$/.test(words)) ||
    /\b(?:error|decline|failure|problem) ?(?:codes?|types?|reasons?|names?|keys?)$/.test(words)
  ) {
    return 3;
  }
  return /^(?:type|reason)$/.test(words) ? 2 : /^(?:name|key|id|identifier|slug|status|kind)$/.test(words) ? 1 : 0;
}

/** Whether it may be the name of such a field. */
export function isCodeName(name: string): boolean {
  return codeNameRank(name) > 0;
}
