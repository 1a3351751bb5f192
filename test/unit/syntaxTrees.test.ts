import assert from "node:assert/strict";
import { SyntaxTrees } from "../../server/src/documents/syntaxTrees";
import { languageOfId } from "../../server/src/languages";
import { Grammars } from "../../server/src/languages/grammars";
import { createDocument, quietLogger, readPackageWasm } from "../support/check";

describe("syntax trees", () => {
  it("are freed at once where they are made for somebody who still reads when they are disposed", async () => {
    const grammars = new Grammars(readPackageWasm, quietLogger);
    const language = languageOfId("typescript");
    const grammar = language && (await grammars.load(language));
    assert.ok(grammar !== undefined);
    const parser = await grammars.createParser();
    let living = 0;
    const parse = parser.parse.bind(parser);
    parser.parse = (...given) => {
      const tree = parse(...given);
      if (tree !== null) {
        living++;
        const free = tree.delete.bind(tree);
        tree.delete = () => {
          living--;
          free();
        };
      }
      return tree;
    };
    const trees = new SyntaxTrees(parser);
    const document = createDocument("a = 'b'", "typescript");
    const read = (): string | undefined => trees.read(document, grammar, (root) => root.type);
    assert.equal(read(), "program");
    assert.equal(living, 1);
    trees.dispose();
    assert.equal(living, 0);
    assert.equal(read(), "program");
    assert.equal(
      trees.readWith(document, grammar, [{ offset: 7, insertion: ";" }], (root) => root.endIndex),
      8,
    );
    assert.equal(living, 0);
    parser.delete();
  });
});
