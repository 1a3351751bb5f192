import * as l10n from "@vscode/l10n";
import type { CodeText } from "./codeText";
import { type LabelKind, labelWords, speaksOfErrors, speaksOfOthers } from "./labels";
import { type Scene, shorten } from "./scene";
import { isScreaming } from "./shapes";

/** A column of a table, and what its cells look like. */
export interface Column {
  readonly index: number;
  readonly label: string;
  readonly kind: LabelKind | undefined;
  readonly filled: number;
  readonly codes: readonly (CodeText | undefined)[];
  /** Share of its cells that could be codes. */
  readonly share: number;
  /** Share of these that cannot be taken for a word. */
  readonly mediumShare: number;
  readonly strongShare: number;
  /** Share of its cells that are HTTP statuses. */
  readonly statusShare: number;
  readonly distinct: number;
  readonly isProse: boolean;
}

/** Why the column is not taken for codes, if it is not: the end of a sentence about its table. */
export function objectionTo(column: Column, columns: readonly Column[], scene: Scene): string | undefined {
  const { kind, label, mediumShare, strongShare, codes } = column;
  const found = codes.flatMap((code) => code ?? []);
  const describesFields = columns.some(
    (other) =>
      other !== column &&
      (/^(?:required|default|optional|data type)$/.test(labelWords(other.label)) ||
        (/^type$/.test(labelWords(other.label)) && other.share === 0 && other.filled > 0)),
  );
  if (describesFields && kind !== "code") {
    return l10n.t("it describes fields, not errors");
  }
  const nearest = scene.headings.at(-1) ?? "";
  // An area of the API may be called "Webhooks"; what it lists in a column of codes are codes all the same.
  const isArea = kind === "code" && scene.errors && mediumShare >= 0.5;
  if (speaksOfOthers(nearest) && !speaksOfErrors(label) && !isArea) {
    return l10n.t('"{0}" is not about errors', shorten(nearest));
  }
  if (namesOther(label)) {
    return l10n.t('"{0}" is not about errors', label);
  }
  const others = columns.filter((other) => other !== column);
  const hasProse = others.some(({ isProse }) => isProse);
  // Only errors have causes, ways out and HTTP statuses.
  const isError = scene.errors || others.some(tellsOfErrors);
  if (kind === "code" && (speaksOfErrors(label) || isError)) {
    return undefined;
  }
  const isStatusCode = mediumShare >= 0.5 && /\bstatus codes?\b/i.test(nearest);
  const isApart = hasProse && mediumShare >= 0.5 && !others.some((other) => namesOther(other.label));
  if (kind === "code" && (strongShare >= 0.5 || isStatusCode || isApart)) {
    return undefined;
  }
  if (isError && mediumShare >= 0.5) {
    return undefined;
  }
  if (kind === undefined && hasProse && found.every(({ codes }) => codes.every(isScreaming)) && found.length > 2) {
    return undefined;
  }
  return l10n.t("nothing says that it is about errors");
}

function tellsOfErrors({ kind, statusShare }: Column): boolean {
  return kind === "cause" || kind === "action" || kind === "retry" || (kind === "status" && statusShare >= 0.9);
}

/** Whether a column says that the table is about something else. */
function namesOther(label: string): boolean {
  return /\b(?:country|currency|language|locale|event|permission|scope|variable|header|parameter|field)\b/.test(
    labelWords(label),
  );
}
