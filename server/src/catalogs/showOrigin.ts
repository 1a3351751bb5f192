import * as l10n from "@vscode/l10n";
import { registeredFrom } from "../../../shared/src/protocol/catalogs";

/** A catalog's `from` for people to read. What names no file or package is a word of their language. */
export function showOrigin(from: string): string {
  return from.replace(words, (word) => (word === registeredFrom ? l10n.t("another extension") : l10n.t("built-in")));
}

const words = new RegExp(`^built-in(?=,|$)|(?<=^|, )${registeredFrom}(?=,|$)`, "g");
