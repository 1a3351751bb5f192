import assert from "node:assert/strict";
import { defaultSettings, type Settings } from "../../shared/src/settings";
import { complete } from "../../server/src/features/completion/completion";
import { type Fix, findFixes } from "../../server/src/features/codeActions/replace";
import { findProblems, type Problem } from "../../server/src/features/diagnostics/diagnostics";
import { hover } from "../../server/src/features/hover/hover";
import { plainText, type Markup } from "../../server/src/render/markdown";
import type { ErrorCodeService } from "../../server/src/service";
import { createDocument, testService } from "./check";

/** Where the cursor is in a test's source. It occurs in no language, and is taken out before anything reads the text. */
export const cursor = "‸";

export interface FeatureOptions {
  readonly languageId?: string;
  readonly settings?: Settings;
  readonly service?: ErrorCodeService;
}

/** What stands under the cursor, and the page about it. */
export async function hoverAt(
  source: string,
  { markup = plainText, ...options }: FeatureOptions & { readonly markup?: Markup } = {},
): Promise<{ readonly over: string; readonly text: string } | undefined> {
  const { text, context } = await contextAt(source, options);
  const found = context && hover(context, markup);
  return found && { over: text.slice(found.span.start, found.span.end), text: found.text };
}

/** The list at the cursor: what it replaces, and its codes in their order. */
export async function completeAt(
  source: string,
  { explicit = false, ...options }: FeatureOptions & { readonly explicit?: boolean } = {},
): Promise<
  | {
      readonly replaces: string;
      readonly codes: readonly string[];
      readonly written: readonly string[];
      readonly incomplete: boolean;
    }
  | undefined
> {
  const { text, offset, context, service } = await contextAt(source, options);
  const typed = text.slice(context?.occurrence.literal.span.start, offset);
  const completion = context && complete(context, service.index, { typed, explicit });
  return (
    completion && {
      replaces: text.slice(completion.span.start, completion.span.end),
      codes: completion.items.map(({ entry }) => entry.code),
      written: completion.items.map(({ newText }) => newText),
      incomplete: completion.incomplete,
    }
  );
}

export async function problemsIn(
  source: string,
  { languageId = "typescript", settings = defaultSettings, service = testService }: FeatureOptions = {},
): Promise<readonly Problem[]> {
  return findProblems(await service.analyze(createDocument(source, languageId), settings), settings);
}

/** The fixes that the cursor touches, each with what it makes of the source. */
export async function fixesAt(
  source: string,
  { languageId = "typescript", settings = defaultSettings, service = testService }: FeatureOptions = {},
): Promise<readonly (Fix & { readonly result: string })[]> {
  const { text, offset } = takeCursor(source);
  const analysis = await service.analyze(createDocument(text, languageId), settings);
  return findFixes(analysis, { start: offset, end: offset }).map((fix) => ({
    ...fix,
    result: text.slice(0, fix.span.start) + fix.newText + text.slice(fix.span.end),
  }));
}

async function contextAt(
  source: string,
  { languageId = "typescript", settings = defaultSettings, service = testService }: FeatureOptions,
) {
  const { text, offset } = takeCursor(source);
  const context = await service.contextAt(createDocument(text, languageId), offset, settings);
  return { text, offset, context, service };
}

function takeCursor(source: string): { readonly text: string; readonly offset: number } {
  const offset = source.indexOf(cursor);
  assert.notEqual(offset, -1, "The source has no cursor.");
  return { text: source.replace(cursor, ""), offset };
}
