import * as l10n from "@vscode/l10n";
import type { Role } from "../languages/language";

/** What a code is in the source around it, as people read it on every page that lists its uses. */
export function roleName(role: Role): string {
  switch (role) {
    case "case":
      return l10n.t("case");
    case "comparison":
      return l10n.t("comparison");
    case "membership":
      return l10n.t("list that is searched");
    case "key":
      return l10n.t("key of a map");
    case "value":
      return l10n.t("value");
    case "argument":
      return l10n.t("argument");
    case "type":
      return l10n.t("type");
    case "definition":
      return l10n.t("definition");
    case "other":
      return l10n.t("mention");
  }
}
