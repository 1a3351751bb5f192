import type { Catalog } from "../catalogs/model";
import type { Subject } from "./occurrence";

/** Whether the subject's last name is that of the field that holds this catalog's code, in an answer of the API. */
export function namesCodeField(subject: Subject | undefined, { envelope }: Catalog): boolean {
  if (subject === undefined || ofValidator.test(subject.text)) {
    return false;
  }
  const field = foldName(subject.field);
  return envelope.codeFields.some((codeField) => foldName(codeField) === field);
}

/** What libraries find wrong in an input has codes of its own, such as zod's `invalid_type`: `issues[0].code`. */
const ofValidator = /(?:^|\.)(?:issues?|iss)(?:\[[^\]]*\])*\.\w+$/i;

/** A field's name is spelled after the customs of the language: `errorCode`, `error_code`, `ErrorCode`, `errorCode_`. */
function foldName(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}
