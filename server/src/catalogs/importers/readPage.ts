import * as l10n from "@vscode/l10n";
import { type Block, type Inline, type Item, type Pair, plain } from "./blocks";
import { findLeadingCode, type LeadingCode } from "./codeText";
import { DraftBuilder } from "./draft";
import { type Draft, Findings, type Found } from "./importer";
import { describe } from "./describe";
import { findLabelledCode } from "./labelledSection";
import { speaksOfErrors, speaksOfOthers } from "./labels";
import {
  bodyOf,
  findCodesOfLines,
  findLoneCode,
  findStatusText,
  isCodeHeading,
  judgeList,
  judgePairs,
  sceneBelow,
  signature,
  untilNextCode,
} from "./pageShapes";
import { definitionsSkipped, listSkipped } from "./problemTexts";
import { readExample } from "./readExample";
import { readRecord } from "./readRecord";
import { readTable } from "./readTable";
import { type Scene, shorten } from "./scene";
import { parseStatuses, statusWords } from "./shapes";

/** A document for people. */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Finds codes in the tables, lists, headings and definitions of a page. */
export function readPage({ path, title, blocks }: Page): Found {
  const reader = new PageReader();
  const headings = blocks.flatMap((block) =>
    block.kind === "heading" && block.level === 1 ? [block.content.text] : [],
  );
  const titles = [...headings.slice(0, 2), title];
  reader.findings.titles.push(...titles.filter(Boolean).map((text) => ({ text, isOwn: false })));
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
      const lone = block.kind === "paragraph" ? findLoneCode(block.content, next, sceneOf()) : undefined;
      if (lone !== undefined) {
        const body = untilNextCode(
          blocks.slice(i + 1),
          (content) => findLoneCode(content, undefined, sceneOf()) !== undefined,
        );
        this.#entry(lone, block.line, body, sceneOf());
        i += body.length;
        continue;
      }
      const lead = blocks[i - 1];
      const about =
        lead?.kind === "paragraph" && lead.content.text.endsWith(":") && speaksOfOthers(lead.content.text)
          ? [lead.content.text.slice(0, -1)]
          : [];
      this.#block(block, sceneBelow(sceneOf(), about));
    }
  }

  #block(block: Block, scene: Scene): void {
    switch (block.kind) {
      case "table":
        readTable(block, scene, this.findings);
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
      this.#status(status[0], line, draft, statusWords(title.text));
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
    const labelled = findLabelledCode(title, body, scene);
    if (labelled === undefined) {
      return false;
    }
    const builder = new DraftBuilder().setHeading(scene.headings.at(-1)).addStatuses(scene.httpStatus);
    const [own] = labelled.codes;
    if (title.text !== own) {
      builder.add("Title", title, "title");
    }
    describe(builder, body, () => undefined, own);
    this.#push(labelled, line, builder);
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

  #status(status: number | undefined, line: number, draft: Draft, words: string | undefined): void {
    if (status !== undefined) {
      this.findings.statuses.push({ ...draft, status: String(status), line, summary: draft.summary ?? words });
    }
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

  #list(items: readonly Item[], line: number, scene: Scene): void {
    const leading = items.map(({ content }) => findLeadingCode(content));
    const found = leading.flatMap((code) => code ?? []);
    const statuses = items.map(({ content }) => parseStatuses(findStatusText(content)));
    if (items.length > 0 && statuses.every((status) => status.length === 1) && (scene.errors || items.length > 1)) {
      items.forEach((item, i) => {
        const rest = item.content.text.slice(findStatusText(item.content).length).replace(/^\s*[:–—-]*\s*/, "");
        const draft = describe(new DraftBuilder().add("", plain(rest)), item.blocks, () => undefined).build();
        this.#status(statuses[i]?.[0], item.line, draft, statusWords(findStatusText(item.content)));
      });
      return;
    }
    const judgement = found.length > items.length / 2 ? judgeList(found, items, scene) : "other";
    if (judgement === "look-alikes") {
      this.findings.skip(line, listSkipped(scene));
    }
    if (judgement === "codes") {
      items.forEach((item, i) => {
        const code = leading[i];
        if (code === undefined) {
          this.findings.skip(
            item.line,
            l10n.t(
              '"{0}" was skipped: it stands in a list of codes and does not begin with one.',
              shorten(item.content.text),
            ),
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

  #pairs(pairs: readonly Pair[], line: number, scene: Scene): void {
    if (readRecord(pairs, line, scene, this.findings)) {
      return;
    }
    const codes = pairs.map(({ term }) => findLeadingCode(term) ?? signature(term));
    const found = codes.flatMap((code) => code ?? []);
    const statuses = pairs.map(({ term }) => parseStatuses(term.text));
    if (pairs.length > 0 && statuses.every((status) => status.length > 0)) {
      pairs.forEach(({ term, blocks, line }, i) => {
        const draft = describe(new DraftBuilder(), blocks, () => undefined).build();
        statuses[i]?.forEach((status) => {
          this.#status(status, line, draft, statusWords(term.text));
        });
      });
      return;
    }
    const judgement = judgePairs(found, pairs, scene);
    if (judgement === "look-alikes") {
      this.findings.skip(line, definitionsSkipped(scene));
    }
    if (judgement !== "codes") {
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
          l10n.t('"{0}" was skipped: it stands among codes and does not look like one.', shorten(term.text)),
        );
      } else {
        this.#entry(code, line, blocks, scene);
      }
    });
  }

  /** A paragraph of the form `INVALID_OTP: text`, or several such lines. */
  #paragraph(content: Inline, line: number, scene: Scene): void {
    for (const code of findCodesOfLines(content, scene)) {
      this.#entry(code, line, [], scene);
    }
  }

  /** An example of an error body, from which later the name of the code's field is read. */
  #example(text: string): void {
    this.findings.examples.push(...readExample(text));
  }
}
