import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { languages, languageOfName } from "../../server/src/languages";
import type { RoleRule } from "../../server/src/languages/language";
import { compileConstructs } from "../../server/src/occurrences/constructs";
import { testGrammars } from "../support/check";

for (const language of languages) {
  describe(`language ${language.id}`, () => {
    const { host, grammar: source } = language;

    it("names only node types and fields that its grammar has", async () => {
      if (source === undefined) {
        assert.ok(host?.library, "it has neither a grammar nor a library");
        return;
      }
      const grammar = await testGrammars.load(language);
      assert.ok(grammar, "the grammar does not load");
      compileConstructs(language);
      const roles: readonly Omit<RoleRule, "role">[] = [...(language.roles ?? []), ...(language.wrappers ?? [])];
      const steps = roles.flatMap(({ path }) => path);
      const parts = roles.flatMap(({ where = {}, subject }) => [...Object.keys(where), subject ?? ""]);
      const types = [
        ...Object.keys({ ...language.strings, ...language.wordLists }),
        ...[
          language.bareNames,
          language.words,
          language.patterns,
          language.texts,
          language.transparent,
          language.ignored,
          language.scopes,
          language.blocks,
          language.constantsIn,
          language.units,
          language.qualifiers,
          language.reportsRepeats,
          Object.keys(language.rest ?? {}),
          language.comments,
          language.bodies,
          language.prefixes,
        ].flatMap((list) => list ?? []),
        ...steps.flatMap((step) => step.replace(/[.[+*].*$/, "").split("|")),
        ...(host?.regions ?? []).flatMap(({ node, child }) => [node, child ?? []].flat()),
      ];
      const fields = [
        ...steps.flatMap((step) => /\.(\w+)/.exec(step)?.[1] ?? []),
        ...parts.flatMap((part) => part.match(/[a-z_]+/g) ?? []),
      ];
      // What a language inherits need not all exist in its own grammar: TypeScript has no JSX, TSX no `<T>x` casts.
      const inherited = language.extends === undefined ? [] : ["field_definition", "type_assertion"];
      assert.deepEqual(
        [...new Set(types)].filter(
          (type) => grammar.idForNodeType(type, true) === null && !isOptional(type, inherited),
        ),
        [],
      );
      // A part may name a field or, where there is none, a type or a keyword; the siblings have names of ours.
      const isPart = (name: string): boolean =>
        ["before", "after"].includes(name) ||
        grammar.fieldIdForName(name) !== null ||
        grammar.idForNodeType(name, true) !== null ||
        grammar.idForNodeType(name, false) !== null;
      assert.deepEqual(
        [...new Set(fields)].filter((field) => !isPart(field)),
        [],
      );
    });

    it("names its subjects by regular expressions that compile, and replaces them by groups that they have", () => {
      const { once = [], repeatedly = [], getters = [] } = language.subjects ?? {};
      for (const [pattern, replacement] of [...once, ...repeatedly]) {
        const groups = new RegExp(`${pattern}|`).exec("")?.length ?? 0;
        const named = Array.from(replacement.matchAll(/\$(\d)/g), ([, group]) => Number(group));
        assert.ok(
          named.every((group) => group < groups),
          pattern,
        );
      }
      assert.ok(getters.every((prefix) => /^\w+$/.test(prefix)));
    });

    it("names only languages that are served", () => {
      const { frontMatter, regions = [] } = host ?? {};
      const named = [...regions, frontMatter ?? []].flat().map(({ language: name }) => name);
      assert.deepEqual(
        named.filter((name) => languageOfName(name) === undefined),
        [],
      );
    });

    it("has a fixture", () => {
      assert.ok(existsSync(join("test", "fixtures", "languages", language.id)));
    });
  });
}

function isOptional(type: string, inherited: readonly string[]): boolean {
  return inherited.includes(type) || type.startsWith("jsx_");
}
