/** What a column, a key or a label says that its values are. */
export type LabelKind =
  | "code"
  | "name"
  | "status"
  | "summary"
  | "message"
  | "title"
  | "cause"
  | "action"
  | "retry"
  | "field"
  | "docs"
  | "aliases"
  | "deprecated"
  | "other";

/** The first whose pattern fits the label's words, in English or as German tables have them. */
const kinds: readonly (readonly [LabelKind, RegExp])[] = [
  [
    "status",
    /^(?:http|rest)(?: (?:response|return|error|status))*(?: codes?)?(?: status)?$|^(?:response )?status(?: codes?)?$/,
  ],
  ["retry", /^(?:is |can )?(?:retr(?:y|ies|iable|yable)|should retry|safe to retry)\b/],
  ["deprecated", /^(?:(?:is )?deprecated|veraltet)$/],
  ["aliases", /^(?:alias(?:es)?|also known as|aka|legacy codes?|old codes?|former(?:ly| names?| codes?))$/],
  [
    "action",
    /^(?!.*\b(?:description|meaning|explanation)\b).*\b(?:resolutions?|solutions?|actions?|remed(?:y|ies)|fix(?:es)?|recovery|mitigation|troubleshooting|what to do|what you can do|what you should do|how to (?:fix|resolve|handle|solve)(?: it)?|next steps?|suggestions?|recommendations?|recommended|handling|workaround|steps|maßnahmen?|massnahmen?|lösung|abhilfe|behebung)\b/,
  ],
  [
    "cause",
    /^(?:(?:possible|probable|likely|common|typical|root|error) )?(?:causes?|reasons?)(?: (?:for|of) .*)?$|^why\b|^when\b|^(?:mögliche )?ursachen?$/,
  ],
  [
    "code",
    /^(?:(?!country|currency|language|http|status|zip|post|postal|area|promo|bank|sample|exit code of)[a-z]+ )*codes?(?: (?:names?|values?|strings?|ids?))?$|^errors?$|^(?:errors?|exception|problem|fault|decline|failure|reject(?:ion)?)(?: (?:types?|names?|ids?|identifiers?|keys?|constants?|slugs?|enums?|reasons?|strings?|numbers?))+$|^(?:error|decline|failure|fault|rejection) ?code\b|^fehler(?:codes?|nummer|schlüssel)?$/,
  ],
  ["title", /^(?:title|short description|label|headline)$/],
  ["message", /^(?:.* )?(?:messages?|msg)$|^(?:error )?text$|^(?:fehler)?meldung(?:stext)?$|^fehlertext$/],
  [
    "summary",
    /\b(?:descriptions?|desc|meanings?|explanations?|definitions?|summary|details|what it means|comments?|notes?|information|info|doc|documentation|beschreibung|bezeichnung|bedeutung|erklärung|erläuterung|hinweise?)\b/,
  ],
  ["docs", /^(?:docs?|links?|urls?|href|references?|see(?: also)?|more info|doc url|docs url|more)$/],
  [
    "field",
    /^(?:(?:affected|related|request|invalid) )?(?:fields?|params?|parameters?|propert(?:y|ies)|attributes?)(?: names?)?$/,
  ],
  [
    "name",
    /^(?:types?|names?|keys?|ids?|identifiers?|constants?|slugs?|symbols?|enums?|values?|reasons?|strings?|exceptions?|variants?|members?|type uri|problem types?)$/,
  ],
];

/** @param label as the source writes it: `HTTP Status`, `errorCode`, `How to fix:`. */
export function labelKind(label: string): LabelKind {
  // `INVALID_CODE` is one, and no label of codes.
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(label.trim()) || /\w[/.:]\w/.test(label)) {
    return "other";
  }
  const words = labelWords(label);
  return kinds.find(([, pattern]) => pattern.test(words))?.[0] ?? "other";
}

/** The label in lower case, its words apart: `httpStatus` and `HTTP-Status:` give `http status`. */
export function labelWords(label: string): string {
  return label
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replace(/[^\p{L}\p{N}'/]+/gu, " ")
    .trim()
    .toLowerCase();
}

const errorWords =
  /\b(?:errors?|exceptions?|fail(?:s|ed|ure|ures)?|faults?|declin\w*|problems?|reject\w*|refus\w*|error ?codes?|err|result codes?|return codes?|response codes?|reason codes?|issues?|fehler\w*)\b/i;
const otherWords =
  /\b(?:countr(?:y|ies)|currenc(?:y|ies)|languages?|locales?|regions?|time ?zones?|environment|variables?|config\w*|settings?|options?|param\w*|headers?|fields?|propert\w*|attributes?|permissions?|scopes?|roles?|events?|webhooks?|endpoints?|methods?|versions?|changelog|sdks?|librar\w*|plans?|features?|currencies|limits?|test cards?|glossary|navigation|schema)\b/i;

/** Whether a heading, a title or a path speaks of errors: `Decline codes`, `docs/errors.md`. */
export function speaksOfErrors(text: string): boolean {
  return errorWords.test(labelWords(text));
}

/** Whether a heading speaks of what looks like codes and is none: countries, settings, permissions, events. */
export function speaksOfOthers(text: string): boolean {
  const words = labelWords(text);
  return otherWords.test(words) && !errorWords.test(words);
}
