import type { Catalog } from "../catalogs/model";
import { wordsOf } from "../catalogs/similarity";
import { namesCodeField } from "./codeField";
import type { Group, Occurrence } from "./occurrence";

/** Whether the group is about the field that holds this catalog's code: `err.response.data.code`. */
export function isCodeField({ role, subject, wrapped }: Group, catalog: Catalog): boolean {
  return wrapped === true || (role !== "argument" && role !== "key" && namesCodeField(subject, catalog));
}

const codeWords = new Set(["code", "codes", "error", "errors", "err", "reason", "errorcode"]);

/** Whether the group is about something that its author calls a code or an error. */
export function isCodeLike({ role, subject, wrapped }: Group): boolean {
  if (wrapped === true) {
    return true;
  }
  if (subject === undefined) {
    return false;
  }
  const words = wordsOf(subject.field);
  // `logger.error("…")` is a message; `hasCode("…")` is not.
  return role === "argument" ? words.includes("code") : words.some((word) => codeWords.has(word));
}

const errorWords = new Set(["error", "err", "exception", "failure", "fault", "problem"]);

/** Whether it is about an error that is called after the catalog's API: `new RatioException("INVALID_OTP")`. */
export function isErrorOf({ role, subject }: Group, { name }: Catalog): boolean {
  if ((role !== "argument" && role !== "case") || subject === undefined) {
    return false;
  }
  const words = wordsOf(subject.field);
  return words.some((word) => errorWords.has(word)) && wordsOf(name).every((word) => words.includes(word));
}

/** Fields that hold names of events: a reducer's `action.type`. */
const eventFields = new Set(["type", "kind", "action", "event", "topic"]);

/** Whether the group is about names of events, as a reducer's `action.type` is. */
export function isNameOfEvent({ subject }: Group): boolean {
  return subject !== undefined && eventFields.has(subject.field.toLowerCase());
}

/**
 * Whether something is compared with the group's values; others may be messages: `logger.error("INVALID_EMIAL")`. Keys, and
 * events of a reducer, may as well be names of the project's own, unless the file itself speaks to the API.
 */
export function tellsApart(group: Group, isHere: boolean): boolean {
  const { role, subject } = group;
  switch (role) {
    case "case":
    case "comparison":
    case "membership":
      return isHere || !isNameOfEvent(group);
    case "key":
      return isHere;
    case "argument":
      return subject !== undefined && askingWords.has(wordsOf(subject.field)[0] ?? "");
    default:
      return false;
  }
}

/** What functions begin with that tell a value from others: `isRatioError(err, "INVALID_OTP")`, `expectError(…)`. */
const askingWords = new Set(["is", "are", "has", "have", "matches", "equals", "assert", "expect", "catch", "when"]);

/** Codes that are not in capitals look like things that programs are full of, unless they are called a failure. */
export function isPathLike({ members, subject }: Group): boolean {
  return (
    !members.some(isInCapitals) &&
    (subject === undefined || !wordsOf(subject.field).some((word) => failureWords.has(word)))
  );
}

/** `INVALID_EMIAL`. */
function isInCapitals({ literal: { value } }: Occurrence): boolean {
  return /^[A-Z]+(?:_[A-Z0-9]+)+$/.test(value);
}

const failureWords = new Set(["error", "errors", "exception", "failure", "message", "problem", "cause"]);
