import type { Inline, Row } from "./blocks";
import type { Findings } from "./importer";
import { labelKind, labelWords } from "./labels";
import type { Scene } from "./scene";
import { shapeOf, shapes } from "./shapes";

const enumWords =
  /\b(?:enum|allowed values?|possible values?|one of|values)\s*:?\s*(["'`“]?[\w./:-]+["'`”]?(?:[\s,|]+["'`“]?[\w./:-]+["'`”]?)*)[\s,|]*$/i;

/**
 * Reads tables of the fields of an error's body, as pages made of OpenAPI files show them: the row of the code's field
 * lists all codes, `Enum: "card_expired" "card_stolen"`.
 *
 * @returns whether the table is such a one.
 */
export function readEnums(header: readonly Inline[], rows: readonly Row[], scene: Scene, findings: Findings): boolean {
  const all = header.length === 0 ? rows : [{ cells: header, line: rows[0]?.line ?? 1 }, ...rows];
  let isRead = false;
  for (const { cells, line } of all) {
    const [name, ...others] = cells;
    const field = labelWords(name?.text ?? "");
    const isCode =
      labelKind(field) === "code" || (scene.httpStatus.length > 0 && /^(?:type|reason|error)$/.test(field));
    const listed = others.map(({ text }) => enumWords.exec(text)?.[1]).find((found) => found !== undefined);
    if (!isCode || listed === undefined) {
      continue;
    }
    const values = listed
      .split(/[\s,|]+/)
      .map((value) => value.replace(/["'`“”]/g, ""))
      .filter(Boolean);
    if (values.length > 0 && values.every((value) => shapeOf(value) >= shapes.medium)) {
      values.forEach((code) =>
        findings.codes.push({ code, line, httpStatus: scene.httpStatus, heading: scene.headings.at(-1) }),
      );
      isRead = true;
    }
  }
  return isRead;
}
