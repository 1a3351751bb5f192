import assert from "node:assert/strict";
import type { Node } from "web-tree-sitter";
import type { LanguageDefinition } from "../../server/src/languages/language";
import { testGrammars } from "./check";

/** What `read` makes of a text's syntax tree. Fails for a language without a grammar. */
export async function readTree<T>(text: string, language: LanguageDefinition, read: (root: Node) => T): Promise<T> {
  const grammar = await testGrammars.load(language);
  assert.ok(grammar, `${language.id} has no grammar`);
  const parser = await testGrammars.createParser();
  try {
    parser.setLanguage(grammar);
    const tree = parser.parse(text);
    assert.ok(tree);
    try {
      return read(tree.rootNode);
    } finally {
      tree.delete();
    }
  } finally {
    parser.delete();
  }
}
