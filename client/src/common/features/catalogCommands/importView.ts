import { l10n } from "vscode";
import type { CatalogFilePlan, GoneCodes, PlannedCode } from "../../../../../shared/src/protocol";

/** What is decided of an import before anything is written. */
export interface ImportDecision {
  readonly plan: CatalogFilePlan;
  /** Codes and HTTP statuses, of those that are new or changed; all of them where it is absent. */
  readonly take: ReadonlySet<string> | undefined;
  readonly gone: GoneCodes;
  /** Path of the file, as people know it. */
  readonly target: string;
  /** What the file holds now; absent where there is none. */
  readonly present: string | undefined;
  readonly id: string;
  readonly name: string;
  /** The forms in which the source was read. */
  readonly forms: readonly string[];
  readonly isFormChosen: boolean;
  /** How many places of the source were skipped. */
  readonly skipped: number;
}

/** What can be done with an import whose difference is in view. */
export type ImportStep = "write" | "codes" | "families" | "gone" | "skipped" | "target" | "form" | "name";

export interface StepLine {
  readonly step: ImportStep;
  readonly icon: string;
  readonly label: string;
  readonly description: string;
}

/** The list from which one writes the catalog, or changes what would be written. The first line is what Enter does. */
export function viewImport(decision: ImportDecision): readonly StepLine[] {
  const { plan, target, present, id, name, forms, isFormChosen, skipped } = decision;
  const changing = changingOf(plan);
  const taken = takenOf(decision);
  const gone = plan.codes.filter(({ state }) => state === "gone");
  const families = familiesOf(plan);
  const writes = plan.text !== present && (taken.length > 0 || present !== undefined);
  return [
    {
      step: "write",
      icon: writes ? "check" : "circle-slash",
      label: writes
        ? l10n.t("Write to {0}", target)
        : changing.length === 0
          ? l10n.t("Nothing to write: {0} has all of this", target)
          : l10n.t("Nothing to write: no code is chosen"),
      description: writes ? describeCounts(taken) : "",
    },
    ...line(changing.length > 0, "codes", "checklist", l10n.t("Choose Codes…"), () =>
      l10n.t("{0} of {1}", taken.length, changing.length),
    ),
    ...line(families.length > 1, "families", "list-tree", l10n.t("Choose Families…"), () =>
      families.map(({ title }) => title).join(", "),
    ),
    ...line(gone.length > 0, "gone", "question", l10n.t("Codes That Are Not in the Source…"), () =>
      [describeGone(decision.gone), gone.map(({ code }) => code).join(", ")].join(" · "),
    ),
    ...line(skipped > 0, "skipped", "warning", l10n.t("Show What Was Skipped…"), () => String(skipped)),
    ...line(true, "target", "save-as", l10n.t("Save To…"), () => target),
    ...line(true, "name", "tag", l10n.t("Change Id and Name…"), () => `${id} · ${name}`),
    ...line(true, "form", "file-code", l10n.t("Read As…"), () =>
      isFormChosen ? forms.join(", ") : l10n.t("{0}, recognised", forms.join(", ")),
    ),
  ];
}

/** `3 new, 1 changed`. */
export function describeCounts(codes: readonly PlannedCode[]): string {
  const count = (state: PlannedCode["state"]): number => codes.filter((code) => code.state === state).length;
  const [added, changed] = [count("new"), count("changed")];
  return [
    ...(added === 0 ? [] : [l10n.t("{0} new", added)]),
    ...(changed === 0 ? [] : [l10n.t("{0} changed", changed)]),
  ].join(", ");
}

/** What becomes of codes that the catalog has and the source has not. */
export function describeGone(gone: GoneCodes): string {
  switch (gone) {
    case "keep":
      return l10n.t("kept");
    case "deprecate":
      return l10n.t("marked as deprecated");
    case "remove":
      return l10n.t("taken out");
  }
}

/** The codes and HTTP statuses that can be taken. */
export function changingOf({ codes, statuses }: CatalogFilePlan): readonly PlannedCode[] {
  return [...codes, ...statuses].filter(({ state }) => state === "new" || state === "changed");
}

/** Those of them that are taken. */
export function takenOf({ plan, take }: Pick<ImportDecision, "plan" | "take">): readonly PlannedCode[] {
  return changingOf(plan).filter(({ code }) => take?.has(code) ?? true);
}

/** A group of codes that can be taken. */
export interface FamilyOfCodes {
  readonly title: string;
  readonly codes: readonly PlannedCode[];
}

/** The codes that can be taken, by family; those of none and HTTP statuses come last. */
export function familiesOf({ codes, statuses }: CatalogFilePlan): readonly FamilyOfCodes[] {
  const families = new Map<string, PlannedCode[]>();
  const isChanging = ({ state }: PlannedCode): boolean => state === "new" || state === "changed";
  const others: PlannedCode[] = [];
  for (const code of codes.filter(isChanging)) {
    if (code.family === undefined) {
      others.push(code);
    } else {
      families.set(code.family, [...(families.get(code.family) ?? []), code]);
    }
  }
  const rest = statuses.filter(isChanging);
  return [
    ...[...families].map(([title, codes]) => ({ title, codes })),
    ...(others.length === 0
      ? []
      : [{ title: families.size === 0 ? l10n.t("Codes") : l10n.t("Other codes"), codes: others }]),
    ...(rest.length === 0 ? [] : [{ title: l10n.t("HTTP statuses"), codes: rest }]),
  ];
}

/**
 * What is taken once families were chosen: of a family that stays, what was taken before; of one that comes, all.
 *
 * @param chosen titles of families.
 */
export function takeFamilies(
  decision: Pick<ImportDecision, "plan" | "take">,
  chosen: readonly string[],
): ReadonlySet<string> {
  const before = new Set(takenOf(decision).map(({ code }) => code));
  return new Set(
    familiesOf(decision.plan)
      .filter(({ title }) => chosen.includes(title))
      .flatMap(({ codes }) => {
        const all = codes.map(({ code }) => code);
        const some = all.filter((code) => before.has(code));
        return some.length === 0 ? all : some;
      }),
  );
}

/** `new · The nest is full.`, `changed: summary · …`. */
export function describeCode({ state, fields = [], summary }: PlannedCode): string {
  const what = state === "changed" ? l10n.t("changed: {0}", fields.join(", ")) : l10n.t("new");
  return `${what} · ${summary}`;
}

function line(
  isThere: boolean,
  step: ImportStep,
  icon: string,
  label: string,
  describe: () => string,
): readonly StepLine[] {
  return isThere ? [{ step, icon, label, description: describe() }] : [];
}
