import * as l10n from "@vscode/l10n";
import type { CatalogIndex } from "../../catalogs/catalogIndex";
import type { Catalog, Entry } from "../../catalogs/model";
import { wordsOf } from "../../catalogs/similarity";
import type { ApiFound, CodeFound, ResponseExplanation, StatusFound } from "../../render/responseExplanation";
import { type Pair, readPairs, readStatuses, readWords, unescapeLayers } from "./readResponse";

/** UTF-16 units of a text that are looked at: of a log, its beginning. */
const longestText = 200_000;
/** Codes that are explained; a longer list is no answer to one request. */
const mostCodes = 20;
const mostStatuses = 3;
/** Codes that are proposed where a catalog lacks one. */
const mostNear = 3;
/** A code of so many words is hardly anything else, wherever it stands. */
const tellingWords = 2;

/** How much it says that an answer is from an API. */
const weights = { host: 8, header: 6, package: 6, envelope: 6, field: 2, code: 1 } as const;

/**
 * What an answer of an API says of an error: which API, which codes, which HTTP status. The text may be a body in JSON, an
 * HTTP dump, a line of a log with escaped JSON in it, a stack trace. Never raises.
 */
export function explainResponse(text: string, index: CatalogIndex): ResponseExplanation {
  const layers = unescapeLayers(text.slice(0, longestText));
  const pairs = layers.flatMap(readPairs);
  const found = [...findCodes(pairs, layers, index).values()].slice(0, mostCodes);
  const apis = findApis(layers, pairs, found, index);
  const rank = new Map(apis.map(({ catalog }, i) => [catalog, i]));
  const byApi = (a: { readonly catalog: Catalog }, b: { readonly catalog: Catalog }): number =>
    (rank.get(a.catalog) ?? apis.length) - (rank.get(b.catalog) ?? apis.length);
  const codes = found
    .map((code) => ({ ...code, entries: [...code.entries].sort(byApi), near: findNear(code, apis, index) }))
    .filter(({ entries, near, field }) => entries.length + near.length > 0 || (field !== undefined && apis.length > 0));
  const [first] = apis;
  return {
    apis,
    codes,
    statuses: readStatuses(layers[0] ?? "")
      .slice(0, mostStatuses)
      .map((status) => explainStatus(status, apis, index)),
    message: first && messageOf(pairs, first.catalog),
  };
}

type Candidate = Omit<CodeFound, "near">;

/** By the value, in the order of the text: values of fields for codes, whatever they are, and codes that stand elsewhere. */
function findCodes(
  pairs: readonly Pair[],
  layers: readonly string[],
  index: CatalogIndex,
): ReadonlyMap<string, Candidate> {
  const found = new Map<string, Candidate>();
  for (const { key, value } of pairs) {
    if (!found.has(value) && isCodeField(key, index) && mayBeCode(value)) {
      found.set(value, { value, field: key, entries: index.lookup(value) });
    }
  }
  for (const value of layers.flatMap((layer) => readWords(layer, index.shape.signs))) {
    const isTelling = !found.has(value) && wordsOf(value).length >= tellingWords;
    const entries = isTelling ? index.lookup(value) : [];
    if (entries.length > 0 || (isTelling && index.nearMisses(value).some(({ kind }) => kind === "typo"))) {
      found.set(value, { value, field: undefined, entries });
    }
  }
  return found;
}

/** A value in a field that holds codes may be words, a number, a class's name: `error: "Bad Request"`. */
function mayBeCode(value: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_./:-]+$/u.test(value);
}

function isCodeField(key: string, { catalogs }: CatalogIndex): boolean {
  return catalogs.some(({ envelope }) => envelope.codeFields.includes(key));
}

function findApis(
  layers: readonly string[],
  pairs: readonly Pair[],
  codes: readonly Candidate[],
  { catalogs }: CatalogIndex,
): readonly ApiFound[] {
  const text = layers.join("\n").toLowerCase();
  const keys = new Set(pairs.map(({ key }) => key));
  const scored = catalogs.map((catalog) => {
    const { evidence, envelope, name } = catalog;
    const reasons: { readonly text: string; readonly weight: number }[] = [];
    const host = evidence.hosts.find((candidate) => hasWord(text, candidate));
    const header = evidence.headers.find((candidate) => hasWord(text, candidate));
    const packageName = evidence.packages.find((candidate) => hasWord(text, candidate));
    if (host !== undefined) {
      reasons.push({ text: l10n.t("{0} is its host", host), weight: weights.host });
    }
    if (header !== undefined) {
      reasons.push({ text: l10n.t("{0} is its header", header), weight: weights.header });
    }
    if (packageName !== undefined) {
      reasons.push({ text: l10n.t("{0} is its package", packageName), weight: weights.package });
    }
    if (hasEnvelope(keys, catalog)) {
      const fields = Object.keys(envelope.example ?? {}).filter((key) => keys.has(key));
      reasons.push({ text: l10n.t("its errors have the fields {0}", fields.join(", ")), weight: weights.envelope });
    }
    const own = codes.find(({ entries }) => entries.some((entry) => entry.catalog === catalog));
    if (own !== undefined) {
      const inField = own.field !== undefined && envelope.codeFields.includes(own.field);
      reasons.push({
        text: l10n.t("{0} is a code of {1}", own.value, name),
        weight: inField ? weights.field : weights.code,
      });
    }
    return { catalog, reasons, score: reasons.reduce((sum, { weight }) => sum + weight, 0) };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ catalog, reasons }) => ({ catalog, reasons: reasons.map((reason) => reason.text) }));
}

/** Whether the text's fields are those of the API's errors. Two of them, `message` and `code`, are those of many APIs. */
function hasEnvelope(keys: ReadonlySet<string>, { envelope: { example = {}, codeFields } }: Catalog): boolean {
  const fields = Object.keys(example);
  const shared = fields.filter((field) => keys.has(field)).length;
  return shared >= 3 && shared >= 0.7 * fields.length && codeFields.some((field) => keys.has(field));
}

function hasWord(text: string, word: string): boolean {
  const folded = word.toLowerCase();
  for (let at = text.indexOf(folded); at !== -1; at = text.indexOf(folded, at + 1)) {
    const around = `${text[at - 1] ?? " "}${text[at + folded.length] ?? " "}`;
    if (!/[\p{L}\p{N}_-]/u.test(around)) {
      return true;
    }
  }
  return false;
}

/** The codes that an unknown one may have been meant to be: of the likeliest API where there is one. */
function findNear(
  { value, entries, field }: Candidate,
  apis: readonly ApiFound[],
  index: CatalogIndex,
): readonly Entry[] {
  if (entries.length > 0) {
    return [];
  }
  const slips = index.nearMisses(value).map(({ entry }) => entry);
  if (slips.length > 0 || field === undefined) {
    return slips.slice(0, mostNear);
  }
  const holders = apis.map(({ catalog }) => catalog).filter(({ envelope }) => envelope.codeFields.includes(field));
  return holders.flatMap((catalog) => index.nearest(value, catalog).map(({ entry }) => entry)).slice(0, mostNear);
}

function explainStatus(status: string, apis: readonly ApiFound[], { catalogs }: CatalogIndex): StatusFound {
  // Without a sign of the API, what each of them says of `400` would be guesses.
  const [first] = apis;
  const asked = first === undefined ? [] : catalogs.filter((catalog) => catalog === first.catalog);
  const known = asked.flatMap((catalog) => {
    const fields = catalog.statuses.get(status);
    return fields === undefined ? [] : [{ ...fields, catalog }];
  });
  return { status, known };
}

function messageOf(pairs: readonly Pair[], { envelope: { messageFields = [] } }: Catalog): string | undefined {
  return pairs.find(({ key }) => messageFields.includes(key))?.value;
}
