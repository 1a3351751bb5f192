import { parse, type ParseError } from "jsonc-parser";
import { isRecord } from "../../../../shared/src/isRecord";
import type { FoundExample } from "./importer";

/** The JSON object in an example, with or without an HTTP response's head before it; none of any other example. */
export function readExample(text: string): readonly FoundExample[] {
  const errors: ParseError[] = [];
  const json = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  const body: unknown = parse(json, errors, { allowTrailingComma: true });
  return errors.length === 0 && isRecord(body) ? [{ body }] : [];
}
