import type { Block, Inline } from "./blocks";
import { findCodes, type LeadingCode } from "./codeText";
import { describe } from "./describe";
import { DraftBuilder } from "./draft";
import { labelKind, speaksOfErrors } from "./labels";
import { isRecords } from "./pageShapes";
import type { Scene } from "./scene";
import { parseStatuses, shapes } from "./shapes";

/**
 * The code of a section whose heading is a title and whose text says the code under a label: `Code: card_declined`. A
 * section with several codes is not about one of them.
 */
export function findLabelledCode(title: Inline, body: readonly Block[], scene: Scene): LeadingCode | undefined {
  const text = body.filter(({ kind }) => kind !== "code");
  if (text.every(isRecords) || body.filter(({ kind }) => kind === "heading").length > 4) {
    return undefined;
  }
  const found = new Map<string, LeadingCode>();
  describe(new DraftBuilder(), body, (label, value) => {
    const kind = labelKind(label);
    const isLabel = kind === "code" || (kind === "name" && (scene.errors || speaksOfErrors(title.text)));
    const code = isLabel ? findCodes(value, { spaces: false, addresses: true }) : undefined;
    if (
      code?.codes.length === 1 &&
      (kind === "code" || code.shape >= shapes.medium) &&
      parseStatuses(value.text).length === 0
    ) {
      const [name = ""] = code.codes;
      found.set(name, found.get(name) ?? { ...code, rest: "", apart: true });
    }
  });
  return found.size === 1 ? [...found.values()][0] : found.get(title.text);
}
