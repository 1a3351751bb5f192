import * as l10n from "@vscode/l10n";
import type { SkipReason } from "../../documents/readability";

/** Why a file is left alone, in the user's language. */
export function skippedText(reason: SkipReason): string {
  switch (reason) {
    case "it looks binary":
      return l10n.t("it looks binary");
    case "it looks minified":
      return l10n.t("it looks minified");
    case "parsing it takes too long":
      return l10n.t("parsing it takes too long");
    default: {
      const [length = "", most = ""] = reason.match(/\d+/g) ?? [];
      return l10n.t("it has {0} characters, more than {1}", length, most);
    }
  }
}
