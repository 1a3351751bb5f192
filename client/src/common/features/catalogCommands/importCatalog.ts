import { l10n, type Uri, window, workspace } from "vscode";
import { idOf, nameOf } from "../../../../../shared/src/apiNames";
import {
  type CatalogFilePlan,
  type GoneCodes,
  type ImportCatalogParams,
  importCatalogRequest,
  type ImportCatalogResult,
  type ImportedCatalog,
  listCatalogSourcesRequest,
  type ListCatalogSourcesResult,
  type ListedCatalog,
  planCatalogFileRequest,
  type PlanCatalogFileParams,
  type PlanCatalogFileResult,
} from "../../../../../shared/src/protocol";
import { createFile, readIfThere, replaceFile } from "./catalogFiles";
import { chooseSource, type Source, sourceOf } from "./chooseSource";
import type { CommandContext } from "./commandContext";
import { askName, type Named } from "./askName";
import { chooseTarget, defaultTarget } from "./chooseTarget";
import { folderOfCatalog, offerFolder } from "./offerFolder";
import { describeCounts, type ImportDecision, takenOf, viewImport } from "./importView";
import { chooseCodes, chooseFamilies, chooseForm, chooseGone, showSkipped } from "./importSteps";
import { isCatalogPlace } from "./names";
import { ImportPreview } from "./importPreview";
import { pickOne, withProgress } from "../../questions";
import type { Sources } from "./readSources";

/** What a keybinding may say of an import beforehand; it is not asked for then. */
export interface ImportArguments {
  readonly source?: Uri | undefined;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

/** What is decided; a step changes a part of it. */
interface Draft {
  readonly source: Source;
  readonly sources: Sources;
  readonly imported: ImportedCatalog;
  readonly form: string | undefined;
  readonly id: string;
  readonly name: string;
  readonly target: Uri;
  readonly take: ReadonlySet<string> | undefined;
  readonly gone: GoneCodes;
}

/** Command `errdex.importCatalog`: asks, shows the difference, and writes only what was looked at. */
export async function importCatalog(context: CommandContext, given: ImportArguments): Promise<void> {
  const title = l10n.t("Import Catalog");
  const source = given.source === undefined ? await chooseSource(title) : sourceOf(given.source);
  if (source === undefined) {
    return;
  }
  const near = source.uri?.toString();
  const { catalogs } = await context.server.request<ListCatalogSourcesResult>(
    listCatalogSourcesRequest,
    near === undefined ? {} : { near },
  );
  // The name comes after the reading, for the source may say it.
  const read = await readCodes(context, source, undefined);
  const named = read && (await askName(title, proposeName(read.imported, source, given), catalogs, given));
  const target = named && (await defaultTarget(source.uri, named.id, catalogs));
  if (read === undefined || named === undefined || target === undefined) {
    return;
  }
  const preview = new ImportPreview(context.previews);
  try {
    const written = await decide(context, preview, catalogs, {
      source,
      ...read,
      imported: nameCatalog(read.imported, named),
      ...named,
      target,
      take: undefined,
      gone: "keep",
    });
    if (written !== undefined) {
      await preview.close();
      await showWritten(written, catalogs);
    }
  } finally {
    await preview.close();
  }
}

/** Reads the source in a form; asks for another where it holds no code. */
async function readCodes(
  { server }: CommandContext,
  source: Source,
  asked: string | undefined,
): Promise<Pick<Draft, "sources" | "imported" | "form"> | undefined> {
  let form = asked;
  for (;;) {
    const done = await withProgress(l10n.t("Reading error codes from {0}…", source.title), async (token) => {
      const sources = await source.read(form, token);
      const params: ImportCatalogParams = {
        documents: sources.documents,
        ...(form === undefined ? {} : { form }),
      };
      const result = token.isCancellationRequested
        ? undefined
        : await server.request<ImportCatalogResult | null>(importCatalogRequest, params, token);
      return { sources, result };
    });
    if (done?.result === undefined) {
      return undefined;
    }
    const { sources, result } = done;
    if (result === null) {
      throw new Error(l10n.t("The codes could not be read: see the log."));
    }
    if (!("refused" in result)) {
      return { sources, imported: result, form };
    }
    const readAs = l10n.t("Read As…");
    const chosen = await window.showErrorMessage(result.refused, readAs);
    form = chosen === readAs ? await chooseForm() : undefined;
    if (form === undefined) {
      return undefined;
    }
  }
}

interface Written {
  readonly draft: Draft;
  readonly plan: CatalogFilePlan;
}

/** Shows the difference and lets one change what would be written, until it is written; `undefined` where one leaves. */
async function decide(
  context: CommandContext,
  preview: ImportPreview,
  catalogs: readonly ListedCatalog[],
  first: Draft,
): Promise<Written | undefined> {
  let draft = first;
  for (;;) {
    const { target, imported, take, gone, id, name } = draft;
    const shown = workspace.asRelativePath(target);
    const present = await readIfThere(target);
    const params: PlanCatalogFileParams = {
      catalog: imported.catalog,
      path: shown,
      gone,
      ...(present === undefined ? {} : { present }),
      ...(take === undefined ? {} : { take: [...take] }),
    };
    const plan = await context.server.request<PlanCatalogFileResult | null>(planCatalogFileRequest, params);
    if (plan === null) {
      throw new Error(l10n.t("The catalog could not be put together: see the log."));
    }
    if ("refused" in plan) {
      const other = l10n.t("Choose Another File…");
      const chosen = await window.showErrorMessage(plan.refused, other);
      const next = chosen === other ? await chooseTarget(draft.source.uri, id, catalogs) : undefined;
      if (next === undefined) {
        return undefined;
      }
      draft = { ...draft, target: next };
      continue;
    }
    await preview.show(target, present, plan.text);
    const { forms, skipped } = imported;
    const decision: ImportDecision = {
      plan,
      take,
      gone,
      target: shown,
      present,
      id,
      name,
      forms,
      isFormChosen: draft.form !== undefined,
      skipped: skipped.length,
    };
    const lines = viewImport(decision);
    const step = await pickOne(
      l10n.t("Import {0}", name),
      lines.map(({ step, icon, label, description }) => ({ value: step, label: `$(${icon}) ${label}`, description })),
      l10n.t("Look at the difference, then write it or change it"),
    );
    if (step === undefined) {
      return undefined;
    }
    if (step !== "write") {
      draft = await takeStep(context, catalogs, draft, decision, step);
    } else if (plan.text === present || (present === undefined && takenOf(decision).length === 0)) {
      return undefined;
    } else if ((await readIfThere(target)) !== present) {
      void window.showWarningMessage(l10n.t("{0} has changed meanwhile. Look at the difference again.", shown));
    } else {
      await (present === undefined ? createFile(target, plan.text) : replaceFile(target, plan.text));
      return { draft, plan };
    }
  }
}

function proposeName({ apiName }: ImportedCatalog, { title }: Source, { id }: ImportArguments): string {
  return apiName ?? nameOf(id ?? idOf(title));
}

function nameCatalog(imported: ImportedCatalog, { id, name }: Named): ImportedCatalog {
  return { ...imported, catalog: { ...imported.catalog, id, name } };
}

/** Where one leaves a question, all stays as it was. */
async function takeStep(
  context: CommandContext,
  catalogs: readonly ListedCatalog[],
  draft: Draft,
  decision: ImportDecision,
  step: Exclude<ReturnType<typeof viewImport>[number]["step"], "write">,
): Promise<Draft> {
  const { source, id } = draft;
  switch (step) {
    case "codes":
      return { ...draft, take: await chooseCodes(decision) };
    case "families":
      return { ...draft, take: await chooseFamilies(decision) };
    case "gone":
      return { ...draft, gone: (await chooseGone()) ?? draft.gone };
    case "skipped":
      await showSkipped(draft);
      return draft;
    case "target":
      return { ...draft, target: (await chooseTarget(source.uri, id, catalogs)) ?? draft.target };
    case "form": {
      const form = await chooseForm();
      const read = form === undefined ? undefined : await readCodes(context, source, form);
      return read === undefined
        ? draft
        : { ...draft, ...read, imported: nameCatalog(read.imported, draft), take: undefined };
    }
    case "name": {
      const named = await askName(l10n.t("Import Catalog"), draft.name, catalogs, {}, draft);
      if (named === undefined) {
        return draft;
      }
      const target = named.id === id ? draft.target : await defaultTarget(source.uri, named.id, catalogs);
      const imported = nameCatalog(draft.imported, named);
      return { ...draft, ...named, imported, target: target ?? draft.target };
    }
  }
}

async function showWritten({ draft, plan }: Written, catalogs: readonly ListedCatalog[]): Promise<void> {
  const { target, name, imported } = draft;
  await window.showTextDocument(target, { preview: false });
  const path = workspace.asRelativePath(target);
  const isListed = catalogs.some(({ files }) => files.includes(target.toString()));
  if (!isListed && workspace.getWorkspaceFolder(target) === undefined) {
    offerFolder(l10n.t("{0} was written. It counts once its folder is open.", path), folderOfCatalog(target));
    return;
  }
  if (!isListed && !isCatalogPlace(target.path)) {
    void window.showWarningMessage(
      l10n.t(
        "{0} was written, but Errdex does not look for catalogs there: name the file in “catalogs” of errdex.json.",
        path,
      ),
    );
    return;
  }
  const message = l10n.t("{0}: {1} in {2}.", name, describeCounts(takenOf({ plan, take: draft.take })), path);
  const show = l10n.t("Show What Was Skipped…");
  const chosen = window.showInformationMessage(message, ...(imported.skipped.length === 0 ? [] : [show]));
  void chosen.then((button) => (button === show ? showSkipped(draft) : undefined));
}
