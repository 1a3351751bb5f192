import { idOf, nameOf, ownIdOf, toId } from "../../../../shared/src/apiNames";
import type { ApiTitle, Found } from "./importer";

/** What the catalog of some documents is called. */
export interface NamedApi {
  readonly id: string;
  readonly name: string;
  /** What the documents themselves call the API, as far as they say. */
  readonly apiName: string | undefined;
}

/**
 * Names the catalog as the documents name the API, where nothing else is asked for. What a page is called may speak of
 * something else: beside an id that is given, it counts where the two agree.
 */
export function nameApi(
  documents: readonly { readonly path: string; readonly found: Pick<Found, "titles" | "codes"> }[],
  given: { readonly id?: string | undefined; readonly name?: string | undefined },
): NamedApi {
  const found = findName(documents);
  const apiName = found?.name;
  const file = documents[0]?.path.split("/").at(-1) ?? "";
  const fromFiles = documents.map(({ path }) => ownIdOf(path.split("/").at(-1) ?? ""))[0] ?? idOf(file);
  const id = given.id ?? (given.name === undefined ? undefined : toId(given.name)) ?? (apiName && toId(apiName));
  const agrees = found?.isOwn === true || given.id === undefined || shareWord(given.id, apiName ?? "");
  const name = given.name ?? (agrees ? apiName : undefined) ?? nameOf(id || fromFiles);
  return { id: id || fromFiles, name, apiName };
}

/** The name that most documents have; of several pages, one alone says nothing of all. */
function findName(
  documents: readonly { readonly path: string; readonly found: Pick<Found, "titles" | "codes"> }[],
): { readonly name: string; readonly isOwn: boolean } | undefined {
  const counts = new Map<string, { count: number; isOwn: boolean }>();
  for (const { path, found } of documents) {
    const codes = new Set(found.codes.map(({ code }) => code));
    const isIndex = /(?:^|\/)(?:index|readme|overview|introduction)\.\w+$/i.test(path);
    const titles = found.titles.filter(({ text }) => !codes.has(text));
    const title = titles.map((title) => ({ ...title, name: apiNameIn(title) })).find(({ name }) => name !== undefined);
    if (title?.name !== undefined) {
      const known = counts.get(title.name) ?? { count: 0, isOwn: false };
      const weight = isIndex || title.isOwn || documents.length === 1 ? 2 : 1;
      counts.set(title.name, { count: known.count + weight, isOwn: known.isOwn || title.isOwn });
    }
  }
  const [best] = [...counts].filter(([, { count }]) => count > 1).sort(([, a], [, b]) => b.count - a.count);
  return best && { name: best[0], isOwn: best[1].isOwn };
}

/** What pages about errors are called whichever API they are of, and words that join others. */
const general = new RegExp(
  `^(?:${(
    "a an and the of for in on to with by at from how your our all " +
    "api apis rest http https graphql grpc web openapi swagger spec specs specification specifications definition " +
    "error errors code codes exception exceptions failure failures fault faults problem problems decline declines declined " +
    "reason reasons status statuses response responses message messages result results return type types value values " +
    "list lists table tables catalog catalogue registry registries overview introduction appendix index page pages readme " +
    "reference references doc docs documentation guide guides manual handbook help center centre portal hub site home " +
    "developer developers dev developers' developer's handling handle troubleshooting understanding common general " +
    "possible standard known complete full public official v\\d+(?:\\.\\d+)* version \\d+(?:\\.\\d+)*"
  )
    .split(" ")
    .join("|")})$`,
  "i",
);
/** What errors are about in any API: a name is made of more than these, but in a specification. */
const topics = new RegExp(
  `^(?:${(
    "card cards payment payments payout payouts transfer transfers refund refunds charge charges bank account accounts " +
    "order orders customer customers user users webhook webhooks event events validation authentication authorization " +
    "auth request requests client server internal system business application platform service services transaction " +
    "transactions resource resources data file files input network security limit limits rate session sessions token tokens"
  )
    .split(" ")
    .join("|")})$`,
  "i",
);
/** Most words of a name. */
const mostWords = 4;

/** What a title calls the API: `Acme Pay` in `Acme Pay API error codes`, and in `Errors | Acme Pay Docs`. */
export function apiNameIn({ text, isOwn }: ApiTitle): string | undefined {
  const segments = text
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, " ")
    .split(/\s+[|–—·•»/-]\s+|\s*::\s*|:\s+|\s*\|\s*/)
    .map((segment) => nameIn(segment, isOwn));
  return segments.find((name) => name !== undefined);
}

function nameIn(segment: string, isOwn: boolean): string | undefined {
  const words = segment
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const isGeneral = (word: string | undefined): boolean =>
    word !== undefined && general.test(word.replace(/^\W+|[\s.,;:!?]+$/g, ""));
  while (isGeneral(words[0])) {
    words.shift();
  }
  while (isGeneral(words.at(-1))) {
    words.pop();
  }
  const isName =
    words.length > 0 &&
    words.length <= mostWords &&
    (isOwn || words.some((word) => !topics.test(word))) &&
    // A sentence, or a heading of one, begins with a capital letter and goes on without.
    (isOwn ||
      words.every((word) => /^[\p{Lu}\p{N}]|^\p{Ll}+\p{Lu}/u.test(word) || /^(?:of|and|for|the|&)$/.test(word)));
  const name = words.join(" ").replace(/^["'“”‘’`]+|["'“”‘’`.,;:!?]+$/g, "");
  return isName && toId(name) !== "" && !/[_/]/.test(name) ? name : undefined;
}

function shareWord(id: string, name: string): boolean {
  const words = new Set(toId(name).split("-"));
  return (
    id.split("-").some((word) => word !== "" && words.has(word)) ||
    toId(name).replaceAll("-", "") === id.replaceAll("-", "")
  );
}
