import type { TextProblem } from "../../catalogs/problem";

/** Findings that a reader of JSON or YAML and the JSON schemas of catalogs and of `errdex.json` make as well. */
const shared: ReadonlySet<string> = new Set([
  ...["catalog-syntax", "catalog-missing-key", "catalog-wrong-type", "catalog-bad-code", "catalog-bad-url"],
  ...["catalog-unknown-key", "catalog-duplicate-key", "catalog-duplicate-code"],
  ...["config-syntax", "config-wrong-type", "config-unknown-key", "config-duplicate-key"],
]);

/**
 * Whether an editor that checks data by our schemas tells of a problem itself.
 *
 * @param text that the problem is in: the schema takes addresses for good that only a parser of addresses refuses.
 */
export function isToldBySchema({ rule, span }: TextProblem, text: string): boolean {
  const value = text.slice(span.start, span.end).replace(/^["']|["']$/g, "");
  const looksFine = rule === "catalog-bad-url" && /^https?:\/\/\S+$/.test(value) && !URL.canParse(value);
  return shared.has(rule) && !looksFine;
}
