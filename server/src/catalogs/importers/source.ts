import * as l10n from "@vscode/l10n";
import { TextDocument } from "vscode-languageserver-textdocument";
import { SyntaxTrees } from "../../documents/syntaxTrees";
import { languageOfId, languageOfPath } from "../../languages/index";
import type { LanguageDefinition } from "../../languages/language";
import { describeMember } from "./describeMember";
import { Findings, type ImportContext, type Importer, isUntold, type SourceDocument } from "./importer";
import { labelKind, speaksOfErrors, speaksOfOthers } from "./labels";
import { readProto } from "./proto";
import { isPhrase, isScreaming, type Shape, shapeOf, shapes } from "./shapes";
import { describeConstants, mergeDeclarations, nameReplacement } from "./sourceConstants";
import { findContainers, type SourceContainer, type SourceMember } from "./sourceMembers";
import { sourceSyntaxes } from "./sourceSyntax";
import { isGeneral, speaksOfCodes, tellsOfOthers } from "./sourceWords";

/** Source code: unions, enums, constants and maps of codes; what is written in comments beside them is the summary. */
export const sourceImporter: Importer = {
  form: "source",
  recognizes: ({ path, text }) =>
    isUntold(path)
      ? isProtoFile({ path, text }) || guessLanguage(text) !== undefined
      : isProtoFile({ path, text }) || languageOfPath(path) !== undefined,
  read: async (document, context) => {
    const findings = new Findings();
    const isProto = isProtoFile(document);
    const language = isProto
      ? undefined
      : isUntold(document.path)
        ? guessLanguage(document.text)
        : languageOfPath(document.path);
    const syntax = language === undefined ? undefined : sourceSyntaxes[language.id];
    if (!isProto && (language === undefined || syntax === undefined)) {
      const known = Object.keys(sourceSyntaxes)
        .filter((id) => id !== "typescriptreact")
        .concat("proto");
      findings.skip(
        1,
        l10n.t("The file was skipped: its language is none of those that can be imported ({0}).", known.join(", ")),
      );
      return findings;
    }
    const containers =
      language === undefined ? readProto(document.text) : await readContainers(document, language, context);
    if (containers === undefined) {
      findings.skip(1, l10n.t("The file was skipped: its grammar could not be loaded, or it took too long to parse."));
      return findings;
    }
    // Of several enums in a file of messages, only some are about errors, whatever the file is called.
    const isMixed = isProto && containers.length > 1;
    const file = !isMixed && speaksOfErrors(document.path.split("/").at(-1) ?? "");
    /** Names of constants and what they stand for, and what was read for codes. */
    const constants = new Map<string, string>();
    const silent = containers.filter((container) => !readContainer(container, file, findings, constants));
    silent.forEach((container) => {
      describeConstants(container, constants, findings);
    });
    const { statuses, examples, problems, titles, hosts } = findings;
    const codes = findings.codes.map((code) => nameReplacement(code, constants));
    return { codes: mergeDeclarations(codes), statuses, examples, problems, titles, hosts };
  },
};

/** Protocol Buffers, which none of our grammars is for. */
function isProtoFile({ path, text }: SourceDocument): boolean {
  return /\.proto$/i.test(path) || (isUntold(path) && /^\s*syntax\s*=\s*["']proto[23]["']\s*;/m.test(text));
}

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

/** @returns whether the construct holds codes. */
function readContainer(
  { name, type, line, members: all, around, isChoice }: SourceContainer,
  file: boolean,
  findings: Findings,
  constants: Map<string, string>,
): boolean {
  // Constants side by side, outside of any construct that is about codes, are told by their own names and types.
  const isLoose =
    /^(?:program|module|source_file|block|do_block|class_body|const_declaration|declaration_list|interface_body|body_statement)$/.test(
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
    return false;
  }
  const place = placeOf(members, isChoice);
  if (place === undefined) {
    return false;
  }
  const codes = members.map((member) => codeAt(member, place));
  const found = codes.filter((code) => code !== undefined);
  const least = Math.min(...found.map(shapeOf)) as Shape;
  const isNamed =
    speaksOfErrors(name) ||
    ((isChoice || isGeneral(name)) && around.some(speaksOfErrors)) ||
    (isLoose && !isOfCodes) ||
    (isOfCodes && least >= shapes.medium);
  const isDescribed = members.every(({ texts, fields }) => fields.size > 1 || texts.some((text) => text.includes(" ")));
  const isLikely =
    !speaksOfOthers(name) &&
    !(isChoice && tellsOfOthers(name)) &&
    (isNamed ||
      (file &&
        (!isChoice || isGeneral(name)) &&
        (found.every(isScreaming) || (isDescribed && found.every((code) => shapeOf(code) === shapes.strong)))));
  if (found.length === 0 || (isLoose && place.kind === "name" && !speaksOfErrors(name))) {
    return false;
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
    return false;
  }
  members.forEach((member, i) => {
    const code = codes[i];
    if (code === undefined) {
      const isRest = isChoice && member.name === "";
      if (!isRest && (member.texts.length > 0 || member.fields.size > 0)) {
        findings.skip(member.line, l10n.t('"{0}" was skipped: its value does not look like a code.', member.name));
      }
      return;
    }
    findings.codes.push({ code, line: member.line, ...describeMember(member, code) });
    if (!member.isNameText && member.name !== "") {
      constants.set(member.name, code);
    }
  });
  return true;
}

/** Finds the place where most members have their code. */
function placeOf(members: readonly SourceMember[], isChoice: boolean): CodePlace | undefined {
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
  // No text is a code: a message for each name, or names alone. What stands before an arrow is a code only as a text.
  const candidates = members.filter((member) => !isChoice || member.name !== "");
  const named = candidates.filter(
    (member) =>
      (member.isNameText || !isChoice) &&
      (shapeOf(member.name) >= shapes.medium || isScreaming(member.name) || member.isBare),
  );
  const isDescribed = candidates.every(
    ({ texts, fields, isBare }) =>
      texts.some((text) => text.includes(" ")) ||
      [...fields.keys()].some((key) => labelKind(key) !== "other") ||
      (isBare && texts.length === 0),
  );
  return named.length > 0 && named.length === candidates.length && isDescribed ? { kind: "name" } : undefined;
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
  ["elixir", /^\s*defmodule [A-Z][\w.]* do\b/m],
  ["ruby", /^\s*module [A-Z]\w*\s*$/m],
  ["java", /^\s*(?:package [\w.]+;|public (?:final )?(?:enum|class|interface) \w+)/m],
  ["typescript", /^\s*(?:export (?:type|const|enum|default)|declare |const \w+ = [{[]|type \w+ =|enum \w+ \{)/m],
];
