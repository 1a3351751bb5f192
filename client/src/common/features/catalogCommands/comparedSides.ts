import { l10n } from "vscode";
import type { ComparedCatalog, ListedCatalog } from "../../../../../shared/src/protocol";
import { countCodes } from "../../codeTexts";

/** A catalog that is known here, and no file or page. */
export type KnownSide = Exclude<ComparedCatalog, { readonly title: string }>;

/** What is known of the other side of a comparison. */
export interface OtherSide {
  /** File whose catalogs are meant. */
  readonly near?: string | undefined;
  /** The catalog that is the other side, or is in the file that is. */
  readonly own?: ListedCatalog | undefined;
  /** The other side as it was chosen from such a list. */
  readonly taken?: KnownSide | undefined;
}

export interface ListedSide {
  readonly catalog: KnownSide;
  readonly label: string;
  readonly description: string;
}

/** The catalogs that a side of a comparison may be, less what the other side is. */
export function listSides(catalogs: readonly ListedCatalog[], { near, own, taken }: OtherSide): readonly ListedSide[] {
  const isComparedAlready = (catalog: ListedCatalog): boolean => catalog === own && catalog.files.length === 0;
  const hasOther = near !== undefined || own !== undefined;
  const builtIns = catalogs.filter(
    (catalog) => catalog.isBuiltIn && (catalog.from.length > 1 || (hasOther && !isComparedAlready(catalog))),
  );
  const sides: readonly ListedSide[] = [
    // Of a catalog that extends one of Errdex's, this one is meant.
    ...[...builtIns]
      .sort((a, b) => Number(b === own) - Number(a === own))
      .map(({ id, name, entries }) => ({
        catalog: { builtIn: id },
        label: `$(package) ${l10n.t("{0} (built-in)", name)}`,
        description: own === undefined ? countCodes(entries) : "",
      })),
    ...catalogs
      .filter((catalog) => catalog !== own && !(builtIns.includes(catalog) && catalog.from.length === 1))
      .map(({ id, name, entries, from }) => ({
        catalog: toCompared(id, near),
        label: `$(book) ${name}`,
        description: `${countCodes(entries)} · ${from.join(", ")}`,
      })),
  ];
  return taken === undefined ? sides : sides.filter(({ catalog }) => !isSame(catalog, taken));
}

/** The catalog with this id, as it is in force near a file. */
export function toCompared(id: string, near: string | undefined): Extract<KnownSide, { readonly id: string }> {
  return near === undefined ? { id } : { id, near };
}

function isSame(one: KnownSide, other: KnownSide): boolean {
  return "builtIn" in one
    ? "builtIn" in other && one.builtIn === other.builtIn
    : "id" in other && one.id === other.id && one.near === other.near;
}
