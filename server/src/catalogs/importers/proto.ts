import type { SourceContainer, SourceMember } from "./sourceMembers";

/** A comment, a text, a word, a number or one sign of a `.proto` file. */
const tokens = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[\w.]+|[^\s\w]/g;

interface Token {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  readonly isComment: boolean;
}

/** The enums of Protocol Buffers. A value that stands for none, `ERROR_REASON_UNSPECIFIED`, is left out. */
export function readProto(text: string): readonly SourceContainer[] {
  const all = tokenize(text);
  const around = namesAround(all);
  return all.flatMap((token, i) => {
    const [name, brace] = all.slice(i + 1, i + 3);
    return token.text === "enum" && name !== undefined && brace?.text === "{"
      ? [
          {
            name: name.text,
            type: "enum",
            line: token.line,
            members: readValues(all, i + 3),
            around: around[i] ?? [],
            isChoice: false,
          },
        ]
      : [];
  });
}

/** By token: the messages that it stands in, the outermost first. */
function namesAround(all: readonly Token[]): readonly (readonly string[])[] {
  let names: readonly string[] = [];
  return all.map((token, i) => {
    if (token.text === "{") {
      names = [...names, all[i - 1]?.text ?? ""];
    } else if (token.text === "}") {
      names = names.slice(0, -1);
    }
    return names;
  });
}

function tokenize(text: string): readonly Token[] {
  let line = 1;
  let at = 0;
  return [...text.matchAll(tokens)].map((match) => {
    line += text.slice(at, match.index).split("\n").length - 1;
    at = match.index;
    return { text: match[0], line, isComment: /^\/[/*]/.test(match[0]) };
  });
}

/** @param start behind the opening brace. */
function readValues(all: readonly Token[], start: number): readonly SourceMember[] {
  const members: SourceMember[] = [];
  let above: Token[] = [];
  for (let i = start; i < all.length && all[i]?.text !== "}"; i++) {
    const token = all[i] as Token;
    if (token.isComment) {
      above = [...above.filter(({ line }) => line >= token.line - 2), token];
      continue;
    }
    let end = i;
    while (end < all.length && !/^[;}]$/.test(all[end]?.text ?? "")) {
      end++;
    }
    const words = all.slice(i, end).filter(({ isComment }) => !isComment);
    const beside = all[end + 1];
    const isBeside = beside?.isComment === true && beside.line === all[end]?.line;
    if (words[1]?.text === "=" && !/(?:^|_)UNSPECIFIED$/.test(token.text)) {
      const comments = above.length > 0 || !isBeside ? above : [beside];
      members.push({
        type: "enum_field",
        name: token.text,
        isNameText: false,
        typeName: "",
        texts: [],
        numbers: [],
        fields: new Map(),
        comment: comments.map((comment) => comment.text).join("\n"),
        line: token.line,
        isDeprecated: /\bdeprecated\s*=\s*true\b/.test(words.map((word) => word.text).join(" ")),
        isBare: true,
      });
    }
    above = [];
    i = all[end]?.text === "}" ? end - 1 : isBeside ? end + 1 : end;
  }
  return members;
}
