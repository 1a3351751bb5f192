import { l10n } from "vscode";
import type { Audience, Category, Retry } from "../../../../shared/src/catalog";

export function tellCategory(category: Category): string {
  switch (category) {
    case "validation":
      return l10n.t("Validation");
    case "authentication":
      return l10n.t("Authentication");
    case "permission":
      return l10n.t("Permission");
    case "not-found":
      return l10n.t("Not found");
    case "conflict":
      return l10n.t("Conflict");
    case "limit":
      return l10n.t("Limit");
    case "state":
      return l10n.t("State");
    case "unsupported":
      return l10n.t("Unsupported");
    case "compliance":
      return l10n.t("Compliance");
    case "availability":
      return l10n.t("Availability");
  }
}

/** Who can do something about it. */
export function tellAudience(audience: Audience): string {
  switch (audience) {
    case "developer":
      return l10n.t("The developer");
    case "end-user":
      return l10n.t("The end user");
    case "operator":
      return l10n.t("The operator");
  }
}

/** Whether sending the request again can help. */
export function tellRetry(retry: Retry): string {
  switch (retry) {
    case "never":
      return l10n.t("No, it would fail again");
    case "after-fix":
      return l10n.t("Only after a fix");
    case "backoff":
      return l10n.t("Yes, with growing pauses");
  }
}
