import { cleanText, plain } from "./blocks";
import { DraftBuilder } from "./draft";
import type { Draft } from "./importer";
import { readInlineMarkdown } from "./markdownHtml";
import type { SourceMember } from "./sourceMembers";

/** What a member of a construct says of its code: in its comment, its texts and its fields. */
export function describeMember(member: SourceMember, code: string): Draft {
  const builder = new DraftBuilder();
  const { text: comment, paragraphs, deprecated } = readComment(member.comment);
  const text = withoutName(comment, member.name);
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
  const statuses = [...new Set(member.numbers.filter((number) => number >= 400 && number <= 599))];
  return builder.addStatuses(statuses.length === 1 ? statuses : []).build();
}

/** A comment in Go begins with the name: `ErrExpired means that it has expired.`, `ErrExpired is returned when …`. */
function withoutName(comment: string, name: string): string {
  if (name === "" || !comment.startsWith(name)) {
    return comment;
  }
  const rest = comment.slice(name.length);
  const said =
    /^:\s*|^\s+(?:means|indicates|signals|denotes|represents)(?:\s+that)?\s+|^\s+is\s+(?=(?:returned|sent|used|raised|thrown|given|set|reported)\b)/.exec(
      rest,
    );
  if (said === null) {
    return comment;
  }
  const text = rest.slice(said[0].length);
  return said[0].startsWith(":") ? text : text.charAt(0).toUpperCase() + text.slice(1);
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
