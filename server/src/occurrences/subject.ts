import type { SubjectRewrite, SubjectSyntax } from "../languages/language";
import { detach } from "../util/detach";
import { LruMap } from "../util/lruMap";
import type { Subject } from "./occurrence";

/**
 * Reads a subject from the text of an expression: `(err as ApiError)?.response!.data['code']` is about
 * `err.response.data.code`, and its field is `code`.
 */
export type ReadSubject = (expression: string) => Subject | undefined;

/** Longer expressions say nothing that a person would read. */
export const longestSubject = 200;
/** A project calls the same few things the same names everywhere. */
const remembered = 1_000;

/** Makes a reader of expressions of one language. What nearly all languages share is here, the rest in `syntax`. */
export function createSubjectReader(syntax: SubjectSyntax = {}): ReadSubject {
  const rewrite = createRewriter(syntax);
  const known = new LruMap<string, Subject | null>(remembered);
  return (expression) => {
    // One character too many tells a cut expression from a whole one. A map keeps the key that it was last asked for.
    const text = detach(expression.slice(-longestSubject - 1));
    let subject = known.get(text);
    if (subject === undefined) {
      const operand = lastOperand(text.replace(fallback, ""));
      subject = operand === undefined ? null : rewrite(operand);
      known.set(text, subject);
    }
    return subject ?? undefined;
  };
}

/** What stands in for a missing value: `(body.code ?? "")`, in other languages with other signs. */
const fallback = /\s*(?:\?\?|\?:|\|\||\bor\b)\s*(?:(["'`])[^"'`]*\1|null|nil|None|undefined)\s*(?=\)|$)/g;

function createRewriter({
  once = [],
  repeatedly = [],
  getters = [],
}: SubjectSyntax): (operand: string) => Subject | null {
  const onceCompiled = once.map(compileRewrite);
  const repeatedlyCompiled = repeatedly.map(compileRewrite);
  const getter =
    getters.length === 0 ? undefined : new RegExp(`(?<=.)\\.(?:${getters.join("|")})([A-Z]\\w*)\\(\\)(?=$|\\.)`, "g");
  return (operand) => {
    let anyCase = false;
    let text = operand.replace(/\[\s*(["'`])([\w$-]+)\1\s*\]/g, ".$2").replace(/\[\d*\]\s*$/, "");
    const apply = ({ pattern, replacement, changesCase }: CompiledRewrite): void => {
      const rewritten = text.replace(pattern, replacement);
      anyCase ||= changesCase && rewritten !== text;
      text = rewritten;
    };
    onceCompiled.forEach(apply);
    text = text.replace(/\?\./g, ".").replace(/\s+/g, "");
    let before: string;
    do {
      before = text;
      // `(err).code`, `(code)`, all of `(getCode(err))`; a call keeps its parentheses. The dot is what `["code"]` alone leaves.
      text = text
        .replace(/(?<![\w$)\]])\(([\w$.]+)\)/g, "$1")
        .replace(/^\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)$/, "$1")
        .replace(/^\.(?=\w)/, "");
      repeatedlyCompiled.forEach(apply);
      if (getter !== undefined) {
        text = text.replace(getter, (_, name: string) => `.${name.charAt(0).toLowerCase()}${name.slice(1)}`);
      }
    } while (text.length < before.length);
    text = text.replace(/^(["'`])(.*)\1$/, "$2");
    const field = /([\w$-]+)(?:\((?:[^()]|\([^()]*\))*\))?$/.exec(text)?.[1];
    return field === undefined ? null : { text, field, anyCase };
  };
}

interface CompiledRewrite {
  readonly pattern: RegExp;
  readonly replacement: string;
  readonly changesCase: boolean;
}

function compileRewrite([pattern, replacement, effect]: SubjectRewrite): CompiledRewrite {
  return { pattern: new RegExp(pattern, "g"), replacement, changesCase: effect === "anyCase" };
}

/** What follows the last `||` or `&&`: some grammars read `!done && e?.Code` as the object of what follows. */
function lastOperand(expression: string): string | undefined {
  const isWhole = expression.length <= longestSubject;
  if (isWhole && !expression.includes("||") && !expression.includes("&&")) {
    return expression;
  }
  let depth = 0;
  for (let i = expression.length - 1; i > 0; i--) {
    const character = expression.charAt(i);
    if (")]}".includes(character)) {
      depth++;
    } else if ("([{".includes(character)) {
      depth--;
    } else if (depth === 0 && "|&".includes(character) && expression.charAt(i - 1) === character) {
      return expression.slice(i + 1);
    }
  }
  return isWhole ? expression : undefined;
}
