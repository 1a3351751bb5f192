import type { MeantCode } from "../../../../shared/src/protocol";
import type { Analysis } from "../../service";
import { touches } from "../../util/span";

/** What the first problem at an offset suggests instead of a value that is no code; `undefined` where nothing does. */
export function findMeantCode({ findings }: Pick<Analysis, "findings">, offset: number): MeantCode | undefined {
  const finding = findings.find(({ rule, span, suggestions }) => {
    return rule === "unknown-code" && suggestions.length > 0 && touches(span, offset);
  });
  const entry = finding?.suggestions[0];
  return finding && entry && { catalog: entry.catalog.id, code: entry.code, written: finding.value };
}
