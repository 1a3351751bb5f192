import type { TextDocument } from "vscode-languageserver-textdocument";
import { defaultSettings } from "../../shared/src/settings";
import type { CatalogIndex } from "../../server/src/catalogs/catalogIndex";
import type { Entry } from "../../server/src/catalogs/model";
import type { Role } from "../../server/src/languages/language";
import { editDistance } from "../../server/src/catalogs/similarity";
import { createDocument, testService } from "../support/check";
import { mutate, mutations, type Mutation } from "./mutations";
import type { Random } from "./random";
import { entriesFor, type Scene } from "./scenes";

/** A misspelt code in a scene, and what Errdex said of it. */
export interface Trial {
  readonly scene: Scene;
  readonly mutation: Mutation;
  readonly meant: string;
  readonly value: string;
  /** Why the trial does not count; `undefined` where it does. */
  readonly excluded: Exclusion | undefined;
  readonly suggestions: readonly string[] | undefined;
}

/** Why a misspelling does not count. */
export const exclusions = {
  "another code": "what came out is a code too, so that it is right for all that anybody can tell",
  ambiguous: "another code is as near, or comes to the same by a slip of the same kind",
  sentence: "with blanks between all words and small letters, it reads as a message for people",
  "own right":
    "the right words in another order, or without the prefix, are what another API's code may be: nothing but codes beside it, which no other API has by chance, or codes and evidence tell",
  "own style":
    'alone, and in another style all over, where a code is made rather than met: `{ code: "invalid_type" }` states an app\'s own code',
  "no name": "it stands without quotes, and what came out is no name, or one in small letters like any other name",
  "case does not count": "it is compared without regard to case",
  piece: "in a search for a part of a code, what came out is a part of one",
} as const;
export type Exclusion = keyof typeof exclusions;

/** Plants a misspelling of each kind in the scene, one after the other, as edits of one document. */
export async function tryScene(scene: Scene, random: Random): Promise<readonly Trial[]> {
  const document = createDocument(scene.text, scene.languageId);
  const trials: Trial[] = [];
  let length = scene.end - scene.start;
  for (const mutation of mutations) {
    const entry = random.pick(entriesFor(scene));
    const value = mutate(mutation, entry, random);
    if (value === undefined) {
      continue;
    }
    const excluded = findExclusion(value, entry, mutation, scene);
    const trial = { scene, mutation, meant: entry.code, value, excluded };
    if (excluded !== undefined && excluded !== "ambiguous") {
      trials.push({ ...trial, suggestions: undefined });
      continue;
    }
    replace(document, scene.start, length, value);
    length = value.length;
    trials.push({ ...trial, suggestions: await findSuggestions(document, scene.start) });
  }
  testService.close(document.uri);
  return trials;
}

function replace(document: TextDocument, start: number, length: number, text: string): void {
  const range = { start: document.positionAt(start), end: document.positionAt(start + length) };
  testService.update(document, [{ range, text }], document.version + 1);
}

/** `undefined` where there is no finding at the offset. */
async function findSuggestions(document: TextDocument, offset: number): Promise<readonly string[] | undefined> {
  const { findings } = await testService.analyze(document, defaultSettings);
  const finding = findings.find(({ occurrence }) => occurrence?.literal.span.start === offset);
  return finding?.rule === "unknown-code" ? finding.suggestions.map(({ code }) => code) : undefined;
}

function findExclusion(value: string, meant: Entry, mutation: Mutation, scene: Scene): Exclusion | undefined {
  const { index } = testService;
  const folded = value.toLowerCase();
  if (index.lookup(value).length > 0) {
    return "another code";
  }
  if (scene.unquoted?.test(value) === false) {
    return "no name";
  }
  if (scene.anyCase && folded === meant.code.toLowerCase()) {
    return "case does not count";
  }
  if (scene.partial && index.hasPrefix(value, scene.catalog)) {
    return "piece";
  }
  if (value.includes(" ") && !/[^A-Za-z0-9 ]/.test(value) && /[a-z]/.test(value)) {
    return "sentence";
  }
  const isStyle = index.nearMisses(value).some(({ entry, kind }) => entry === meant && kind === "style");
  if (isStyle && scene.surrounding === "evidence" && makesCodes.includes(scene.role)) {
    return "own style";
  }
  if (isCodeOfItsOwn(mutation, scene)) {
    return "own right";
  }
  return isAmbiguous(value, meant, mutation, index) ? "ambiguous" : undefined;
}

/** Roles in which a code is made rather than met. */
const makesCodes: readonly Role[] = ["value", "argument", "type", "definition"];

function isCodeOfItsOwn({ name }: Mutation, { surrounding, catalog }: Scene): boolean {
  const isDistinctive = catalog.families.some(({ prefix }) => !prefix.endsWith("_"));
  const isTold = surrounding === "codes and evidence" || (surrounding === "codes" && isDistinctive);
  return (name === "order of words" || name === "prefix left out") && !isTold;
}

function isAmbiguous(value: string, meant: Entry, { variants }: Mutation, index: CatalogIndex): boolean {
  const folded = value.toLowerCase();
  const distanceTo = ({ code }: Entry): number => editDistance(folded, code.toLowerCase(), 4);
  const distance = distanceTo(meant);
  return index.catalogs.some((catalog) =>
    [...catalog.entries.values()].some(
      (other) =>
        other.code !== meant.code &&
        catalog === meant.catalog &&
        ((distance <= 4 && distanceTo(other) <= distance) || variants(other).includes(value)),
    ),
  );
}
