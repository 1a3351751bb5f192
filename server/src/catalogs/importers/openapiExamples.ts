import { type DataNode, textAt } from "./dataTree";
import type { FoundCode } from "./importer";
import { labelKind } from "./labels";
import { readInlineMarkdown } from "./markdownHtml";
import { entriesOf, itemsOf } from "./openapiEnums";
import { isCodeName } from "./openapiNames";
import { isProblemType, shapeOf, shapes } from "./shapes";

/** How far inside an answer its error may stand: `{ "errors": [{ "detail": { "code": … } }] }`. */
const deepest = 3;

/**
 * The codes that the body of an answer shows, each with the message beside it.
 *
 * @param about what the API says of the example, which explains its code better than the message does.
 */
export function readExample(
  body: DataNode,
  about: string | undefined,
  httpStatus: readonly number[],
  depth = 0,
): readonly FoundCode[] {
  const entries = entriesOf(body);
  const found = entries.find(({ key, value }) => {
    const text = textAt(value);
    return (
      text !== undefined &&
      isCodeName(key) &&
      (shapeOf(text) >= shapes.medium || (isProblemType(text) && key === "type"))
    );
  });
  const named = entries.find(
    ({ key, value }) => labelKind(key) === "code" && shapeOf(textAt(value) ?? "") >= shapes.medium,
  );
  const code = textAt((named ?? found)?.value);
  if (code !== undefined) {
    const message =
      entries.find(({ key }) => labelKind(key) === "message") ??
      entries.find(({ key }) => labelKind(key) === "title" || labelKind(key) === "summary");
    const text = about ?? textAt(message?.value);
    const summary = text === undefined || text === code ? undefined : readInlineMarkdown(text).text;
    return [{ code, line: body.line, httpStatus, summary }];
  }
  return depth === deepest
    ? []
    : entries.flatMap(({ value }) =>
        [value, ...itemsOf(value)].flatMap((inner) => readExample(inner, about, httpStatus, depth + 1)),
      );
}
