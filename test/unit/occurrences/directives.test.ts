import assert from "node:assert/strict";
import { defaultSettings } from "../../../shared/src/settings";
import { languages, languageOfId } from "../../../server/src/languages";
import { checkFindings, createDocument, testService } from "../../support/check";

/** In every language: how a comment is written, a statement before, a list or constant of two values, a comparison. */
const samples: Readonly<
  Record<string, { readonly comment: string; readonly frame: readonly [string, string] } & Sample>
> = {
  cpp: {
    comment: "// %",
    frame: ["void f() {\nint a = 1;\n", "}\n"],
    list: 'std::vector<std::string> codes = {"FAR_OFF_THING", "INVALID_OTP"};',
    compared: 'if (err.code == "INVALID_EMIAL") { g(); }',
  },
  csharp: {
    comment: "// %",
    frame: ["class A { void F() {\nvar a = 1;\n", "} }\n"],
    list: 'var codes = new[] { "FAR_OFF_THING", "INVALID_OTP" };',
    compared: 'if (err.Code == "INVALID_EMIAL") { G(); }',
  },
  dart: {
    comment: "// %",
    frame: ["void f() {\nvar a = 1;\n", "}\n"],
    list: "var codes = ['FAR_OFF_THING', 'INVALID_OTP'];",
    compared: "if (err.code == 'INVALID_EMIAL') { g(); }",
  },
  elixir: {
    comment: "# %",
    frame: ["a = 1\n", ""],
    list: 'codes = ["FAR_OFF_THING", "INVALID_OTP"]',
    compared: 'if err.code == "INVALID_EMIAL", do: g()',
  },
  go: {
    comment: "// %",
    frame: ["package a\n\nfunc f() {\na := 1\n", "}\n"],
    list: 'codes := []string{"FAR_OFF_THING", "INVALID_OTP"}',
    compared: 'if err.Code == "INVALID_EMIAL" { g() }',
  },
  java: {
    comment: "// %",
    frame: ["class A { void f() {\nint a = 1;\n", "} }\n"],
    list: 'var codes = List.of("FAR_OFF_THING", "INVALID_OTP");',
    compared: 'if (err.getCode().equals("INVALID_EMIAL")) { g(); }',
  },
  javascript: {
    comment: "// %",
    frame: ["const a = 1;\n", ""],
    list: "const codes = ['FAR_OFF_THING', 'INVALID_OTP'];",
    compared: "if (err.code === 'INVALID_EMIAL') {}",
  },
  json: {
    comment: "// %",
    frame: ['{ "a": 1,\n', '"z": 1 }\n'],
    list: '"codes": ["FAR_OFF_THING", "INVALID_OTP"],',
    compared: '"x": { "code": "INVALID_EMIAL" },',
  },
  kotlin: {
    comment: "// %",
    frame: ["fun f() {\nval a = 1\n", "}\n"],
    list: 'val codes = listOf("FAR_OFF_THING", "INVALID_OTP")',
    compared: 'if (err.code == "INVALID_EMIAL") { g() }',
  },
  php: {
    comment: "# %",
    frame: ["<?php\n$a = 1;\n", ""],
    list: "$codes = ['FAR_OFF_THING', 'INVALID_OTP'];",
    compared: "if ($err->code === 'INVALID_EMIAL') { g(); }",
  },
  python: {
    comment: "# %",
    frame: ["a = 1\n", ""],
    list: 'codes = ["FAR_OFF_THING", "INVALID_OTP"]',
    compared: 'b = err.code == "INVALID_EMIAL"',
  },
  ruby: {
    comment: "# %",
    frame: ["a = 1\n", ""],
    list: 'codes = ["FAR_OFF_THING", "INVALID_OTP"]',
    compared: 'b = err.code == "INVALID_EMIAL"',
  },
  rust: {
    comment: "// %",
    frame: ["fn f() {\nlet a = 1;\n", "}\n"],
    list: 'let codes = ["FAR_OFF_THING", "INVALID_OTP"];',
    compared: 'if err.code == "INVALID_EMIAL" { g(); }',
  },
  scala: {
    comment: "// %",
    frame: ["object A {\nval a = 1\n", "}\n"],
    list: 'val codes = List("FAR_OFF_THING", "INVALID_OTP")',
    compared: 'val b = err.code == "INVALID_EMIAL"',
  },
  shellscript: {
    comment: "# %",
    frame: ["a=1\n", ""],
    list: "codes=('FAR_OFF_THING' 'INVALID_OTP')",
    compared: 'if [ "$code" = "INVALID_EMIAL" ]; then g; fi',
  },
  swift: {
    comment: "// %",
    frame: ["func f() {\nlet a = 1\n", "}\n"],
    list: 'let codes = ["FAR_OFF_THING", "INVALID_OTP"]',
    compared: 'if err.code == "INVALID_EMIAL" { g() }',
  },
  typescript: {
    comment: "/* % */",
    frame: ["const a = 1;\n", ""],
    list: "const codes: string[] = ['FAR_OFF_THING', 'INVALID_OTP'];",
    compared: "if (err!.code === 'INVALID_EMIAL') {}",
  },
  typescriptreact: {
    comment: "{/* % */}",
    frame: ["const a = <p>\n", "</p>;\n"],
    list: "{['FAR_OFF_THING', 'INVALID_OTP'].join()}",
    compared: "{err.code === 'INVALID_EMIAL'}",
  },
  yaml: {
    comment: "# %",
    frame: ["a: 1\n", ""],
    list: 'codes: ["FAR_OFF_THING", "INVALID_OTP"]',
    compared: 'code: "INVALID_EMIAL"',
  },
};

interface Sample {
  readonly list: string;
  readonly compared: string;
}

describe("comments to Errdex in every language", () => {
  it("have a sample here", () => {
    // What a host holds has the comments of its own language.
    const withComments = languages.filter(({ comments = [], host }) => comments.length > 0 && host === undefined);
    assert.deepEqual(Object.keys(samples).sort(), withComments.map(({ id }) => id).sort());
  });

  for (const [id, { comment, frame, list, compared }] of Object.entries(samples)) {
    const languageId = languageOfId(id)?.languageIds[0] ?? id;
    const say = (text: string): string => comment.replace("%", text);
    const source = (...lines: readonly string[]): string => frame.join(`${lines.join("\n")}\n`);
    for (const [ending, write] of Object.entries({
      LF: (text: string) => text,
      CRLF: (text: string) => text.replace(/\n/g, "\r\n"),
    })) {
      const check = (text: string, expected: readonly string[]) => checkFindings(write(text), expected, { languageId });

      it(`bind what follows in ${id}, ${ending}`, async () => {
        await check(source(list), []);
        await check(source(say("errdex: ratio"), list), ["unknown-code FAR_OFF_THING → -"]);
        await check(source(`${list} ${say("errdex: ratio")}`), ["unknown-code FAR_OFF_THING → -"]);
      });

      it(`disable a line in ${id}, ${ending}`, async () => {
        await check(source(compared), ["unknown-code INVALID_EMIAL → INVALID_EMAIL"]);
        await check(source(`${compared} ${say("errdex-disable-line unknown-code -- known")}`), []);
        await check(source(say("errdex-disable-next-line"), compared), []);
        await check(source(say("errdex-disable"), compared, say("errdex-enable"), compared), [
          "unknown-code INVALID_EMIAL → INVALID_EMAIL",
        ]);
      });
    }
  }
});

const slip = "unknown-code INVALID_EMIAL → INVALID_EMAIL";

describe("errdex: ratio", () => {
  const cases: readonly (readonly [string, string, readonly string[], string?])[] = [
    ["the file, before its first statement", "// errdex: ratio\n\nif (x === 'INVALID_EMIAL') {}", [slip]],
    [
      "the file, behind a shebang and a licence",
      "#!/usr/bin/env node\n/* MIT */\n\n// errdex: ratio\nlet a;\nif (x === 'INVALID_EMIAL') {}",
      [slip],
    ],
    ["the file, behind 'use strict'", "'use strict';\n// errdex: ratio\nlet a;\nif (x === 'INVALID_EMIAL') {}", [slip]],
    [
      "the file, before its imports",
      "let a;\n// errdex: ratio\nimport b from 'b';\nif (x === 'INVALID_EMIAL') {}",
      [slip],
    ],
    [
      "the file, behind Python's docstring",
      "'''About.'''\n# errdex: ratio\na = 1\nb = x == 'INVALID_EMIAL'",
      [slip],
      "python",
    ],
    [
      "the file, behind Go's package",
      'package a\n\n// errdex: ratio\n\nimport "b"\n\nvar y = x == "INVALID_EMIAL"',
      [slip],
      "go",
    ],
    [
      "the file, behind <?php",
      "<?php\ndeclare(strict_types=1);\n// errdex: ratio\n$a = 1;\n$b = $x === 'INVALID_EMIAL';",
      [slip],
      "php",
    ],
    ["the file, in a doc comment", "/**\n * About.\n *\n * errdex: ratio\n */\nif (x === 'INVALID_EMIAL') {}", [slip]],
    ["nothing but one construct elsewhere", "let a;\n// errdex: ratio\nlet b;\nif (x === 'INVALID_EMIAL') {}", []],
    [
      "a file's field for codes, but no other API's value in it",
      "// errdex: ratio\nif (err.code === 'ECONNRESET') {}",
      [],
    ],
    [
      "a construct behind blank lines and other comments",
      "let a;\n// errdex: ratio\n\n// eslint-disable-next-line\nconst x = 'FAR_OFF';",
      ["unknown-code FAR_OFF → -"],
    ],
    ["a construct on its own line", "let a;\n/* errdex: ratio */ const x = 'FAR_OFF';", ["unknown-code FAR_OFF → -"]],
    [
      "a construct behind an attribute",
      'struct A;\n// errdex: ratio\n#[derive(Debug)]\nconst X: &str = "FAR_OFF";',
      ["unknown-code FAR_OFF → -"],
      "rust",
    ],
    [
      "the first statement of a body, not all of it",
      "def f():\n  # errdex: ratio\n  a = ['FAR_OFF']\n  b = ['OTHER_THING']",
      ["unknown-code FAR_OFF → -"],
      "python",
    ],
    [
      "all of a switch by one case",
      "let a;\nswitch (x) {\n  case 'FAR_OFF': // errdex: ratio\n  case 'NEXT_ONE':\n}",
      ["unknown-code FAR_OFF → -", "unknown-code NEXT_ONE → -"],
    ],
    [
      "the cases, not what they do",
      "let a;\n// errdex: ratio\nswitch (x) { case 'FAR_OFF': log('some_text'); return 'OTHER'; }",
      ["unknown-code FAR_OFF → -"],
    ],
    [
      "the keys of a map, not its texts",
      "let a;\n// errdex: ratio\nconst m = { FAR_OFF: 'Sorry.', 'INVALID_OTP': 'Wrong' };",
      ["unknown-code FAR_OFF → -"],
    ],
    [
      "the values of an enum, not its names",
      "let a;\n// errdex: ratio\nenum E { OTP = 'INVALID_OPT', FAR = 'FAR_OFF' }",
      ["unknown-code INVALID_OPT → INVALID_OTP", "unknown-code FAR_OFF → -"],
    ],
    [
      "the code that is thrown, not the message",
      "let a;\n// errdex: ratio\nthrow new E('Some message', 'INVALID_EMIAL');",
      [slip],
    ],
    [
      "near misses in a function, but nothing that is far",
      "let a;\n// errdex: ratio\nfunction f() { if (x === 'INVALID_EMIAL') log('FAR_OFF'); }",
      [slip],
    ],
    [
      "codes that the file defines",
      "const mine = 'FAR_OFF';\n// errdex: ratio\nconst x = ['FAR_OFF'];",
      ["unknown-code FAR_OFF → -"],
    ],
    [
      "two catalogs",
      "let a;\n// errdex: ratio, sphere\nconst x = ['INVALID_OTP', 'customer/not-found', 'customer/not-foud', 'FAR_OFF'];",
      ["unknown-code customer/not-foud → customer/not-found", "unknown-code FAR_OFF → -"],
    ],
    [
      "two catalogs, and a slip in the codes of the one that the construct has fewer of",
      "let a;\n// errdex: ratio, sphere\nconst x = ['INVALID_OTP', 'MISSING_OTP', 'customer/not-foud'];",
      ["unknown-code customer/not-foud → customer/not-found"],
    ],
    [
      "one catalog, so another's codes are wrong",
      "let a;\n// errdex: ratio\nconst x = ['customer/not-found'];",
      ["wrong-catalog customer/not-found → -"],
    ],
    ["no catalog", "let a;\n// errdex: none\nconst x = ['INVALID_OTP', 'MISSING_OTP', 'INVALID_EMIAL'];", []],
    [
      "no catalog, beside one that there is not",
      "let a;\n// errdex: none, rato\nconst x = ['INVALID_OTP', 'MISSING_OTP', 'INVALID_EMIAL'];",
      ["invalid-directive rato → -"],
    ],
    [
      "a whole file to no catalog",
      "// errdex: none -- Firebase's\nfetch('https://api.ratio.me');\nif (err.code === 'INVALID_EMIAL') {}",
      [],
    ],
    [
      "a construct in a file that is bound to another",
      "// errdex: none\nlet a;\n// errdex: ratio\nconst x = 'INVALID_EMIAL';",
      [slip],
    ],
    ["nothing where it is no comment", "let a;\nlog('errdex: ratio');\nconst x = 'FAR_OFF';", []],
    ["nothing where a comment speaks about it", "let a;\n// write errdex: ratio\nconst x = 'FAR_OFF';", []],
    ["nothing where nothing follows", "let a;\n// errdex: ratio\n", ["unused-directive errdex: ratio → -"]],
    [
      "nothing where there is no such catalog",
      "let a;\n// errdex: rato\nconst x = 'FAR_OFF';",
      ["invalid-directive rato → -"],
    ],
    ["nothing where none is named", "let a;\n// errdex:\nconst x = 'FAR_OFF';", ["invalid-directive errdex: → -"]],
  ];
  for (const [what, source, expected, languageId = "typescript"] of cases) {
    it(`binds ${what}`, () => checkFindings(source, expected, { languageId }));
  }

  it("says so as the reason", async () => {
    const source = "let a;\n// errdex: ratio\nconst x = 'FAR_OFF';";
    const { findings } = await testService.analyze(createDocument(source), defaultSettings);
    assert.equal(findings[0]?.message, "'FAR_OFF' is not a Ratio code. (a comment says that this is about Ratio.)");
    const span = findings[0].reasons[0]?.span;
    assert.equal(span && source.slice(span.start, span.end), "errdex: ratio");
  });
});
