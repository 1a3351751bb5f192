import * as l10n from "@vscode/l10n";
import { TextDocument } from "vscode-languageserver-textdocument";
import { SyntaxTrees } from "../../documents/syntaxTrees";
import { languageOfId, languageOfPath } from "../../languages/index";
import type { LanguageDefinition } from "../../languages/language";
import { cleanText, plain } from "./blocks";
import { DraftBuilder } from "./draft";
import { Findings, type Found, type ImportContext, type Importer, isUntold, type SourceDocument } from "./importer";
import { labelKind, labelWords, speaksOfErrors, speaksOfOthers } from "./labels";
import { readInlineMarkdown } from "./markdownHtml";
import { isPhrase, isScreaming, type Shape, shapeOf, shapes } from "./shapes";
import { findContainers, type SourceContainer, type SourceMember } from "./sourceMembers";
import { sourceSyntaxes } from "./sourceSyntax";

/** Source code: unions, enums, constants and maps of codes; what is written in comments beside them is the summary. */
export const sourceImporter: Importer = {
  form: "source",
  recognizes: ({ path, text }) =>
    isUntold(path) ? guessLanguage(text) !== undefined : languageOfPath(path) !== undefined,
  read: async (document, context) => {
    const findings = new Findings();
    const language = isUntold(document.path) ? guessLanguage(document.text) : languageOfPath(document.path);
    const syntax = language === undefined ? undefined : sourceSyntaxes[language.id];
    if (language === undefined || syntax === undefined) {
      const known = Object.keys(sourceSyntaxes).filter((id) => id !== "typescriptreact");
      findings.skip(
        1,
        l10n.t("The file was skipped: its language is none of those that can be imported ({0}).", known.join(", ")),
      );
      return findings;
    }
    const containers = await readContainers(document, language, context);
    if (containers === undefined) {
      findings.skip(1, l10n.t("The file was skipped: its grammar could not be loaded, or it took too long to parse."));
      return findings;
    }
    const file = speaksOfErrors(document.path.split("/").at(-1) ?? "");
    for (const container of containers) {
      readContainer(container, file, findings);
    }
    const { statuses, examples, problems, titles, hosts } = findings;
    return { codes: mergeDeclarations(findings.codes), statuses, examples, problems, titles, hosts };
  },
};

async function readContainers(
  { path, text }: SourceDocument,
  language: LanguageDefinition,
  { grammars }: ImportContext,
): Promise<readonly SourceContainer[] | undefined> {
  const grammar = await grammars.load(language);
  const syntax = sourceSyntaxes[language.id];
  if (grammar === undefined || syntax === undefined) {
    return undefined;
  }
  const trees = new SyntaxTrees(await grammars.parser());
  try {
    return trees.read(TextDocument.create(path, language.id, 0, text), grammar, (root) =>
      findContainers(root, text, language, syntax),
    );
  } finally {
    trees.dispose();
  }
}

/** Where in a member its code is. */
type CodePlace =
  | { readonly kind: "name" }
  | { readonly kind: "text"; readonly index: number }
  | { readonly kind: "field"; readonly key: string };

function readContainer({ name, type, line, members: all }: SourceContainer, file: boolean, findings: Findings): void {
  // Constants side by side, outside of any construct that is about codes, are told by their own names and types.
  const isLoose =
    /^(?:program|module|source_file|block|class_body|const_declaration|declaration_list|interface_body|body_statement)$/.test(
      type,
    );
  const named = all.filter((member) => member.name !== "" || !/statement|declaration/.test(member.type));
  const telling = named.filter(
    ({ name, typeName, texts }) => speaksOfErrors(typeName) || (speaksOfErrors(name) && texts.length > 0),
  );
  const isOfCodes = speaksOfCodes(name) || (named.length > 0 && named.every(({ typeName }) => speaksOfCodes(typeName)));
  // Of constants side by side, those count that say so, or all where none does and their construct does.
  const members =
    isLoose && !isOfCodes && (telling.length > 0 || !speaksOfErrors(name)) && telling.length < named.length
      ? telling
      : named;
  if (members.length === 0) {
    return;
  }
  const place = placeOf(members);
  if (place === undefined) {
    return;
  }
  const codes = members.map((member) => codeAt(member, place));
  const found = codes.filter((code) => code !== undefined);
  const least = Math.min(...found.map(shapeOf)) as Shape;
  const isNamed = speaksOfErrors(name) || (isLoose && !isOfCodes) || (isOfCodes && least >= shapes.medium);
  const isDescribed = members.every(({ texts, fields }) => fields.size > 1 || texts.some((text) => text.includes(" ")));
  const isLikely =
    !speaksOfOthers(name) &&
    (isNamed ||
      (file && (found.every(isScreaming) || (isDescribed && found.every((code) => shapeOf(code) === shapes.strong)))));
  if (found.length === 0 || (isLoose && place.kind === "name" && !speaksOfErrors(name))) {
    return;
  }
  if (!isLikely) {
    if (found.length > 1 && least >= shapes.medium && place.kind !== "name") {
      findings.skip(
        line,
        name === ""
          ? l10n.t("Values skipped: nothing says that {0} values in it are error codes.", found.length)
          : l10n.t('"{0}" skipped: nothing says that {1} values in it are error codes.', name, found.length),
      );
    }
    return;
  }
  members.forEach((member, i) => {
    const code = codes[i];
    if (code === undefined) {
      if (member.texts.length > 0 || member.fields.size > 0) {
        findings.skip(member.line, l10n.t('"{0}" was skipped: its value does not look like a code.', member.name));
      }
      return;
    }
    findings.codes.push({ code, line: member.line, ...describeMember(member, code) });
  });
}

function speaksOfCodes(name: string): boolean {
  return /\bcodes?$/.test(labelWords(name));
}

/** Finds the place where most members have their code. */
function placeOf(members: readonly SourceMember[]): CodePlace | undefined {
  const most = Math.max(...members.map(({ texts }) => texts.length));
  const keys = [...new Set(members.flatMap(({ fields }) => [...fields.keys()]))].filter(
    (key) => labelKind(key) === "code",
  );
  const places: readonly CodePlace[] = [
    ...keys.map((key) => ({ kind: "field", key }) as const),
    ...Array.from({ length: most }, (_, index) => ({ kind: "text", index }) as const),
  ];
  const share = (place: CodePlace): number =>
    members.filter((member) => codeAt(member, place) !== undefined).length / members.length;
  const place = places.find((place) => share(place) > 0.6);
  if (place !== undefined) {
    return place;
  }
  // No text is a code: a message for each name, or names alone.
  const named = members.filter(
    (member) => shapeOf(member.name) >= shapes.medium || isScreaming(member.name) || member.isBare,
  );
  const isDescribed = members.every(
    ({ texts, fields, isBare }) =>
      texts.some((text) => text.includes(" ")) || fields.size > 0 || (isBare && texts.length === 0),
  );
  return named.length === members.length && isDescribed ? { kind: "name" } : undefined;
}

function codeAt(member: SourceMember, place: CodePlace): string | undefined {
  const text =
    place.kind === "name"
      ? member.name
      : place.kind === "text"
        ? member.texts[place.index]
        : member.fields.get(place.key);
  if (text === undefined) {
    return undefined;
  }
  const isCode = shapeOf(text) > shapes.none && (place.kind !== "text" || !/^\p{Lu}\p{Ll}*$/u.test(text));
  return isCode ||
    (place.kind === "text" &&
      place.index === 0 &&
      isPhrase(text) &&
      isScreaming(member.name) &&
      /^[a-z-]+ /.test(text) &&
      member.texts.length > 1)
    ? text
    : undefined;
}

function describeMember(member: SourceMember, code: string): ReturnType<DraftBuilder["build"]> {
  const builder = new DraftBuilder();
  const { text: comment, paragraphs, deprecated } = readComment(member.comment);
  // A comment in Go begins with the name.
  const text = comment.startsWith(`${member.name}:`) ? comment.slice(member.name.length + 1).trim() : comment;
  if (text !== "") {
    builder.add("", readInlineMarkdown(text));
  }
  for (const [key, value] of member.fields) {
    if (value !== code) {
      builder.add(key, readInlineMarkdown(value));
    }
  }
  for (const value of member.texts) {
    if (value !== code && value.includes(" ")) {
      builder.add("Message", plain(value), "message");
    }
  }
  paragraphs.forEach((paragraph) => builder.add("", readInlineMarkdown(paragraph)));
  if (deprecated !== undefined || member.isDeprecated) {
    builder.add("Deprecated", plain(deprecated || "yes"), "deprecated");
  }
  const statuses = member.numbers.filter((number) => number >= 400 && number <= 599);
  return builder.addStatuses(statuses.length === 1 ? statuses : []).build();
}

/** A comment's text without the signs around it, its first paragraph apart. */
function readComment(comment: string): {
  readonly text: string;
  readonly paragraphs: readonly string[];
  readonly deprecated: string | undefined;
} {
  const lines = comment
    .replace(/^\s*\/\*+[!<]*|\*+\/\s*$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*(?:\/\/[/!]?<?|\*(?!\*)|#+)\s?/, "").trimEnd());
  const deprecated = /@deprecated[ \t]*([^\n]*)|^Deprecated:\s*([^\n]*)/m.exec(lines.join("\n"));
  const [text = "", ...paragraphs] = lines
    .join("\n")
    .replace(/^\s*(?:@[a-zA-Z]+\b|Deprecated:)[^\n]*$/gm, "")
    .replace(/\{@(?:code|link|literal)\s+([^}]*)\}/g, "$1")
    .replace(/<\/?(?:p|para|remarks)>/g, "\n\n")
    .replace(/<\/?(?:summary|value)>/g, "")
    .split(/\n\s*\n/)
    .map(cleanText)
    .filter(
      (paragraph) => paragraph !== "" && !/^(?:nolint|eslint-|noinspection|prettier-|@ts-|-+$|=+$)/.test(paragraph),
    );
  return {
    text,
    paragraphs,
    deprecated: deprecated === null ? undefined : (deprecated[1] ?? deprecated[2] ?? "").trim(),
  };
}

/** A union beside an object of the same codes tells nothing new: where one is described, the other's silence is left out. */
function mergeDeclarations(codes: Found["codes"]): Found["codes"] {
  const described = new Set(codes.filter(({ summary }) => summary !== undefined).map(({ code }) => code));
  return codes.filter(({ code, summary }) => summary !== undefined || !described.has(code));
}

/** The language of a text without a name. */
function guessLanguage(text: string): LanguageDefinition | undefined {
  const id = guesses.find(([, pattern]) => pattern.test(text))?.[0];
  return id === undefined ? undefined : languageOfId(id);
}

const guesses: readonly (readonly [languageId: string, pattern: RegExp])[] = [
  ["php", /^\s*<\?php/],
  ["cpp", /^\s*#include\b/m],
  ["scala", /^\s*(?:sealed (?:trait|abstract class)|case object) \w+/m],
  ["go", /^\s*(?:\/\/[^\n]*\n|\s)*package \w+\s*$/m],
  ["python", /^class \w+\((?:\w+, *)*(?:\w+\.)?(?:Str)?Enum\):/m],
  ["kotlin", /^\s*enum class \w+/m],
  ["csharp", /^\s*(?:using [\w.]+;|namespace [\w.]+)/m],
  ["swift", /^\s*(?:public )?enum \w+\s*:\s*String\b/m],
  ["rust", /^\s*pub (?:enum|const|mod) \w+/m],
  ["ruby", /^\s*module [A-Z]\w*\s*$/m],
  ["java", /^\s*(?:package [\w.]+;|public (?:final )?(?:enum|class|interface) \w+)/m],
  ["typescript", /^\s*(?:export (?:type|const|enum|default)|declare |const \w+ = [{[]|type \w+ =|enum \w+ \{)/m],
];
