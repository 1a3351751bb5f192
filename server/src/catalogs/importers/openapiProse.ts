import { escapePattern } from "../../util/escapePattern";
import { sentence } from "./draft";
import { readInlineMarkdown } from "./markdownHtml";
import { isScreaming, shapeOf, shapes } from "./shapes";

/**
 * The codes between back-ticks in the sentences of a description, each with its sentence.
 *
 * @param names of fields and parameters, which are set as codes are.
 */
export function readProse(
  text: string,
  names: ReadonlySet<string>,
): readonly { readonly code: string; readonly summary: string | undefined }[] {
  return text.split(/\n\s*[-*]\s+|\n{2,}|(?<=[.!?])\s+(?=[A-Z`])/).flatMap((part) => {
    const codes = [...part.matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? "");
    const summary = readInlineMarkdown(part).text;
    return codes
      .filter((code) => !names.has(code) && isCode(code))
      .map((code) => ({
        code,
        summary:
          summary === code
            ? undefined
            : sentence(summary.replace(new RegExp(`^${escapePattern(code)}\\s*[:–—-]\\s*`), "")),
      }));
  });
}

function isCode(text: string): boolean {
  return (
    isScreaming(text) || (shapeOf(text) === shapes.strong && !/^[a-z]+\.[a-z]+$/i.test(text) && /[_/:]/.test(text))
  );
}
