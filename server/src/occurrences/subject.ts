import type { Subject } from "./occurrence";

/** Longer expressions say nothing that a person would read. */
const maxLength = 200;

/**
 * Reads a subject from the text of an expression.
 *
 * @example readSubject("(err as ApiError)?.response!.data['code']") gives `{ text: "err.response.data.code", field: "code" }`
 */
export function readSubject(expression: string): Subject | undefined {
  const operand = lastOperand(expression);
  if (operand === undefined) {
    return undefined;
  }
  let text = operand
    .replace(/\[\s*(["'`])([\w$-]+)\1\s*\]/g, ".$2")
    // Ruby's and Elixir's `err[:code]`, Ruby's `err&.code`, PHP's `(string) $err?->code`.
    .replace(/\[\s*:(\w+)\s*\]/g, ".$1")
    .replace(/&\.|\??->/g, ".")
    // The shell's `${code}` and `$(jq -r '.error.code' <<< "$body")`.
    .replace(/^\s*"?\$\([^()]*\bjq\b[^()]*?[\s'"](\.[A-Za-z_][\w.]*)[^()]*\)"?\s*$/, "$1")
    .replace(/\$\{(\w+)\[["']?([\w-]+)["']?\]\}/g, "$1.$2")
    .replace(/\$\{(\w+)(?::?[-=?+][^{}]*|,,|\^\^)?\}/g, "$1")
    .replace(/(?<![\w$])\$(?=[A-Za-z_])/g, "")
    .replace(/^\s*\(string\)\s*/, "")
    // Go's `body["code"].(string)`; references, pointers and bindings: `*err.Code`, `&mut code`, `char* LIST[]`.
    .replace(/\.\([\w.]+\)/g, "")
    .replace(/^[\s*&]+(?:(?:mut|const|ref)\b)?[\s*&]*/, "")
    .replace(/^(?:mut|ref)\s+/, "")
    .replace(/\[\d*\]\s*$/, "")
    // Java's, C#'s and Scala's casts: `((ApiException) err).getCode()`, `err.asInstanceOf[ApiError]`.
    .replace(/(^|\()\s*\([A-Z][\w.]*\)\s*(?=\w)/g, "$1")
    .replace(/\.as(?:InstanceOf|Opt)?\[[\w.]+\]/g, "")
    // Scala's `json \ "code"`, and what reads a JSON node.
    .replace(/\s*\\{1,2}\s*"([\w-]+)"/g, ".$1")
    .replace(/\.(?:path|getString|optString|GetProperty|TryGetProperty)\(\s*"([\w-]+)"\s*\)/g, ".$1")
    .replace(/\s+(?:as\??|satisfies)\s+[\w.$<>[\]| ]+/g, "")
    .replace(/(^|\()\s*<[\w.$]+>/g, "$1")
    .replace(/\?\./g, ".")
    .replace(/!(?!=)/g, "")
    .replace(/^\s*(?:await|typeof|return)\s+/, "")
    .replace(/\s+/g, "");
  let before: string;
  do {
    before = text;
    text = text
      // `(err).code`, `(code)`; a call keeps its parentheses.
      .replace(/(?<![\w$)\]])\(([\w$.]+)\)/g, "$1")
      // `String(err.code)` and `err.code.toUpperCase()` are about err.code.
      .replace(/^(?:String|str|string|strval|to_string|strto(?:upper|lower)|trim)\(([\w$.]+)\)$/, "$1")
      .replace(/^String\.(?:upcase|downcase|trim)\(([\w$.]+)\)$/, "$1")
      .replace(/^(.+)\.(?:toString|toUpperCase|toLowerCase|trim|valueOf|upper|lower)\(\)$/, "$1")
      .replace(/^(.+)\.(?:to_s|to_sym|upcase|downcase|strip|presence)(?:\(\))?$/, "$1")
      .replace(/^strings\.(?:ToUpper|ToLower|TrimSpace)\(([\w.]+)\)$/, "$1")
      .replace(/^(?:std::)?string(?:_view)?[({]([\w.]+)[)}]$/, "$1")
      .replace(
        /^(.+)\.(?:as_(?:str|deref|ref|bytes)|to_(?:string|owned|(?:ascii_)?(?:upper|lower)case)|clone|unwrap(?:_or_default)?)\(\)$/,
        "$1",
      )
      .replace(/^(.+)\.(?:c_str|data|str|asString|as_string|get<[\w:]+>|get_string|string|toStdString)\(\)$/, "$1")
      .replace(/^(.+)\.(?:lowercased|uppercased|rawValue|stringValue)(?:\(\))?$/, "$1")
      .replace(/^(?:Some|Ok|Optional)\(([\w.]+)\)$/, "$1")
      .replace(/^\.(?=[\w])/, "")
      .replace(/\.at\(["']([\w-]+)["']\)/, ".$1")
      .replace(/^String\.valueOf\((.+)\)$/, "$1")
      .replace(/^(.+)\.(?:asText|textValue|orEmpty|(?:upper|lower)case|strip|GetString)\(\)$/, "$1")
      .replace(
        /^(.+)\.(?:ToString|ToUpper|ToLower|ToUpperInvariant|ToLowerInvariant|Trim|toUpperCase|toLowerCase)(?:\(\))?$/,
        "$1",
      )
      // So are its getters: `err.getCode()`, `err.get("code")`, `err.dig(:data, :code)`, `Map.get(err, "code")`.
      .replace(/^(.+?)\.get([A-Z])(\w*)\(\)(?=$|\.)/, (_, object: string, first: string, rest: string) => {
        return `${object}.${first.toLowerCase()}${rest}`;
      })
      .replace(/\.dig\((?::|["'])(\w+)["']?,(?=[:"'])/, ".$1.dig(")
      .replace(/\.dig\((?::|["'])(\w+)["']?\)/, ".$1")
      .replace(/\.(?:get|fetch)\((?::|["'])([\w-]+)["']?(?:,[^()]*)?\)/, ".$1")
      .replace(
        /^(?:getattr|(?:Map|Keyword|Access|Arr)(?:\.|::)(?:get|fetch))\(([\w.]+),(?::|["'])([\w.-]+)["']?(?:,[^()]*)?\)$/,
        "$1.$2",
      );
  } while (text !== before);
  // A name in quotes, a symbol, a key.
  text = text.replace(/^(["'`])(.*)\1$/, "$2").replace(/^:(?=\w)|(?<=\w):$/g, "");
  const field = /([\w$-]+)(?:\((?:[^()]|\([^()]*\))*\))?$/.exec(text)?.[1];
  return field === undefined ? undefined : { text, field };
}

/** What follows the last `||` or `&&`: C#'s and Scala's grammars read `!done && e?.Code` as the object of what follows. */
function lastOperand(expression: string): string | undefined {
  let depth = 0;
  const first = Math.max(0, expression.length - maxLength);
  for (let i = expression.length - 1; i >= first; i--) {
    const character = expression.charAt(i);
    if (/[)\]}]/.test(character)) {
      depth++;
    } else if (/[([{]/.test(character)) {
      depth--;
    } else if (depth === 0 && /[|&]/.test(character) && expression.charAt(i - 1) === character) {
      return expression.slice(i + 1);
    }
  }
  return first === 0 ? expression : undefined;
}
