import { type Block, type Inline, textOf } from "./blocks";
import { unquote } from "./codeText";
import type { DraftBuilder } from "./draft";
import { labelKind, type LabelKind } from "./labels";

/** Puts what blocks say of a code under their labels: items `Cause: …`, headings and bold lines `Solution`, tables, pairs. */
export function describe(
  builder: DraftBuilder,
  blocks: readonly Block[],
  onLabel: (label: string, value: Inline) => void,
  code?: string,
): DraftBuilder {
  let label = "";
  const add = (name: string, value: Inline): void => {
    onLabel(name, value);
    const kind: LabelKind | undefined = name === "" ? undefined : labelKind(name);
    if (value.text === code && (kind === "code" || kind === "name")) {
      return;
    }
    builder.add(name, value);
  };
  const addText = (content: Inline): void => {
    const split = splitLabel(content);
    if (split === undefined) {
      add(label, content);
    } else if (split.value.text === "") {
      label = split.label;
    } else {
      add(split.label, split.value);
    }
  };
  for (const block of blocks) {
    if (block.kind === "heading") {
      label = block.content.text;
    } else if (block.kind === "paragraph") {
      const lines = block.content.lines.map((text) => splitLabel({ ...block.content, text, lines: [text] }));
      if (lines.length > 1 && lines.every((line) => line !== undefined)) {
        block.content.lines.forEach((text) => {
          addText({ ...block.content, text, lines: [text] });
        });
      } else {
        addText(block.content);
      }
    } else if (block.kind === "list") {
      for (const { content, blocks } of block.items) {
        if (blocks.length > 0 && splitLabel(content)?.value.text === "") {
          add(splitLabel(content)?.label ?? "", textOf(blocks));
        } else {
          addText(content);
          describe(builder, blocks, onLabel, code);
        }
      }
    } else if (block.kind === "pairs") {
      block.pairs.forEach(({ term, blocks }) => {
        add(term.text, textOf(blocks));
      });
    } else if (block.kind === "section") {
      describe(builder, block.blocks, onLabel, code);
    } else if (block.kind === "table" && (block.header.length === 2 || block.rows[0]?.cells.length === 2)) {
      const rows = [block.header, ...block.rows.map(({ cells }) => cells)].filter((cells) => cells.length === 2);
      const known = rows.filter(([label]) => labelKind(label?.text ?? "") !== "other");
      if (known.length > rows.length / 2) {
        known.forEach(([label, value]) => {
          add(label?.text ?? "", value as Inline);
        });
      }
    }
  }
  return builder;
}

/** `Cause: the card has run out` in two; the label is in bold or a word that is known as one. */
function splitLabel(content: Inline): { readonly label: string; readonly value: Inline } | undefined {
  const mark = content.marked[0]?.replace(/\s*[:：]$/, "");
  const isMarked = mark !== undefined && content.text.startsWith(mark) && mark.length < 40;
  const match = isMarked
    ? /^\s*[:：–—-]?\s*/.exec(content.text.slice(mark.length))
    : /^([\p{L}][\p{L}\p{N} _/'-]{1,30}?)\s*[:：]\s*/u.exec(content.text);
  const label = isMarked ? mark : match?.[1];
  if (label === undefined || match === null) {
    return undefined;
  }
  const kind = labelKind(label);
  const rest = content.text.slice(isMarked ? mark.length + match[0].length : match[0].length);
  const hasColon =
    /[:：]/.test(content.text.slice(isMarked ? mark.length : 0, content.text.length - rest.length)) ||
    (content.marked[0] ?? "").endsWith(":");
  if (
    (kind === "other" && !(isMarked && hasColon && !/^\W|[_./]/.test(label))) ||
    (isMarked && !hasColon && rest !== "")
  ) {
    return undefined;
  }
  return {
    label,
    value: {
      ...content,
      text: unquote(rest),
      lines: content.lines.length === 1 ? [rest] : content.lines,
      marked: content.marked.slice(isMarked ? 1 : 0),
    },
  };
}
