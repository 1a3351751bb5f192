import { l10n, Position, QuickPickItemKind, Range, window } from "vscode";
import type { CatalogFilePlan, GoneCodes, ImportedCatalog } from "../../../../../shared/src/protocol";
import {
  changingOf,
  describeCode,
  describeCounts,
  describeGone,
  familiesOf,
  type ImportDecision,
  takeFamilies,
} from "./importView";
import { importFormTexts } from "./formTexts";
import { type Choice, pickOne } from "../../questions";
import type { Sources } from "./readSources";

/** Asks in which form a source is written. */
export async function chooseForm(): Promise<string | undefined> {
  return pickOne(
    l10n.t("Read As"),
    importFormTexts().map(([value, description]) => ({ value, label: value, description })),
  );
}

/** Asks which codes to take, where all are taken `undefined`. Where one leaves, it is what it was. */
export async function chooseCodes({ plan, take }: ImportDecision): Promise<ReadonlySet<string> | undefined> {
  const items = familiesOf(plan).flatMap(({ title, codes }) => [
    { label: title, kind: QuickPickItemKind.Separator },
    ...codes.map((code) => ({
      label: code.code,
      description: describeCode(code),
      picked: take?.has(code.code) ?? true,
    })),
  ]);
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("Choose Codes"),
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  return chosen === undefined ? take : narrowed(plan, new Set(chosen.map(({ label }) => label)));
}

/** As {@link chooseCodes}, by family. */
export async function chooseFamilies({ plan, take }: ImportDecision): Promise<ReadonlySet<string> | undefined> {
  const items = familiesOf(plan).map(({ title, codes }) => ({
    label: title,
    description: describeCounts(codes),
    picked: codes.some(({ code }) => take?.has(code) ?? true),
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("Choose Families"),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  return chosen === undefined
    ? take
    : narrowed(
        plan,
        takeFamilies(
          { plan, take },
          chosen.map(({ label }) => label),
        ),
      );
}

/** `undefined` where it is all that there is. */
function narrowed(plan: CatalogFilePlan, take: ReadonlySet<string>): ReadonlySet<string> | undefined {
  return changingOf(plan).every(({ code }) => take.has(code)) ? undefined : take;
}

/** Asks what becomes of codes that the catalog has and the source has not. */
export async function chooseGone(): Promise<GoneCodes | undefined> {
  const choices: readonly Choice<GoneCodes>[] = (["keep", "deprecate", "remove"] as const).map((value) => ({
    value,
    label: describeGone(value),
  }));
  return pickOne(l10n.t("Codes That Are Not in the Source"), choices);
}

/** Lists what was skipped, and opens the place that is chosen. */
export async function showSkipped({
  imported,
  sources,
}: {
  readonly imported: ImportedCatalog;
  readonly sources: Sources;
}): Promise<void> {
  const places = imported.skipped.map((place) => ({
    value: place,
    label: place.message,
    description: `${place.file}:${place.line}`,
  }));
  const chosen = await pickOne(l10n.t("What Was Skipped"), places);
  const uri = chosen && sources.uris.get(chosen.file);
  if (chosen !== undefined && uri !== undefined) {
    const place = new Position(chosen.line - 1, 0);
    await window.showTextDocument(uri, { selection: new Range(place, place), preview: true });
  }
}
