import { wordsOf } from "../catalogs/similarity";
import { longestSubject } from "../occurrences/subject";
import { escapePattern } from "../util/escapePattern";

/** Words of names for the body of an HTTP answer. */
const bodyWords = new Set(["body", "data", "json"]);

/** Words of names on the way to it, or for what was read from it. */
const answerWords = new Set(
  `answer api axios await cause content decode decoded doc document e element err error ex exc exception fetch http inner
  loads node obj object parse parsed payload raw reply res resp response result root text`.split(/\s+/),
);

/** Names the parsed body of an answer as a whole: `await res.json()`, `err.response.data`, `JSON.parse(text)`. */
const parsedBody =
  /^(?:(?:await|try[?!]?)\s+|\(\s*)*(?:(?:(?:[\w$]+(?:\(\))?|\([\w$]+\s+as\s[^()]*\))[?!&]*(?:\.|->|::))*(?:json|body|data)(?![\w$])|(?:JSON\.parse|json\.loads?|json_decode|jsonDecode|JsonDocument\.Parse|JsonNode\.Parse|(?:new\s+)?JSONObject)\()/;

/**
 * Whether the names, as in `err.response.data`, lead to the body of an answer and to nothing that a project makes of it.
 *
 * @param names less the field.
 * @param apiWords words of the API's name.
 * @param end where in the text the field is read.
 */
export function leadsToAnswer(
  names: readonly string[],
  apiWords: ReadonlySet<string>,
  text: string,
  end = text.length,
): boolean {
  const [root, ...rest] = names;
  if (root === undefined) {
    return false;
  }
  const isKnown = (word: string): boolean => bodyWords.has(word) || answerWords.has(word) || apiWords.has(word);
  if (!rest.every((name) => wordsOfName(name).every(isKnown))) {
    return false;
  }
  const origin = originOf(root, text, end);
  if (origin === "body") {
    return true;
  }
  const isSaid = names.every((name) => wordsOfName(name).every(isKnown)) && names.some(saysBody);
  // `data` alone may be anything.
  return isSaid && (rest.length > 0 || (origin === undefined && !wordsOfName(root).includes("data")));
}

function saysBody(name: string): boolean {
  return wordsOfName(name).some((word) => bodyWords.has(word));
}

function wordsOfName(name: string): readonly string[] {
  // White space is gone from a subject's text.
  return wordsOf(name.replace(/^await(?=\w)/, ""));
}

/** What the variable was given last before `end`; `undefined` where the text does not tell, as of a parameter. */
function originOf(name: string, text: string, end: number): "body" | "other" | undefined {
  const variable = `(?<![\\w$.>])\\$?${escapePattern(name.replace(/^\$/, ""))}(?![\\w$])`;
  const bindings = [
    `${variable}(?:\\s*:\\s*[\\w.<>[\\]?| ]+)?\\s*(?::=|=(?![=~>]))\\s*(?<given>[^;\\n]*)`,
    `\\{[^{}]*${variable}[^{}]*\\}\\s*=(?![=~>])\\s*(?<whole>[^;\\n]*)`,
    `\\bcatch\\s*\\(?\\s*${variable}|\\bas\\s+${variable}\\s*:|\\brescue\\b[^\\n]*=>\\s*${variable}`,
    `(?<parameter>\\b(?:function|def|func|fun|fn)\\b[^()\\n]*\\([^()\\n]*${variable}|${variable}(?:\\s*[:,][^=()\\n]*)?\\)?\\s*=>)`,
  ];
  let origin: "body" | "other" | undefined;
  for (const { index, groups = {} } of text.matchAll(new RegExp(bindings.join("|"), "g"))) {
    if (index >= end) {
      break;
    }
    const { given, whole, parameter } = groups;
    // Of `const { data } = await axios.get(…)` the name says what it is.
    const isBody = given === undefined ? whole !== undefined && saysBody(name) : parsedBody.test(given);
    origin = parameter !== undefined ? undefined : isBody ? "body" : "other";
  }
  return origin;
}

/**
 * Makes a quicker look than {@link leadsToAnswer}, which finds nothing where this does not: whether the expression that
 * ends at an offset might lead to the body of an answer.
 */
export function createAnswerTest(text: string): (end: number) => boolean {
  const known = new Map<string, boolean>();
  const mayHoldBody = (name: string): boolean => {
    let holds = known.get(name);
    if (holds === undefined) {
      const variable = `(?<![\\w$])${escapePattern(name)}(?![\\w$])`;
      const given = new RegExp(`${variable}\\s*(?::[^=\\n]*)?:?=\\s*[^\\n]*(?:json|body|data)`, "i");
      holds = /body|data|json/i.test(name) || given.test(text);
      known.set(name, holds);
    }
    return holds;
  };
  return (offset) => {
    const before = text.slice(Math.max(0, offset - longestSubject), offset);
    const cut = Math.max(...["{", "}", ";"].map((sign) => before.lastIndexOf(sign)));
    const end = before.slice(cut + 1);
    // `(body as { … }).code`
    const isCutShort = before.charAt(cut) === "}" && /^\s*[\])>]/.test(end);
    return (isCutShort ? before : end).match(/[\w$]+/g)?.some(mayHoldBody) ?? false;
  };
}
