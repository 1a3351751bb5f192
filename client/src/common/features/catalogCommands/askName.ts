import { type InputBoxValidationMessage, InputBoxValidationSeverity, l10n } from "vscode";
import { suggestId } from "../../../../../shared/src/apiNames";
import type { ListedCatalog } from "../../../../../shared/src/protocol";
import { askText, back } from "../../questions";

/** What a catalog is called. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * Asks for a catalog's name and id, and says what an id means that there is already; `undefined` where one leaves. The
 * name comes first, for it is what people know, and the id follows from it.
 *
 * A catalog that is in a file of the project's keeps its name.
 *
 * @param proposed a name, where nothing else is known.
 * @param given what is known and not asked for.
 * @param before the answers that stand there to be changed.
 */
export async function askName(
  title: string,
  proposed: string,
  catalogs: readonly ListedCatalog[],
  given: { readonly id?: string | undefined; readonly name?: string | undefined },
  before?: Named,
): Promise<Named | undefined> {
  const fixed = given.id === undefined ? undefined : catalogs.find(({ id }) => id === given.id);
  const wrong = given.id === undefined ? undefined : validateId(given.id);
  if (wrong !== undefined) {
    throw new Error(wrong);
  }
  let name = given.name ?? ownNameOf(fixed);
  let suggested = before?.name ?? fixed?.name ?? proposed;
  for (;;) {
    if (name === undefined) {
      const answer = await askText({
        title,
        prompt: l10n.t("Name of the API, as people say it"),
        value: suggested,
        validate: validateName,
      });
      if (answer === undefined || answer === back) {
        return undefined;
      }
      name = answer;
    }
    if (given.id !== undefined) {
      return { id: given.id, name };
    }
    const answer = await askText({
      title,
      prompt: l10n.t("Id of the catalog, which comments and settings name"),
      value: name === before?.name ? before.id : suggestId(name, catalogs),
      canGoBack: given.name === undefined,
      validate: (value) => validateId(value) ?? describeId(value, catalogs),
    });
    if (answer !== back) {
      return answer === undefined
        ? undefined
        : { id: answer, name: given.name ?? ownNameOf(catalogs.find(({ id }) => id === answer)) ?? name };
    }
    suggested = name;
    name = given.name;
  }
}

/** The name that a catalog keeps, for it is in a file of the project's. */
function ownNameOf(catalog: ListedCatalog | undefined): string | undefined {
  return catalog !== undefined && catalog.files.length > 0 ? catalog.name : undefined;
}

/** What it means to take an id that is taken. */
function describeId(id: string, catalogs: readonly ListedCatalog[]): InputBoxValidationMessage | undefined {
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

/** What is wrong with the id of a catalog; `undefined` where it is fine. */
function validateId(id: string): string | undefined {
  return /^[a-z0-9][a-z0-9-]{0,39}$/.test(id)
    ? undefined
    : l10n.t("An id has 1 to 40 lower-case letters, digits and hyphens: acme-pay.");
}

function validateName(name: string): string | undefined {
  return name === "" ? l10n.t("The name is how people call the API: Acme Pay.") : undefined;
}
