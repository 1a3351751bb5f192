import { type InputBoxValidationMessage, InputBoxValidationSeverity, l10n } from "vscode";
import type { ListedCatalog } from "../../../../../shared/src/protocol";
import { idOf, nameOf } from "./names";
import { askText, back, validateId, validateName } from "./questions";

/** What a catalog is called. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * Asks for a catalog's id and name, and says what an id means that there is already; `undefined` where one leaves.
 *
 * A catalog that is in a file of the project's keeps its name.
 *
 * @param source that the catalog is made of.
 * @param given what is known and not asked for.
 * @param before the answers that stand there to be changed.
 */
export async function askName(
  title: string,
  source: string,
  catalogs: readonly ListedCatalog[],
  given: { readonly id?: string | undefined; readonly name?: string | undefined },
  before?: Named,
): Promise<Named | undefined> {
  let id = given.id;
  let suggested = before?.id ?? idOf(source);
  for (;;) {
    if (id === undefined) {
      const answer = await askText({
        title,
        prompt: l10n.t("Id of the catalog, which comments and settings name"),
        value: suggested,
        validate: (value) => validateId(value) ?? describeId(value, catalogs),
      });
      if (answer === undefined || answer === back) {
        return undefined;
      }
      id = answer;
    }
    const wrong = validateId(id);
    if (wrong !== undefined) {
      throw new Error(wrong);
    }
    const catalog = catalogs.find((catalog) => catalog.id === id);
    const known = catalog?.name;
    const name = given.name ?? (catalog !== undefined && catalog.files.length > 0 ? known : undefined);
    if (name !== undefined) {
      return { id, name };
    }
    const answer = await askText({
      title,
      prompt: l10n.t("Name of the API, as people say it"),
      value: known ?? (before?.id === id ? before.name : nameOf(id)),
      canGoBack: given.id === undefined,
      validate: validateName,
    });
    if (answer !== back) {
      return answer === undefined ? undefined : { id, name: answer };
    }
    suggested = id;
    id = undefined;
  }
}

/** What it means to take an id that is taken. */
export function describeId(id: string, catalogs: readonly ListedCatalog[]): InputBoxValidationMessage | undefined {
  const catalog = catalogs.find((catalog) => catalog.id === id);
  const severity = InputBoxValidationSeverity.Info;
  if (catalog === undefined) {
    return undefined;
  }
  const { name, from, files } = catalog;
  return files.length > 0
    ? { severity, message: l10n.t("{0} is in {1}: codes are taken into this file.", name, from.at(-1) ?? "") }
    : {
        severity,
        message: l10n.t("{0} is there already ({1}): this catalog extends it, code by code.", name, from.at(-1) ?? ""),
      };
}
