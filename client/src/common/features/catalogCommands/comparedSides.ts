import { l10n } from "vscode";
import type { ComparedCatalog, ListedCatalog } from "../../../../../shared/src/protocol";
import { countCodes } from "../../codeTexts";

/** A catalog that is known here, and no file or page. */
export type KnownSide = Exclude<ComparedCatalog, { readonly title: string }>;

/** What is known of the other side of a comparison. */
export interface OtherSide {
  /** It is a file. */
  readonly hasFile?: boolean;
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
export function listSides(
  catalogs: readonly ListedCatalog[],
  { hasFile = false, own, taken }: OtherSide,
): readonly ListedSide[] {
  const isComparedAlready = (catalog: ListedCatalog): boolean => catalog === own && catalog.files.length === 0;
  const hasOther = hasFile || own !== undefined;
  const builtIns = catalogs.filter(
    (catalog) => catalog.isBuiltIn && (catalog.from.length > 1 || (hasOther && !isComparedAlready(catalog))),
  );
  // Several folders may extend the same one.
  const builtInById = new Map(builtIns.map((catalog) => [catalog.id, catalog]));
  const sides: readonly ListedSide[] = [
    // Of a catalog that extends one of Errdex's, this one is meant.
    ...[...builtInById.values()]
      .sort((a, b) => Number(b.id === own?.id) - Number(a.id === own?.id))
      .map(({ id, name }) => ({
        catalog: { builtIn: id },
        label: `$(package) ${l10n.t("{0} (built-in)", name)}`,
        description: "",
      })),
    ...catalogs
      .filter((catalog) => catalog !== own && !(builtIns.includes(catalog) && catalog.from.length === 1))
      .map((catalog) => ({
        catalog: toCompared(catalog),
        label: `$(book) ${catalog.name}`,
        description: `${countCodes(catalog.entries)} · ${catalog.from.join(", ")}`,
      })),
  ];
  return taken === undefined ? sides : sides.filter(({ catalog }) => !isSame(catalog, taken));
}

/** The catalog as it is in force where it was listed for. */
export function toCompared({ id, near }: ListedCatalog): KnownSide {
  return { id, near };
}

function isSame(one: KnownSide, other: KnownSide): boolean {
  return "builtIn" in one
    ? "builtIn" in other && one.builtIn === other.builtIn
    : "id" in other && one.id === other.id && one.near === other.near;
}
