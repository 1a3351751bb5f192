import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultSettings } from "../../shared/src/settings";
import type { Catalog, Entry } from "../../server/src/catalogs/model";
import { languageOfPath } from "../../server/src/languages";
import type { Role } from "../../server/src/languages/language";
import type { Group, Occurrence } from "../../server/src/occurrences/occurrence";
import type { Analysis } from "../../server/src/service";
import { createDocument, testService } from "../support/check";

/** What there is to tell Errdex which API a misspelt code is about. */
export const surroundings = {
  "codes and evidence": "two other codes or more in its group, in a file that speaks to the API",
  codes: "two other codes or more in its group, and nothing else",
  evidence: "no other code, about the API's field for the code, in a file that speaks to the API",
  "one code and evidence": "one other code in its group, in a file that speaks to the API",
  "one code": "one other code in its group, and nothing else",
  nothing: "no other code, about the API's field for the code, and nothing else",
} as const;
export type Surrounding = keyof typeof surroundings;

/** Those in which a misspelt code must be found. */
export const countedSurroundings: readonly Surrounding[] = [
  "codes and evidence",
  "one code and evidence",
  "codes",
  "evidence",
];

/** A place in a source where a code stands, with only that around it which the surrounding says. */
export interface Scene {
  readonly languageId: string;
  readonly language: string;
  readonly role: Role;
  readonly surrounding: Surrounding;
  readonly catalog: Catalog;
  readonly text: string;
  /** UTF-16 offsets of the code in the text. */
  readonly start: number;
  readonly end: number;
  /** Other codes of the group, in the scene. */
  readonly siblings: ReadonlySet<string>;
  /** What a code must look like that stands there without quotes: a name, or a word. */
  readonly unquoted: RegExp | undefined;
  readonly anyCase: boolean;
  readonly partial: boolean;
}

/** Scenes from a fixture of a language: every code in it, in each surrounding that its place allows. */
export async function readScenes(path: string): Promise<readonly Scene[]> {
  const source = readFileSync(path, "utf8");
  const definition = languageOfPath(path);
  const languageId = definition?.languageIds[0] ?? "";
  const place = { languageId, language: definition?.id ?? "" };
  const scenes: Scene[] = [];
  const shown = await analyze(source, languageId);
  const silenced = hideEvidence(source);
  for (const group of shown.groups) {
    const catalog = shown.bindingOf(group)?.catalog;
    if (catalog === undefined || group.role === "other") {
      continue;
    }
    for (const occurrence of group.members.filter((member) => isWritten(member, source))) {
      const others = group.members.filter(({ literal }) => literal.value !== occurrence.literal.value);
      const codes = codesOf(others, catalog);
      const add = (surrounding: Surrounding, text: string, siblings: ReadonlySet<string>): void => {
        const { start, end } = occurrence.literal.span;
        const { anyCase, partial, role } = occurrence;
        const { quote, value } = occurrence.literal;
        const unquoted = quote === "" ? (/^\w+$/.test(value) ? /^[A-Z][A-Z0-9_]*$/ : /^(?=.*[/-])[\w/-]+$/) : undefined;
        scenes.push({
          ...place,
          role,
          surrounding,
          catalog,
          text,
          start,
          end,
          siblings,
          unquoted,
          anyCase,
          partial,
        });
      };
      const speaks = shown.evidence.some((found) => found.catalog === catalog);
      if (codes.size > 0 && speaks) {
        add(codes.size > 1 ? "codes and evidence" : "one code and evidence", source, codes);
      }
      if (codes.size > 0) {
        add(codes.size > 1 ? "codes" : "one code", silenced, codes);
      }
      if (isAboutCode(group, catalog)) {
        const same = group.members.filter((member) => member !== occurrence);
        if (speaks) {
          add("evidence", blank(source, same), new Set());
        }
        add("nothing", blank(silenced, same), new Set());
      }
    }
  }
  return scenes;
}

/** The fixtures of all languages. */
export function listFixtures(): readonly string[] {
  const root = join("test", "fixtures", "languages");
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "holes.json" && languageOfPath(entry.name) !== undefined)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Entries that may stand in the scene: each of the catalog that is not there already. */
export function entriesFor({ catalog, siblings, unquoted }: Scene): readonly Entry[] {
  return [...catalog.entries.values()].filter(({ code }) => !siblings.has(code) && unquoted?.test(code) !== false);
}

async function analyze(text: string, languageId: string): Promise<Analysis> {
  const document = createDocument(text, languageId);
  const analysis = await testService.analyze(document, defaultSettings);
  testService.close(document.uri);
  return analysis;
}

/** Whether the code stands there letter by letter, and not in escapes. */
function isWritten({ literal, entries }: Occurrence, source: string): boolean {
  return entries.length > 0 && source.slice(literal.span.start, literal.span.end) === literal.value;
}

function codesOf(members: readonly Occurrence[], catalog: Catalog): ReadonlySet<string> {
  const codes = members.filter(({ entries }) => entries.some((entry) => entry.catalog === catalog));
  return new Set(codes.map(({ literal }) => literal.value));
}

function isAboutCode({ role, subject }: Group, { envelope }: Catalog): boolean {
  const fold = (name: string): string => name.replace(/[^A-Za-z]/g, "").toLowerCase();
  const fields = envelope.codeFields.map(fold);
  return role !== "argument" && role !== "key" && subject !== undefined && fields.includes(fold(subject.field));
}

/** The source with something else, as long, in place of what shows that it speaks to an API. */
function hideEvidence(source: string): string {
  let hidden = source;
  for (const name of testService.index.catalogs.flatMap(({ evidence }) => Object.values(evidence).flat())) {
    hidden = hidden.replaceAll(name, name.replace(/[a-z]/g, "x"));
  }
  return hidden;
}

/** The source with signs, as many, that no code has in place of these; names without quotes get small letters instead. */
function blank(source: string, members: readonly Occurrence[]): string {
  return members.reduce((text, { literal: { span, quote } }) => {
    const content = text.slice(span.start, span.end);
    const hidden = quote === "" ? content.toLowerCase() : "~".repeat(content.length);
    return text.slice(0, span.start) + hidden + text.slice(span.end);
  }, source);
}
