import type { Envelope } from "../../../../shared/src/catalog";
import { isRecord } from "../../../../shared/src/isRecord";

/**
 * The catalog's example of an answer as JSON, with this code in it. The message of another code would be a false one, so
 * there is none then. Without an example only the field for the code is known; without that, nothing.
 */
export function exampleAnswer({ codeFields, messageFields = [], example }: Envelope, code: string): string | undefined {
  const replaced = { codes: 0, isSame: false };
  const replace = (value: unknown, field: string | undefined): unknown => {
    if (typeof value === "string" && field !== undefined && codeFields.includes(field)) {
      replaced.codes += 1;
      replaced.isSame ||= value === code;
      return code;
    }
    if (Array.isArray(value)) {
      return value.map((item: unknown) => replace(item, undefined));
    }
    return isRecord(value)
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner, key)]))
      : value;
  };
  const answer = replace(example ?? {}, undefined);
  if (replaced.codes === 0) {
    const [field] = codeFields;
    return field === undefined ? undefined : show({ [field]: code });
  }
  return show(replaced.isSame ? answer : withoutMessages(answer, messageFields));
}

function withoutMessages(value: unknown, messageFields: readonly string[]): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => withoutMessages(item, messageFields));
  }
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key,
          typeof inner === "string" && messageFields.includes(key) ? "…" : withoutMessages(inner, messageFields),
        ]),
      )
    : value;
}

function show(answer: unknown): string {
  return JSON.stringify(answer, undefined, 2);
}
