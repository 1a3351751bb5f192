import * as l10n from "@vscode/l10n";
import { type Scene, shorten } from "./scene";

/** @param reason the end of the sentence, without its full stop: `it is empty`. */
export function fileSkipped(reason: string): string {
  return l10n.t("The file was skipped: {0}.", reason);
}

/** A reason for {@link fileSkipped}. */
export function nestedTooDeeply(): string {
  return l10n.t("it is nested too deeply");
}

/** @param objection the end of the sentence, without its full stop: `it describes fields, not errors`. */
export function tableSkipped(labels: readonly string[], scene: Scene, objection: string): string {
  const columns = labels.filter(Boolean).slice(0, 4).map(shorten).join(", ");
  const heading = headingOf(scene);
  if (columns === "") {
    return heading === ""
      ? l10n.t("A table was skipped: {0}.", objection)
      : l10n.t('A table under "{0}" was skipped: {1}.', heading, objection);
  }
  return heading === ""
    ? l10n.t("The table {0} was skipped: {1}.", columns, objection)
    : l10n.t('The table {0} under "{1}" was skipped: {2}.', columns, heading, objection);
}

/** Of a list of what looks like codes. */
export function listSkipped(scene: Scene): string {
  const heading = headingOf(scene);
  return heading === ""
    ? l10n.t("A list was skipped: nothing says that it is about errors.")
    : l10n.t('A list under "{0}" was skipped: nothing says that it is about errors.', heading);
}

/** Of terms that look like codes. */
export function definitionsSkipped(scene: Scene): string {
  const heading = headingOf(scene);
  return heading === ""
    ? l10n.t("Definitions were skipped: nothing says that they are about errors.")
    : l10n.t('Definitions under "{0}" were skipped: nothing says that they are about errors.', heading);
}

function headingOf({ headings }: Scene): string {
  return shorten(headings.at(-1) ?? "");
}

/** Of a file in another encoding. */
export function charactersLost(): string {
  return l10n.t("Characters were lost, for the file is not in UTF-8: save it as UTF-8 and import it again.");
}
