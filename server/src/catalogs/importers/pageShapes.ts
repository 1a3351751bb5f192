import { type Block, type Inline, type Item, type Pair } from "./blocks";
import { findLeadingCode, type LeadingCode } from "./codeText";
import { labelKind, speaksOfErrors, speaksOfOthers } from "./labels";
import type { Scene } from "./scene";
import { isScreaming, parseStatuses, shapeOf, shapes } from "./shapes";

/** What a list that begins with codes is: codes, names that only look like them, or something else. */
export function judgeList(
  found: readonly LeadingCode[],
  items: readonly Item[],
  scene: Scene,
): "codes" | "look-alikes" | "other" {
  const labels = items.filter(({ content }) => labelKind(content.text.split(":")[0] ?? "") !== "other").length;
  if (labels > items.length / 2 && !found.every(({ shape }) => shape >= shapes.strong)) {
    return "other";
  }
  const apart = found.filter((code) => code.apart || code.rest === "").length;
  // "HTTP" and "EMAIL" may be anything.
  const medium = found.filter(({ shape, codes }) => shape >= shapes.medium && !/^[A-Z]+$/.test(codes.join(""))).length;
  const hasText = found.some(({ rest }) => rest.includes(" "));
  const isNumeric = found.every(({ codes, apart }) => apart && codes.every((code) => /^-?\d+$/.test(code)));
  const isLikely =
    apart > found.length / 2 &&
    !speaksOfOthers(scene.headings.at(-1) ?? "") &&
    (scene.errors
      ? medium > found.length / 2 || (isNumeric && hasText)
      : found.every(({ codes }) => codes.every(isScreaming)) && hasText && found.length > 2);
  if (isLikely) {
    return "codes";
  }
  return medium > found.length / 2 && found.length > 1 ? "look-alikes" : "other";
}

/** The same of terms, with what is said of them. */
export function judgePairs(
  found: readonly LeadingCode[],
  pairs: readonly Pair[],
  scene: Scene,
): "codes" | "look-alikes" | "other" {
  const medium = found.filter(({ shape }) => shape >= shapes.medium).length;
  const isNumeric = found.every(({ codes }) => codes.every((code) => /^-?\d+$/.test(code)));
  const isLikely = scene.errors
    ? medium > found.length / 2 || isNumeric
    : found.every(({ codes }) => codes.every(isScreaming));
  if (
    found.length > 0 &&
    found.length >= pairs.length / 2 &&
    isLikely &&
    !speaksOfOthers(scene.headings.at(-1) ?? "")
  ) {
    return "codes";
  }
  return found.length > 1 && medium > found.length / 2 ? "look-alikes" : "other";
}

/** The code of a line of its own that sets it in bold or as code; what follows tells of it. */
export function findLoneCode(content: Inline, next: Block | undefined, scene: Scene): LeadingCode | undefined {
  const code = findLeadingCode(content);
  if (
    code?.rest !== "" ||
    code.codes.length > 1 ||
    (next !== undefined && next.kind !== "paragraph" && next.kind !== "list")
  ) {
    return undefined;
  }
  const isMarked = content.marked.includes(code.codes[0] ?? "");
  return isMarked && scene.errors && code.shape >= shapes.medium ? code : undefined;
}

/** The codes of a paragraph all of whose lines are of the form `INVALID_OTP: text`; none of any other. */
export function findCodesOfLines(content: Inline, scene: Scene): readonly LeadingCode[] {
  const lines = content.lines.map((text) => findLeadingCode({ ...content, text, lines: [text] }));
  const found = lines.flatMap((code) => code ?? []);
  const isLikely =
    found.length === lines.length &&
    found.every((code) => code.shape >= shapes.strong && code.rest.includes(" ") && code.apart);
  const isAboutErrors = scene.errors || (found.length > 2 && found.every(({ codes }) => codes.every(isScreaming)));
  return isLikely && isAboutErrors ? found : [];
}

/** The scene under further headings. */
export function sceneBelow(scene: Scene, headings: readonly string[]): Scene {
  const status = headings
    .flatMap((heading) => parseStatuses(/\(((?:HTTP )?[45]\d\d)\)$/.exec(heading)?.[1] ?? heading))
    .slice(-1);
  return {
    headings: [...scene.headings, ...headings],
    errors: scene.errors || headings.some(speaksOfErrors),
    httpStatus: status.length > 0 ? status : scene.httpStatus,
  };
}

/** What stands below a heading, up to the next of its level. */
export function bodyOf(blocks: readonly Block[], at: number): readonly Block[] {
  const { level } = blocks[at] as Extract<Block, { kind: "heading" }>;
  const rest = blocks.slice(at + 1);
  const end = rest.findIndex((block) => block.kind === "heading" && block.level <= level);
  return end === -1 ? rest : rest.slice(0, end);
}

/** The blocks before the first that is the code of something else. */
export function untilNextCode(
  blocks: readonly Block[],
  isLoneCode: (content: Inline) => boolean,
  isHeadingCode: (content: Inline) => boolean = () => true,
): readonly Block[] {
  const end = blocks.findIndex(
    (block) =>
      (block.kind === "heading" && isHeadingCode(block.content)) ||
      (block.kind === "paragraph" && isLoneCode(block.content)),
  );
  return end === -1 ? blocks : blocks.slice(0, end);
}

/** Whether a heading that begins with a code is about it. */
export function isCodeHeading({ shape, codes, rest }: LeadingCode, title: Inline, scene: Scene): boolean {
  const [code = ""] = codes;
  const isMarked = title.marked.some((mark) => mark.includes(code));
  if (isScreaming(code)) {
    return scene.errors || !speaksOfOthers(scene.headings.at(-1) ?? "");
  }
  if (!scene.errors || speaksOfOthers(scene.headings.at(-1) ?? "")) {
    return false;
  }
  if (shape === shapes.strong || /^-?\d+$/.test(code)) {
    return true;
  }
  if (isMarked) {
    return shape === shapes.medium || (rest === "" && !/^\p{Lu}\p{Ll}+$/u.test(code));
  }
  // "HTTP", "GraphQL" and "Re-authentication" are headings of other things.
  const humps = code.match(/\p{Lu}\p{Ll}+/gu)?.length ?? 0;
  const isName = /(?:Error|Exception|Fault|Failure)$/.test(code) || humps > 2 || (humps === 2 && code.length > 11);
  return (
    /^\p{Ll}+(?:-\p{Ll}+)+$/u.test(code) || /^[A-Za-z]{1,10}-?\d{2,}$/.test(code) || (/^\p{L}+$/u.test(code) && isName)
  );
}

/** Whether a block is nothing but pairs of labels and values. */
export function isRecords(block: Block): boolean {
  return (
    block.kind === "pairs" ||
    (block.kind === "list" &&
      block.items.every(({ content, blocks }) => content.text === "" && blocks.every(isRecords)))
  );
}

/** A row that names the columns, though the source does not say so. */
export function isHeaderRow(cells: readonly Inline[]): boolean {
  const kinds = cells.map(({ text }) => (text === "" ? "other" : labelKind(text)));
  const known = kinds.filter((kind) => kind !== "other").length;
  return (
    known >= Math.max(1, cells.length / 2) &&
    cells.every(({ text }) => text.length < 40 && shapeOf(text) !== shapes.strong)
  );
}

/** A table of two columns that describes one thing: labels on the left, values on the right. */
export function isRecord(header: readonly Inline[], rows: readonly { readonly cells: readonly Inline[] }[]): boolean {
  const left = [...(header.length > 0 ? [header] : []), ...rows.map(({ cells }) => cells)];
  const kinds = left.map((cells) => (cells.length === 2 ? labelKind(cells[0]?.text ?? "") : "other"));
  return (
    kinds.length > 1 && kinds.filter((kind) => kind !== "other").length > kinds.length / 2 && kinds.includes("code")
  );
}

/** `exception acme.errors.CardDeclined(message)`, as documentation tools write it. */
export function signature(term: Inline): LeadingCode | undefined {
  const name = /^(?:exception|class|enum(?:erator)?|const(?:ant)?|data|attribute)\s+([\w.]+)/
    .exec(term.text)?.[1]
    ?.split(".")
    .at(-1);
  return name === undefined || shapeOf(name) < shapes.medium
    ? undefined
    : { codes: [name], aliases: [], httpStatus: [], deprecated: false, shape: shapeOf(name), rest: "", apart: true };
}

/** The HTTP status at the start of an item. */
export function findStatusText({ text, marked }: Inline): string {
  const mark = marked[0];
  if (mark !== undefined && text.startsWith(mark) && parseStatuses(mark).length > 0) {
    return mark;
  }
  return /^(?:HTTP\s*)?[1-5]\d\d(?:\s+[A-Z][A-Za-z' -]{1,40}?)?(?=\s*[:–—-]\s|$)/.exec(text)?.[0] ?? "";
}
