import { env, l10n } from "vscode";
import type { CodeItem } from "../../../shared/src/protocol";

/** `1 code`, `12 codes`. */
export function countCodes(codes: number): string {
  return codes === 1 ? l10n.t("1 code") : l10n.t("{0} codes", showNumber(codes));
}

/** `1 use`, `12 uses`. */
export function countUses(uses: number): string {
  return uses === 1 ? l10n.t("1 use") : l10n.t("{0} uses", showNumber(uses));
}

/** `5 of 7 unhandled`, or that there are none. */
export function countUnhandled(unhandled: number, codes: number): string {
  if (codes === 0) {
    return countCodes(codes);
  }
  if (unhandled === 0) {
    return codes === 1 ? l10n.t("1 code, handled") : l10n.t("{0}, all handled", countCodes(codes));
  }
  return l10n.t("{0} of {1} unhandled", showNumber(unhandled), showNumber(codes));
}

/** What the project does about a code; nothing where it has nothing to do with its catalog. */
export function tellHandling({ kind, isHandled, isOfUsedCatalog, isDeprecated, uses }: CodeItem): string | undefined {
  if (kind === "status" || (!isOfUsedCatalog && uses === 0)) {
    return undefined;
  }
  return isHandled ? l10n.t("handled") : isDeprecated ? undefined : l10n.t("unhandled");
}

/** `100,000`. */
export function showNumber(value: number): string {
  return value.toLocaleString(env.language);
}

/** The sign before a code, in VS Code's names of icons and colors; the shape alone tells as much. */
export interface CodeIcon {
  readonly icon: string;
  readonly iconColor?: string;
}

export function iconOf(item: CodeItem): CodeIcon {
  if (item.kind === "status") {
    return { icon: "globe" };
  }
  if (item.isHandled) {
    return { icon: "pass-filled", iconColor: "testing.iconPassed" };
  }
  if (item.isDeprecated) {
    return { icon: "circle-slash" };
  }
  return item.isOfUsedCatalog ? { icon: "circle-large-outline" } : { icon: "symbol-constant" };
}
