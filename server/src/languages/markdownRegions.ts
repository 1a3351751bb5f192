import type { Span } from "../util/span";
import type { Fence } from "./fences";
import { languageOfName } from "./index";
import type { Region } from "./regions";

/** Finds the fences of a Markdown text whose language is known, in its order. What stands before them in a quote is left out. */
export type FindFences = (text: string) => readonly Region[];

/** Makes a finder, and loads the library that it takes. */
export async function loadFenceFinder(): Promise<FindFences> {
  const { readFences } = await import("./fences");
  return (text) => readFences(text).flatMap((fence) => toRegion(fence, text) ?? []);
}

function toRegion({ info, contents: all }: Fence, text: string): Region | undefined {
  const isAnswer = answerInfo.test(info);
  const contents = isAnswer ? bodyOf(all, text) : all;
  const language = isAnswer ? languageOfName("json") : languageOfInfo(info);
  const first = contents[0];
  if (language === undefined || first === undefined) {
    return undefined;
  }
  // From the start of its line, so that all lines are indented alike.
  const start = text.lastIndexOf("\n", first.start - 1) + 1;
  const holes: Span[] = [];
  let end = start;
  for (const content of contents) {
    if (content.start > end) {
      holes.push({ start: end, end: content.start });
    }
    end = content.end;
  }
  return { start, end, language, kind: "statements", holes };
}

/** Fences that may hold the answer of an API, as it is sent: with nothing behind the back-ticks, or no language of a program. */
const answerInfo = /^\s*(?:(?:http|https|text|txt|plaintext|plain|response|output)\b.*)?$/i;
const bodyStart = /^[ \t]*[[{][ \t]*(?:["[\]{}]|$)/m;

/** The JSON in such a fence, from the first line on that begins it; empty where there is none. */
function bodyOf(contents: readonly Span[], text: string): readonly Span[] {
  for (const [i, { start, end }] of contents.entries()) {
    const from = bodyStart.exec(text.slice(start, end))?.index;
    if (from !== undefined) {
      return [{ start: start + from, end }, ...contents.slice(i + 1)];
    }
  }
  return [];
}

/** Of all that is written behind the back-ticks: ` ts title="a.ts"`, `{.python .numberLines}`, `js{1,3}`, `ts:src/a.ts`. */
function languageOfInfo(info: string): ReturnType<typeof languageOfName> {
  const name = /^\s*\{?\s*\.?([\w+#-]+)/.exec(info)?.[1];
  return name === undefined ? undefined : languageOfName(name);
}
