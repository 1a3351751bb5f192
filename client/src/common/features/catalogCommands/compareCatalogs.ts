import { l10n, type Uri, window } from "vscode";
import {
  type ComparedCatalog,
  compareCatalogsRequest,
  type CompareCatalogsParams,
  type CompareCatalogsResult,
  listCatalogSourcesRequest,
  type ListCatalogSourcesResult,
  type ListedCatalog,
} from "../../../../../shared/src/protocol";
import { showMarkdown } from "../../markdownPage";
import { isCatalogPlace } from "./names";
import { chooseSource, type Source, sourceOf } from "./chooseSource";
import type { CatalogOfView, CommandContext } from "./commandContext";
import { type Choice, withProgress } from "../../questions";
import { type KnownSide, listSides, type OtherSide, toCompared } from "./comparedSides";
import { nameOf } from "./readSources";

/** A side as it was chosen: texts are read when both sides are known. */
type Side = { readonly source: Source } | ComparedSide;

interface ComparedSide {
  readonly catalog: KnownSide;
}

/**
 * Command `errdex.diffCatalogs`: shows what differs between two catalogs, files or pages.
 *
 * @param given files that are not asked for: the older first, or one alone.
 * @param of is one side, in place of files.
 */
export async function compareCatalogs(
  context: CommandContext,
  given: readonly Uri[],
  of: CatalogOfView,
): Promise<void> {
  const title = l10n.t("Compare Catalogs");
  const [one, two] = given;
  const near = one?.toString() ?? of.near;
  const { catalogs } = await context.server.request<ListCatalogSourcesResult>(
    listCatalogSourcesRequest,
    near === undefined ? {} : { near },
  );
  if (one !== undefined && two !== undefined) {
    await compare(context, { source: sourceOf(one) }, { source: sourceOf(two) });
    return;
  }
  const chosen = catalogs.find((catalog) => (one === undefined ? catalog.id === of.catalog : isIn(catalog, one)));
  const own: Side | undefined =
    one === undefined ? chosen && { catalog: toCompared(chosen) } : { source: sourceOf(one) };
  if (own !== undefined) {
    // What is compared with a file is what was there before it: a catalog that it extends, an older file.
    const name = one === undefined ? (chosen?.name ?? "") : nameOf(one);
    const question = l10n.t("Compare {0} with…", name);
    const other = await chooseSide(title, catalogs, question, { hasFile: one !== undefined, own: chosen });
    if (other !== undefined) {
      const isCatalog = one === undefined || isCatalogPlace(one.path);
      // A page says what holds now, a catalog what held before.
      await (isCatalog && "source" in other && !isCatalogPlace(other.source.uri?.path ?? "")
        ? compare(context, own, other)
        : compare(context, other, own));
    }
    return;
  }
  const before = await chooseSide(title, catalogs, l10n.t("Which is the older one?"));
  const taken = before !== undefined && "catalog" in before ? before.catalog : undefined;
  const question = l10n.t("And the newer one, or the page of today?");
  const after = before && (await chooseSide(title, catalogs, question, { taken }));
  if (before !== undefined && after !== undefined) {
    await compare(context, before, after);
  }
}

function isIn({ files }: ListedCatalog, file: Uri): boolean {
  return files.includes(file.toString());
}

async function chooseSide(
  title: string,
  catalogs: readonly ListedCatalog[],
  question: string,
  other: OtherSide = {},
): Promise<Side | undefined> {
  const choices: readonly Choice<ComparedSide | undefined>[] = [
    ...listSides(catalogs, other).map(({ label, description, catalog }) => {
      return { value: { catalog }, label, description };
    }),
    { value: undefined, label: `$(file) ${l10n.t("File or Page…")}` },
  ];
  const chosen = await window.showQuickPick(choices, { title, placeHolder: question, ignoreFocusOut: true });
  if (chosen === undefined || chosen.value !== undefined) {
    return chosen?.value;
  }
  const source = await chooseSource(title);
  return source && { source };
}

async function compare(context: CommandContext, before: Side, after: Side): Promise<void> {
  const result = await withProgress(l10n.t("Comparing catalogs…"), async (token) => {
    const read = async (side: Side): Promise<ComparedCatalog> => {
      if ("catalog" in side) {
        return side.catalog;
      }
      const { title, documents } = await side.source.read(undefined, token);
      return { title, documents };
    };
    const params: CompareCatalogsParams = { before: await read(before), after: await read(after) };
    return token.isCancellationRequested
      ? undefined
      : context.server.request<CompareCatalogsResult | null>(compareCatalogsRequest, params, token);
  });
  if (result === undefined) {
    return;
  }
  if (result === null) {
    throw new Error(l10n.t("The catalogs could not be compared: see the log."));
  }
  if ("refused" in result) {
    throw new Error(result.refused);
  }
  const title = l10n.t("{0} compared with {1}", result.after, result.before);
  if (result.isSame) {
    void window.showInformationMessage(l10n.t("{0}: no difference.", title));
    return;
  }
  const name = `${title.replace(/[/\\:*?"<>|]+/g, "-")}.md`;
  const uri = context.previews.create(name, `# ${title.replace(/[\\`*_[\]<>]/g, "\\$&")}\n\n${result.markdown}`);
  await showMarkdown(uri, false);
}
