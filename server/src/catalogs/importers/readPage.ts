import { parse, type ParseError } from "jsonc-parser";
import { isRecord as isObject } from "../../../../shared/src/isRecord";
import { type Block, type Inline, type Item, type Pair, plain, type Table, textOf } from "./blocks";
import { findCodes, findLeadingCode, type LeadingCode } from "./codeText";
import { DraftBuilder } from "./draft";
import { Findings, type Found } from "./importer";
import { describe } from "./describe";
import { labelKind, speaksOfErrors, speaksOfOthers } from "./labels";
import { readRows, type Scene, shorten } from "./readRows";
import { isScreaming, parseStatuses, shapeOf, shapes, statusWords } from "./shapes";

/** A document for people. */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Finds codes in the tables, lists, headings and definitions of a page. */
export function readPage({ path, title, blocks }: Page): Found {
  const reader = new PageReader();
  reader.read(blocks, { headings: [], errors: speaksOfErrors(title) || speaksOfErrors(path), httpStatus: [] });
  return reader.findings;
}

class PageReader {
  readonly findings = new Findings();

  read(blocks: readonly Block[], outer: Scene): void {
    const headings: { readonly level: number; readonly text: string }[] = [];
    const sceneOf = (): Scene =>
      sceneBelow(
        outer,
        headings.map(({ text }) => text),
      );
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i] as Block;
      if (block.kind === "heading") {
        while (headings.length > 0 && (headings.at(-1)?.level ?? 0) >= block.level) {
          headings.pop();
        }
        const body = bodyOf(blocks, i);
        if (this.#heading(block.content, block.line, body, sceneOf())) {
          i += body.length;
        } else {
          headings.push({ level: block.level, text: block.content.text });
        }
        continue;
      }
      const next = blocks[i + 1];
      const lone = block.kind === "paragraph" ? this.#loneCode(block.content, next, sceneOf()) : undefined;
      if (lone !== undefined) {
        const body = untilNextCode(
          blocks.slice(i + 1),
          (content) => this.#loneCode(content, undefined, sceneOf()) !== undefined,
        );
        this.#entry(lone, block.line, body, sceneOf());
        i += body.length;
        continue;
      }
      this.#block(block, sceneOf());
    }
  }

  #block(block: Block, scene: Scene): void {
    switch (block.kind) {
      case "table":
        this.#table(block, scene);
        return;
      case "list":
        this.#list(block.items, block.line, scene);
        return;
      case "pairs":
        this.#pairs(block.pairs, block.line, scene);
        return;
      case "section":
        if (!this.#heading(block.title, block.line, block.blocks, scene)) {
          this.read(block.blocks, sceneBelow(scene, [block.title.text]));
        }
        return;
      case "paragraph":
        this.#paragraph(block.content, block.line, scene);
        return;
      case "code":
        this.#example(block.text);
        return;
      case "heading":
        return;
    }
  }

  /** @returns whether the heading was read with its body. */
  #heading(title: Inline, line: number, body: readonly Block[], scene: Scene): boolean {
    const status = parseStatuses(title.text);
    const hasCodes = body.some(
      ({ kind }) => kind === "table" || kind === "list" || kind === "pairs" || kind === "heading" || kind === "section",
    );
    if (status.length === 1) {
      if (hasCodes || body.length === 0) {
        return false;
      }
      const draft = describe(new DraftBuilder(), body, () => undefined).build();
      this.findings.statuses.push({
        ...draft,
        status: String(status[0]),
        line,
        summary: draft.summary ?? statusWords(title.text),
        heading: scene.headings.at(-1),
      });
      return true;
    }
    const code = findLeadingCode(title);
    if (code !== undefined && isCodeHeading(code, title, scene)) {
      const own = untilNextCode(
        body,
        () => false,
        (content) => {
          const inner = findLeadingCode(content);
          return inner !== undefined && isCodeHeading(inner, content, scene);
        },
      );
      this.#entry(code, line, own, scene);
      // A section's body is read whole.
      this.read(body.slice(own.length), scene);
      return true;
    }
    return this.#labelledSection(title, line, body, scene);
  }

  /** A section of prose with labels, one of which says the code: `Code: card_declined`. */
  #labelledSection(title: Inline, line: number, body: readonly Block[], scene: Scene): boolean {
    let code: LeadingCode | undefined;
    const seen = new Set<string>();
    const isNested = body.some(({ kind }) => kind === "heading" || kind === "section");
    const text = body.filter(({ kind }) => kind !== "code");
    if (
      text.every(({ kind }) => kind === "pairs") ||
      (isNested && body.filter(({ kind }) => kind === "heading").length > 4)
    ) {
      return false;
    }
    describe(new DraftBuilder(), body, (label, value) => {
      const kind = labelKind(label);
      if ((kind !== "code" && kind !== "name") || (!scene.errors && kind !== "code" && !speaksOfErrors(title.text))) {
        return;
      }
      const found = findCodes(value, { spaces: false, addresses: true });
      if (
        found?.codes.length === 1 &&
        (kind === "code" || found.shape >= shapes.medium) &&
        parseStatuses(value.text).length === 0
      ) {
        code ??= { ...found, rest: "", apart: true };
        seen.add(found.codes[0] ?? "");
      }
    });
    if (code === undefined || (seen.size > 1 && code.codes[0] !== title.text)) {
      return false;
    }
    const found = code;
    const [own] = found.codes;
    const builder = new DraftBuilder().setHeading(scene.headings.at(-1)).addStatuses(scene.httpStatus);
    if (title.text !== own) {
      builder.add("Title", title, "title");
    }
    describe(builder, body, () => undefined, own);
    this.#push(found, line, builder);
    return true;
  }

  #entry(code: LeadingCode, line: number, body: readonly Block[], scene: Scene): void {
    const builder = new DraftBuilder().setHeading(scene.headings.at(-1)).addStatuses(scene.httpStatus);
    const restStatuses = parseStatuses(code.rest);
    if (restStatuses.length > 0) {
      builder.addStatuses(restStatuses);
    } else {
      builder.add("", plain(code.rest));
    }
    describe(builder, body, () => undefined, code.codes[0]);
    body.forEach((block) => {
      if (block.kind === "code") {
        this.#example(block.text);
      }
    });
    this.#push(code, line, builder);
  }

  #push(found: LeadingCode, line: number, builder: DraftBuilder): void {
    builder.addAliases(found.aliases).addStatuses(found.httpStatus);
    if (found.deprecated) {
      builder.setDeprecated();
    }
    for (const code of found.codes) {
      this.findings.codes.push({ code, line, ...builder.build() });
    }
  }

  #table({ header, rows, line }: Table, scene: Scene): void {
    const first = rows[0];
    const labels = header.map(({ text }) => text);
    if (isRecord(header, rows)) {
      const pairs = [{ cells: header, line }, ...rows]
        .filter(({ cells }) => cells.length === 2)
        .map(({ cells, line }) => ({
          term: cells[0] as Inline,
          blocks: [{ kind: "paragraph", content: cells[1] as Inline, line } as const],
          line,
        }));
      if (this.#record(pairs, line, scene)) {
        return;
      }
    }
    if (labels.every((label) => label === "") && first !== undefined && isHeaderRow(first.cells)) {
      readRows(
        first.cells.map(({ text }) => text),
        rows.slice(1),
        line,
        scene,
        this.findings,
      );
      return;
    }
    readRows(labels.every((label) => label === "") ? [] : labels, rows, line, scene, this.findings);
  }

  #list(items: readonly Item[], line: number, scene: Scene): void {
    const leading = items.map(({ content }) => findLeadingCode(content));
    const found = leading.flatMap((code) => code ?? []);
    const statuses = items.map(({ content }) => parseStatuses(findStatusText(content)));
    if (items.length > 0 && statuses.every((status) => status.length === 1) && (scene.errors || items.length > 1)) {
      items.forEach((item, i) => {
        const rest = item.content.text.slice(findStatusText(item.content).length).replace(/^\s*[:–—-]*\s*/, "");
        const draft = describe(new DraftBuilder().add("", plain(rest)), item.blocks, () => undefined).build();
        this.findings.statuses.push({
          ...draft,
          status: String(statuses[i]?.[0]),
          line: item.line,
          summary: draft.summary ?? statusWords(findStatusText(item.content)),
          heading: scene.headings.at(-1),
        });
      });
      return;
    }
    if (found.length > items.length / 2 && this.#areCodes(found, items, line, scene)) {
      items.forEach((item, i) => {
        const code = leading[i];
        if (code === undefined) {
          this.findings.skip(
            item.line,
            `"${shorten(item.content.text)}" was skipped: it stands in a list of codes and does not begin with one.`,
          );
        } else {
          this.#entry(code, item.line, item.blocks, scene);
        }
      });
      return;
    }
    items.forEach(({ content, blocks, line }) => {
      if (blocks.length === 0) {
        return;
      }
      const inner = findLeadingCode(content);
      if (!this.#heading(content, line, blocks, scene)) {
        this.read(
          blocks,
          inner === undefined && content.text !== "" && content.text.length < 80
            ? sceneBelow(scene, [content.text])
            : scene,
        );
      }
    });
  }

  #areCodes(found: readonly LeadingCode[], items: readonly Item[], line: number, scene: Scene): boolean {
    const nearest = scene.headings.at(-1) ?? "";
    const labels = items.filter(({ content }) => labelKind(content.text.split(":")[0] ?? "") !== "other").length;
    if (labels > items.length / 2 && !found.every(({ shape }) => shape >= shapes.strong)) {
      return false;
    }
    const apart = found.filter((code) => code.apart || code.rest === "").length;
    const medium = found.filter(({ shape }) => shape >= shapes.medium).length;
    const screaming = found.filter(({ codes }) => codes.every(isScreaming)).length;
    const hasText = found.some(({ rest }) => rest.includes(" "));
    const numeric = found.every(({ codes, apart }) => apart && codes.every((code) => /^-?\d+$/.test(code)));
    const isLikely =
      apart > found.length / 2 &&
      !speaksOfOthers(nearest) &&
      (scene.errors
        ? medium > found.length / 2 || (numeric && hasText)
        : screaming === found.length && hasText && found.length > 2);
    if (!isLikely && medium > found.length / 2 && found.length > 1) {
      this.findings.skip(
        line,
        `A list${nearest === "" ? "" : ` under "${shorten(nearest)}"`} was skipped: nothing says that it is about errors.`,
      );
    }
    return isLikely;
  }

  #pairs(pairs: readonly Pair[], line: number, scene: Scene): void {
    if (this.#record(pairs, line, scene)) {
      return;
    }
    const codes = pairs.map(({ term }) => findLeadingCode(term) ?? signature(term));
    const found = codes.flatMap((code) => code ?? []);
    const statuses = pairs.map(({ term }) => parseStatuses(term.text));
    if (pairs.length > 0 && statuses.every((status) => status.length > 0)) {
      pairs.forEach(({ term, blocks, line }, i) => {
        const draft = describe(new DraftBuilder(), blocks, () => undefined).build();
        statuses[i]?.forEach((status) =>
          this.findings.statuses.push({
            ...draft,
            status: String(status),
            line,
            summary: draft.summary ?? statusWords(term.text),
            heading: scene.headings.at(-1),
          }),
        );
      });
      return;
    }
    const medium = found.filter(({ shape }) => shape >= shapes.medium).length;
    const isNumeric = found.every(({ codes }) => codes.every((code) => /^-?\d+$/.test(code)));
    const nearest = scene.headings.at(-1) ?? "";
    const isLikely = scene.errors
      ? medium > found.length / 2 || isNumeric
      : found.every(({ codes }) => codes.every(isScreaming));
    if (found.length === 0 || found.length < pairs.length / 2 || !isLikely || speaksOfOthers(nearest)) {
      if (found.length > 1 && medium > found.length / 2) {
        this.findings.skip(
          line,
          `Definitions${nearest === "" ? "" : ` under "${shorten(nearest)}"`} were skipped: nothing says that they are about errors.`,
        );
      }
      pairs.forEach(({ term, blocks }) => {
        this.read(blocks, sceneBelow(scene, [term.text]));
      });
      return;
    }
    pairs.forEach(({ term, blocks, line }, i) => {
      const code = codes[i];
      if (code === undefined) {
        this.findings.skip(
          line,
          `"${shorten(term.text)}" was skipped: it stands among codes and does not look like one.`,
        );
      } else {
        this.#entry(code, line, blocks, scene);
      }
    });
  }

  /** Pairs of labels and values, again and again: Name, its code, Description, its text. */
  #record(pairs: readonly Pair[], line: number, scene: Scene): boolean {
    const kinds = pairs.map(({ term }) => labelKind(term.text));
    const start = kinds.findIndex((kind) => kind === "code" || kind === "name");
    const known = kinds.filter((kind) => kind !== "other").length;
    if (start === -1 || known < 2 || known < pairs.length / 2 || pairs.some(({ term }) => isScreaming(term.text))) {
      return false;
    }
    const label = pairs[start]?.term.text ?? "";
    const labels = [...new Set([label, ...pairs.map(({ term }) => term.text)])];
    const rows: { cells: Inline[]; line: number }[] = [];
    for (const { term, blocks, line } of pairs) {
      let row = rows.at(-1);
      if (row === undefined || term.text === label) {
        row = { cells: labels.map(() => plain("")), line };
        rows.push(row);
      }
      const at = labels.indexOf(term.text);
      row.cells[at] = textOf(blocks);
    }
    const { cells: [first] = [] } = rows[0] ?? {};
    // One record alone is too little to tell a column by.
    const alone = first === undefined ? undefined : findCodes(first, { spaces: false, addresses: true });
    const isStatus = parseStatuses(first?.text ?? "").length > 0;
    if (
      rows.length === 1 &&
      !isStatus &&
      !(alone !== undefined && (alone.shape === shapes.strong || scene.errors || kinds[start] === "code"))
    ) {
      return false;
    }
    readRows(labels, rows, line, { ...scene, errors: scene.errors || alone?.shape === shapes.strong }, this.findings);
    return true;
  }

  /** A line of its own with a code in bold or as code, and text below. */
  #loneCode(content: Inline, next: Block | undefined, scene: Scene): LeadingCode | undefined {
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

  /** A paragraph of the form `INVALID_OTP: text`, or several such lines. */
  #paragraph(content: Inline, line: number, scene: Scene): void {
    const lines = content.lines.map((text) => findLeadingCode({ ...content, text, lines: [text] }));
    const found = lines.flatMap((code) => code ?? []);
    const isLikely =
      found.length === lines.length &&
      found.every((code) => code.shape >= shapes.strong && code.rest.includes(" ") && code.apart);
    if (
      isLikely &&
      found.length > 0 &&
      (scene.errors || (found.length > 2 && found.every(({ codes }) => codes.every(isScreaming))))
    ) {
      found.forEach((code) => {
        this.#entry(code, line, [], scene);
      });
    }
  }

  /** An example of an error body, from which later the name of the code's field is read. */
  #example(text: string): void {
    const errors: ParseError[] = [];
    const body: unknown = parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1), errors, {
      allowTrailingComma: true,
    });
    if (errors.length === 0 && isObject(body)) {
      this.findings.examples.push({ body });
    }
  }
}

function sceneBelow(scene: Scene, headings: readonly string[]): Scene {
  const status = headings.flatMap((heading) => parseStatuses(heading)).slice(-1);
  return {
    headings: [...scene.headings, ...headings],
    errors: scene.errors || headings.some(speaksOfErrors),
    httpStatus: status.length > 0 ? status : scene.httpStatus,
  };
}

/** What stands below a heading, up to the next of its level. */
function bodyOf(blocks: readonly Block[], at: number): readonly Block[] {
  const { level } = blocks[at] as Extract<Block, { kind: "heading" }>;
  const rest = blocks.slice(at + 1);
  const end = rest.findIndex((block) => block.kind === "heading" && block.level <= level);
  return end === -1 ? rest : rest.slice(0, end);
}

function untilNextCode(
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

function isCodeHeading({ shape, codes, rest }: LeadingCode, title: Inline, scene: Scene): boolean {
  const [code = ""] = codes;
  const isMarked = title.marked.some((mark) => mark.includes(code));
  if (isScreaming(code)) {
    return scene.errors || !speaksOfOthers(scene.headings.at(-1) ?? "");
  }
  if (!scene.errors || speaksOfOthers(scene.headings.at(-1) ?? "")) {
    return false;
  }
  const isNumber = /^-?\d+$/.test(code);
  return (
    shape === shapes.strong ||
    (shape === shapes.medium && !/^\p{Lu}\p{Ll}+-\p{Ll}/u.test(code)) ||
    isNumber ||
    (isMarked && rest === "" && !/^\p{Lu}\p{Ll}+$/u.test(code))
  );
}

/** A row that names the columns, though the source does not say so. */
function isHeaderRow(cells: readonly Inline[]): boolean {
  const kinds = cells.map(({ text }) => (text === "" ? "other" : labelKind(text)));
  const known = kinds.filter((kind) => kind !== "other").length;
  return (
    known >= Math.max(1, cells.length / 2) &&
    cells.every(({ text }) => text.length < 40 && shapeOf(text) !== shapes.strong)
  );
}

/** A table of two columns that describes one thing: labels on the left, values on the right. */
function isRecord(header: readonly Inline[], rows: readonly { readonly cells: readonly Inline[] }[]): boolean {
  const left = [...(header.length > 0 ? [header] : []), ...rows.map(({ cells }) => cells)];
  const kinds = left.map((cells) => (cells.length === 2 ? labelKind(cells[0]?.text ?? "") : "other"));
  return (
    kinds.length > 1 && kinds.filter((kind) => kind !== "other").length > kinds.length / 2 && kinds.includes("code")
  );
}

/** `exception acme.errors.CardDeclined(message)`, as documentation tools write it. */
function signature(term: Inline): LeadingCode | undefined {
  const name = /^(?:exception|class|enum(?:erator)?|const(?:ant)?|data|attribute)\s+([\w.]+)/
    .exec(term.text)?.[1]
    ?.split(".")
    .at(-1);
  return name === undefined || shapeOf(name) < shapes.medium
    ? undefined
    : { codes: [name], aliases: [], httpStatus: [], deprecated: false, shape: shapeOf(name), rest: "", apart: true };
}

function findStatusText({ text, marked }: Inline): string {
  const mark = marked[0];
  if (mark !== undefined && text.startsWith(mark) && parseStatuses(mark).length > 0) {
    return mark;
  }
  return /^(?:HTTP\s*)?[1-5]\d\d(?:\s+[A-Z][A-Za-z' -]{1,40}?)?(?=\s*[:–—-]\s|$)/.exec(text)?.[0] ?? "";
}
