import type { Inline, Row } from "./blocks";
import { plain } from "./blocks";
import type { DataEntry, DataNode } from "./dataTree";
import { findCodes } from "./codeText";
import { sentence } from "./draft";
import { Findings, type Found } from "./importer";
import { labelKind, speaksOfErrors, speaksOfOthers } from "./labels";
import { readInlineMarkdown } from "./markdownHtml";
import { readRows } from "./readRows";
import { type Scene, shorten } from "./scene";
import { isScreaming, parseStatuses, shapeOf, shapes } from "./shapes";

/** Label of the column that a map's keys make. */
const keyLabel = "key";

/**
 * Finds codes in data: lists of records of which one field is the code, maps by code, lists of codes; whatever the names
 * of the fields, and however deep below.
 *
 * @param path of the file, for it may say that all is about errors.
 */
export function readRegistry(data: DataNode, path: string): Found {
  const reader = new RegistryReader();
  reader.read(data, { headings: [], errors: speaksOfErrors(path), httpStatus: [] });
  return reader.findings;
}

class RegistryReader {
  readonly findings = new Findings();

  read(node: DataNode, scene: Scene): void {
    if (node.kind === "list") {
      this.#list(node.items, node.line, scene);
    } else if (node.kind === "map") {
      this.#map(node.entries, node.line, scene);
    }
  }

  #list(items: readonly DataNode[], line: number, scene: Scene): void {
    const records = items.flatMap((item) => (item.kind === "map" ? [item] : []));
    if (records.length > 0) {
      const rows = records.map(({ entries, line }) => ({ entries, line }));
      if (!this.#records(rows, line, scene)) {
        records.forEach((record) => {
          this.#map(record.entries, record.line, sceneOf(record.entries, scene));
        });
      }
      return;
    }
    const texts = items.flatMap((item) => (item.kind === "scalar" ? [{ text: item.text, line: item.line }] : []));
    const isLikely = scene.errors && !speaksOfOthers(scene.headings.at(-1) ?? "") && texts.length === items.length;
    if (isLikely && texts.length > 0 && texts.every(({ text }) => shapeOf(text) >= shapes.medium)) {
      texts.forEach(({ text, line }) =>
        this.findings.codes.push({ code: text, line, heading: headingOf(scene), httpStatus: scene.httpStatus }),
      );
      return;
    }
    items.forEach((item) => {
      this.read(item, scene);
    });
  }

  #map(entries: readonly DataEntry[], line: number, scene: Scene): void {
    if (entries.length === 0) {
      return;
    }
    const statuses = entries.map(({ key }) => parseStatuses(key));
    if (
      statuses.every((status) => status.length === 1) &&
      entries.every(({ value }) => value.kind === "scalar" || isFlat(value))
    ) {
      readRows(["HTTP status", ...labelsOf(entries)], rowsOf(entries), line, scene, this.findings);
      return;
    }
    const labels = entries.filter(({ key, value }) => labelKind(key) !== "other" && value.kind === "scalar").length;
    const isRecord = labels > 1 && labels >= entries.length / 2 && !entries.some(({ key }) => isScreaming(key));
    if (isRecord && this.#records([{ entries, line }], line, scene)) {
      return;
    }
    if (!isRecord && isByCode(entries, scene)) {
      const inner = entries.map(({ value }) => value).filter((value) => value.kind === "map");
      const hasOwnCode =
        inner.length === entries.length &&
        inner.every(({ entries }) => entries.some(({ key, value }) => labelKind(key) === "code" && isCodeValue(value)));
      readRows(
        [hasOwnCode ? keyLabel : "code", ...labelsOf(entries)],
        rowsOf(entries),
        line,
        { ...scene, errors: true },
        this.findings,
      );
      return;
    }
    for (const { key, value } of entries) {
      const status = parseStatuses(key);
      this.read(value, {
        headings: /^(?:errors?|codes?|error_?codes|items|list|values|data|entries|children|definitions)$/i.test(key)
          ? scene.headings
          : [...scene.headings, key],
        errors: scene.errors || speaksOfErrors(key) || isCodesKey(key),
        httpStatus: status.length > 0 ? status : scene.httpStatus,
      });
    }
  }

  /** @returns whether the records have codes. */
  #records(
    records: readonly { readonly entries: readonly DataEntry[]; readonly line: number }[],
    line: number,
    scene: Scene,
  ): boolean {
    const labels = [
      ...new Set(records.flatMap(({ entries }) => entries.filter(({ value }) => isText(value)).map(({ key }) => key))),
    ];
    const rows = records.map(({ entries, line }) => ({
      cells: labels.map((label) => cellOf(entries.find(({ key }) => key === label)?.value)),
      line,
    }));
    const own = new Findings();
    const isCodes = scene.errors || labels.some((label) => labelKind(label) === "code");
    readRows(labels, rows, line, { ...scene, headings: scene.headings.slice(-1) }, own);
    if (own.codes.length + own.statuses.length === 0) {
      if (isCodes && !records.some(({ entries }) => entries.some(({ value }) => !isText(value)))) {
        this.findings.addAll(own);
        return true;
      }
      return false;
    }
    this.findings.addAll(own);
    return true;
  }
}

/** Whether the keys are codes: they look like it, and what they lead to describes them. */
function isByCode(entries: readonly DataEntry[], scene: Scene): boolean {
  const keys = entries.map(({ key }) => key);
  const shapesOfKeys = keys.map(
    (key) => findCodes(plain(key), { spaces: false, addresses: true })?.shape ?? shapes.none,
  );
  const isDescribed = entries.every(
    ({ value }) =>
      (value.kind === "scalar" && (typeof value.value === "string" || value.value === null)) ||
      (value.kind === "map" && isFlat(value) && value.entries.some(({ key }) => labelKind(key) !== "other")),
  );
  if (!isDescribed || speaksOfOthers(scene.headings.at(-1) ?? "")) {
    return false;
  }
  const isProse =
    entries.filter(({ value }) => value.kind === "map" || /\S \S/.test(valueText(value))).length >= entries.length / 2;
  const least = Math.min(...shapesOfKeys);
  return (
    isProse &&
    (scene.errors
      ? least >= shapes.medium ||
        keys.every((key) => /^-?\d+$/.test(key)) ||
        (least >= shapes.weak && shapesOfKeys.some((shape) => shape > shapes.weak)) ||
        keys.every((key) => shapeOf(key) > shapes.none && labelKind(key) === "other")
      : keys.length > 1 && keys.every(isScreaming))
  );
}

function isCodesKey(key: string): boolean {
  return labelKind(key) === "code";
}

function isCodeValue(node: DataNode): boolean {
  return node.kind === "scalar" && node.value !== null && shapeOf(node.text) > shapes.none;
}

/** Whether a map holds texts only, so that it is a record. */
function isFlat(node: DataNode): boolean {
  return node.kind === "map" && node.entries.every(({ value }) => isText(value));
}

function isText(node: DataNode): boolean {
  return node.kind === "scalar" || (node.kind === "list" && node.items.every((item) => item.kind === "scalar"));
}

function labelsOf(entries: readonly DataEntry[]): readonly string[] {
  const keys = entries.flatMap(({ value }) =>
    value.kind === "map" ? value.entries.map(({ key }) => key) : ["description"],
  );
  return [...new Set(keys)];
}

function rowsOf(entries: readonly DataEntry[]): readonly Row[] {
  const labels = labelsOf(entries);
  return entries.map(({ key, value, line, comment }) => ({
    cells: [
      plain(key),
      ...labels.map((label) =>
        value.kind === "map"
          ? cellOf(value.entries.find((entry) => entry.key === label)?.value)
          : label === "description"
            ? cellOf(value).text === ""
              ? plain(comment ?? "")
              : cellOf(value)
            : plain(""),
      ),
    ],
    line,
  }));
}

function cellOf(node: DataNode | undefined): Inline {
  if (node === undefined) {
    return plain("");
  }
  if (node.kind === "list") {
    const texts = node.items.map((item) => readInlineMarkdown(valueText(item)).text).filter(Boolean);
    return plain(
      texts.length > 1 && texts.some((text) => text.includes(" ")) ? texts.map(sentence).join(" ") : texts.join(", "),
    );
  }
  return readInlineMarkdown(valueText(node));
}

function valueText(node: DataNode): string {
  return node.kind === "scalar" && node.value !== null ? node.text : "";
}

/** A record that holds others tells by its name what they are about. */
function sceneOf(entries: readonly DataEntry[], scene: Scene): Scene {
  const name = entries.find(
    ({ key, value }) => value.kind === "scalar" && /^(?:category|group|name|title|section|type|label)$/i.test(key),
  );
  const text = name === undefined ? "" : valueText(name.value);
  return text === ""
    ? scene
    : { ...scene, headings: [...scene.headings, shorten(text)], errors: scene.errors || speaksOfErrors(text) };
}

function headingOf(scene: Scene): string | undefined {
  return scene.headings.at(-1);
}
