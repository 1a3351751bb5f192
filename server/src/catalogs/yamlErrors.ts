import * as l10n from "@vscode/l10n";
import { type Document, visit, type YAMLError } from "yaml";
import type { Span } from "../util/span";
import { type DataError, mostErrors } from "./dataText";

/** What is no YAML in a text that was read as far as it goes: in our words where people meet it often. */
export function readYamlErrors(document: Document.Parsed, text: string): DataError[] {
  return selectErrors(document.errors, text).map((error) => ({
    kind: "syntax",
    message: describe(error, text),
    span: spanOf(error, document, text),
  }));
}

/** Where tabs indent, they do so in each line. A second document without a word in it harms nobody. */
function selectErrors(errors: readonly YAMLError[], text: string): readonly YAMLError[] {
  const firstTab = errors.find(({ code }) => code === "TAB_AS_INDENT");
  return errors
    .filter((error) => error.code !== "TAB_AS_INDENT" || error === firstTab)
    .filter(({ code, pos }) => code !== "MULTIPLE_DOCS" || /^(?!---|\.\.\.|\s*#)\s*\S/m.test(text.slice(pos[0])))
    .slice(0, mostErrors);
}

function describe({ code, message, pos }: YAMLError, text: string): string {
  switch (code) {
    case "TAB_AS_INDENT":
      return l10n.t("YAML is indented with spaces, not with tabs.");
    case "BLOCK_AS_IMPLICIT_KEY":
      return l10n.t("A text with a colon and a blank in it must stand in quotes.");
    case "BAD_SCALAR_START":
      return l10n.t("A text that begins with {0} must stand in quotes.", text.charAt(pos[0]));
    case "MULTILINE_IMPLICIT_KEY":
      return l10n.t("A colon is missing behind the key, or this text belongs to the line before and must be indented.");
    case "MULTIPLE_DOCS":
      return l10n.t("A second document begins here: only one is read.");
    case "BAD_INDENT":
      return message.startsWith("All ")
        ? l10n.t("This must begin in the same column as what it belongs with.")
        : sentence(message);
    case "MISSING_CHAR":
      return isQuoteMissing(message)
        ? l10n.t("This text has no closing quote.")
        : message.startsWith("Implicit map keys")
          ? l10n.t("A colon is missing behind this.")
          : sentence(message);
    default:
      return sentence(message);
  }
}

/** One line at most. A text that is never closed goes on to the end of the file: its beginning is where one mends it. */
function spanOf({ message, pos }: YAMLError, document: Document.Parsed, text: string): Span {
  let [start] = pos;
  let end = Math.max(pos[1], start + 1);
  if (isQuoteMissing(message)) {
    visit(document, {
      Scalar: (_, { range }) => {
        if (range && range[0] < pos[0] && pos[0] <= range[2]) {
          start = range[0];
          end = start + 1;
        }
      },
    });
  }
  const lineEnd = /[^\r\n]*/y;
  lineEnd.lastIndex = start + 1;
  end = Math.min(end, start + 1 + (lineEnd.exec(text)?.[0].length ?? 0));
  return { start: Math.min(start, text.length), end: Math.min(end, text.length) };
}

function isQuoteMissing(message: string): boolean {
  return /^Missing closing ["']quote/.test(message);
}

/** What the library says, in its own English, as a sentence. */
function sentence(message: string): string {
  const [line = ""] = message.split("\n");
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
