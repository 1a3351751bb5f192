import type { Guidance } from "../../../../shared/src/catalog";
import type { Inline } from "./blocks";
import { findCodes } from "./codeText";
import type { Draft } from "./importer";
import { labelKind, type LabelKind, labelWords } from "./labels";
import { parseStatuses } from "./shapes";

/** The kinds that can be the summary, the best first. */
const summaryKinds: readonly LabelKind[] = ["summary", "message", "title", "name", "cause", "other"];

/** Gathers what is said of one code, label by label, and puts it in the fields of an entry. */
export class DraftBuilder {
  readonly #texts: { readonly kind: LabelKind; readonly label: string; readonly text: string }[] = [];
  readonly #httpStatus = new Set<number>();
  readonly #aliases = new Set<string>();
  #field: string | undefined;
  #docs: string | undefined;
  #heading: string | undefined;
  #deprecated: Draft["deprecated"];
  #guidance: Guidance = {};

  /** @param label a column's, or "" for text without one. */
  add(label: string, value: Inline, kind: LabelKind = label === "" ? "summary" : labelKind(label)): this {
    const { text } = value;
    if (text === "" || /^(?:[-–—]|n\/?a|none|null)$/i.test(text)) {
      return this;
    }
    const statuses = kind === "status" ? parseStatuses(text) : [];
    const field = kind === "field" ? fieldName(text) : undefined;
    const docs = kind === "docs" ? (/^https?:\/\/\S+$/.test(text) ? text : value.link) : undefined;
    const retry = kind === "retry" ? retryOf(text) : undefined;
    if (statuses.length > 0) {
      statuses.forEach((status) => this.#httpStatus.add(status));
    } else if (field !== undefined) {
      this.#field ??= field;
    } else if (docs !== undefined) {
      this.#docs ??= docs;
    } else if (retry !== undefined) {
      this.#guidance = { ...this.#guidance, retry };
    } else if (kind === "action") {
      const { action } = this.#guidance;
      this.#guidance = { ...this.#guidance, action: action === undefined ? text : `${sentence(action)} ${text}` };
    } else if (kind === "aliases" && findCodes(value, { spaces: false }) !== undefined) {
      findCodes(value, { spaces: false })?.codes.forEach((alias) => this.#aliases.add(alias));
    } else if (kind === "deprecated") {
      this.#deprecate(text);
    } else {
      this.#texts.push({ kind, label, text });
    }
    return this;
  }

  addStatuses(statuses: readonly number[]): this {
    statuses.forEach((status) => this.#httpStatus.add(status));
    return this;
  }

  addAliases(aliases: readonly string[]): this {
    aliases.forEach((alias) => this.#aliases.add(alias));
    return this;
  }

  setHeading(heading: string | undefined): this {
    this.#heading = heading === "" ? undefined : heading;
    return this;
  }

  setDeprecated(): this {
    this.#deprecated ??= {};
    return this;
  }

  setDocs(docs: string | undefined): this {
    this.#docs ??= docs;
    return this;
  }

  build(): Draft {
    const summaryKind = summaryKinds.find((kind) => this.#texts.some((text) => text.kind === kind));
    const main = this.#texts.find(({ kind }) => kind === summaryKind);
    const labelled = new Map<string, string[]>();
    for (const text of this.#texts) {
      if (text !== main && text.text !== main?.text) {
        const shownLabel = labelWords(text.label) === "" || isPlainSummary(text.label) ? "" : `${shown(text.label)}: `;
        labelled.set(shownLabel, [...(labelled.get(shownLabel) ?? []), sentence(text.text)]);
      }
    }
    const details = [...labelled].map(([label, texts]) => label + texts.join(" "));
    const replacement =
      main === undefined
        ? undefined
        : (replacementIn(main.text) ?? (this.#deprecated === undefined ? undefined : insteadIn(main.text)));
    const deprecated = this.#deprecated ?? (replacement === undefined ? undefined : {});
    return {
      summary: main?.text,
      details,
      heading: this.#heading,
      httpStatus: [...this.#httpStatus],
      field: this.#field,
      docs: this.#docs,
      aliases: [...this.#aliases],
      ...(deprecated === undefined
        ? {}
        : { deprecated: replacement === undefined ? deprecated : { replacedBy: replacement, ...deprecated } }),
      ...(Object.keys(this.#guidance).length === 0 ? {} : { guidance: this.#guidance }),
    };
  }

  #deprecate(text: string): void {
    if (/^(?:no|false|0)$/i.test(text)) {
      return;
    }
    const replacedBy = /\buse\s+[`"']?([^\s`"',;]+)/i.exec(text)?.[1]?.replace(/\.$/, "");
    this.#deprecated = replacedBy === undefined ? {} : { replacedBy };
    if (!/^(?:yes|true|1|x|✓|✔|deprecated)$/i.test(text) && replacedBy === undefined) {
      this.#texts.push({ kind: "other", label: "Deprecated", text });
    }
  }
}

/** `Deprecated: use INVALID_PASSCODE instead.` */
function replacementIn(text: string): string | undefined {
  return /\b(?:deprecated|obsolete|superseded|replaced)\b.{0,30}?\b(?:use|by)\s+[`"']?([^\s`"',;()]+?)[`"']?(?:\.$|[.,;]?\s|[,;)]|$)/i.exec(
    text,
  )?.[1];
}

/** `Use INVALID_PASSCODE instead.`, of a code that is deprecated. */
function insteadIn(text: string): string | undefined {
  return /\buse\s+[`"']?([^\s`"',;()]+?)[`"']?\s+instead\b/i.exec(text)?.[1];
}

function isPlainSummary(label: string): boolean {
  return /^(?:description|summary|meaning|details?|explanation)$/.test(labelWords(label));
}

function shown(label: string): string {
  const text = /^[a-z]+[A-Z_-][A-Za-z_-]*$/.test(label) ? labelWords(label) : label.replace(/\s*[:：]\s*$/, "").trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function fieldName(text: string): string | undefined {
  return /^[\w.[\]$/-]{1,60}$/.test(text) ? text : undefined;
}

function retryOf(text: string): Guidance["retry"] | undefined {
  if (/^(?:no|false|never|✗|✘|❌|not retryable|do not retry|don't retry)\b\.?$/i.test(text)) {
    return "never";
  }
  return /^(?:yes|true|✓|✔|✅|retryable|always|with (?:exponential )?back-?off|(?:yes, )?with (?:exponential )?back-?off)\.?$/i.test(
    text,
  )
    ? "backoff"
    : undefined;
}

/** The text with a full stop, where it ends in a word. */
export function sentence(text: string): string {
  return /[\p{L}\p{N})\]"'”’%]$/u.test(text) ? `${text}.` : text;
}
