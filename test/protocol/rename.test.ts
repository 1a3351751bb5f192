import assert from "node:assert/strict";
import type { Range, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { MemoryDisk } from "../support/memoryDisk";
import type { OpenDocument } from "../support/openDocument";
import { connectInMemory, fullCapabilities, type InMemoryOptions, type TestClient } from "../support/testClient";

const root = "file:///work";

const acme = `{
  // of our own
  "errdexCatalog": 1,
  "id": "acme",
  "name": "Acme Pay",
  "codes": {
    "ACME_BROKE": { "summary": "It broke.", "related": ["ACME_SLEEPS"], "aliases": ["ACME_OLD"] },
    "ACME_SLEEPS": { "summary": "It sleeps.", "deprecated": { "replacedBy": "ACME_BROKE" } },
  }
}
`;

describe("renaming a code", () => {
  let client: TestClient;
  let disk: MemoryDisk;
  afterEach(() => {
    client.dispose();
  });

  async function start(files: Readonly<Record<string, string>>, options: InMemoryOptions = {}): Promise<void> {
    disk = new MemoryDisk({ "acme.errdex.json": acme, ...files }, root);
    client = await connectInMemory({ folders: [root], runtime: { files: disk }, ...options });
  }

  const open = (text: string, path = "asks.ts", languageId = "typescript"): Promise<OpenDocument> =>
    client.open(text, languageId, `${root}/${path}`);
  const prepare = (document: OpenDocument) =>
    document.ask<{ range: Range; placeholder: string } | null>("prepareRename");

  /** The texts after the rename of all that it changes, by path. */
  async function rename(document: OpenDocument, newName: string): Promise<Readonly<Record<string, string>>> {
    const edit = await document.ask<WorkspaceEdit | null>("rename", { newName });
    const changes = (edit?.documentChanges as TextDocumentEdit[] | undefined) ?? [];
    return Object.fromEntries(
      changes.map(({ textDocument: { uri, version }, edits }) => {
        const isOpen = uri === document.uri;
        assert.equal(version, isOpen ? document.version : null);
        const text = isOpen ? document.text : (disk.files.get(uri) ?? "");
        const plain = edits.filter((edit) => "newText" in edit);
        return [uri.replace(`${root}/`, ""), TextDocument.applyEdits(TextDocument.create(uri, "", 0, text), plain)];
      }),
    );
  }

  it("changes its entry, what other entries say of it, and every use", async () => {
    await start({
      "src/a.ts": "const texts = { ACME_BROKE: 'x', 'ACME_SLEEPS': `ACME_BROKE` };\n",
      "src/b.py": 'if code in ("ACME_BROKE", "ACME_SLEEPS"): pass\n',
      "src/c.rb": "case code\nwhen :ACME_BROKE, 'ACME_SLEEPS' then 1\nend\n",
      "src/d.go": 'switch code {\ncase "ACME_BROKE", `ACME_SLEEPS`:\n}\n',
      "src/e.yaml": "retry:\n  codes: [ACME_BROKE, ACME_SLEEPS]\n",
      "src/f.sh": "case $code in\n  ACME_BROKE) exit 1;;\nesac\n",
      "src/g.vue":
        "<script>\nexport default { f: (e) => e.code === 'ACME_BROKE', texts: { ACME_BROKE: 1 } }\n</script>\n",
      "src/other.ts": "const x = 'ACME_SLEEPS';\n",
    });
    const changed = await rename(await open("if (e.code === 'ACME_‸BROKE') {}\n"), "ACME_FELL");
    const expected = Object.fromEntries(
      [...disk.files].map(([uri, text]) => [uri.replace(`${root}/`, ""), text.replaceAll("ACME_BROKE", "ACME_FELL")]),
    );
    delete expected["src/other.ts"];
    assert.deepEqual(changed, { ...expected, "asks.ts": "if (e.code === 'ACME_FELL') {}\n" });
  });

  it("is known as soon as the client makes it, before anybody tells of the catalog's file", async () => {
    await start({});
    const document = await open("log('ACME_‸BROKE');\n");
    assert.ok(await document.hover());
    const changed = await rename(document, "ACME_FELL");
    const becomes = async (isKnown: boolean): Promise<void> => {
      while (((await document.hover()) !== null) !== isKnown) {
        await client.refreshed();
      }
    };
    await document.change((changed["asks.ts"] ?? "").replace("ACME_", "ACME_‸"));
    await becomes(true);
    // The catalog's file is as it was: who is told of it reads it.
    await client.changeFiles({ [`${root}/acme.errdex.json`]: "changed" });
    await becomes(false);
    assert.ok(disk.files.get(`${root}/acme.errdex.json`)?.includes("ACME_BROKE"));
  });

  it("is not taken for made where the document is changed otherwise, or closed", async () => {
    await start({});
    for (const change of ["log('ACME_‸FELL', 1);\n", undefined]) {
      const document = await open("log('ACME_‸BROKE');\n");
      const made = (await rename(document, "ACME_FELL"))["asks.ts"]?.replace("ACME_", "ACME_‸") ?? "";
      if (change === undefined) {
        await document.close();
      } else {
        await document.change(change);
      }
      const again = await open(made);
      const read = disk.readUris.length;
      assert.equal(await again.hover(), null);
      assert.deepEqual(disk.readUris.slice(read), []);
      await again.close();
    }
  });

  it("begins at the entry, too, or where another one names it", async () => {
    await start({ "a.ts": "if (e.code === 'ACME_BROKE') {}\n" });
    for (const marked of [acme.replace('"ACME_BROKE":', '"‸ACME_BROKE":'), acme.replace('By": "', 'By": "‸')]) {
      const document = await open(marked, "acme.errdex.json", "json");
      const prepared = await prepare(document);
      assert.equal(prepared && document.textAt(prepared.range), "ACME_BROKE");
      assert.deepEqual(await rename(document, "ACME_FELL"), {
        "acme.errdex.json": acme.replaceAll("ACME_BROKE", "ACME_FELL"),
        "a.ts": "if (e.code === 'ACME_FELL') {}\n",
      });
      await document.close();
    }
  });

  it("changes all files that make up the catalog, in their own quotes", async () => {
    await start({
      "more.errdex.yaml":
        "errdexCatalog: 1\nid: acme\nname: Acme\ncodes:\n  ACME_MORE:\n    summary: More.\n    related: [ACME_BROKE, 'ACME_BROKE', \"ACME_BROKE\"]\n",
    });
    const document = await open("if (e.code === 'ACME_‸BROKE') {}\n");
    assert.deepEqual(
      (await rename(document, "acme/it's"))["more.errdex.yaml"]?.split("related: ")[1],
      `["acme/it's", 'acme/it''s', "acme/it's"]\n`,
    );
  });

  it("keeps to the way in which each language writes the new name", async () => {
    await start({
      "a.ts": "const t = { ACME_BROKE: 1 };\n",
      "b.cs": 'var x = code == @"ACME_BROKE" || code == "ACME_BROKE";\n',
      "c.rs": 'let x = code == r#"ACME_BROKE"#;\n',
      "d.yml": "code: ACME_BROKE\n",
      "e.php": "<?php $x = $code === 'ACME_BROKE';\n",
    });
    const changed = await rename(await open("if (e.code === 'ACME_‸BROKE') {}\n"), 'acme "it\'s" \\');
    assert.deepEqual(
      { ...changed, "acme.errdex.json": undefined },
      {
        "acme.errdex.json": undefined,
        "asks.ts": "if (e.code === 'acme \"it\\'s\" \\\\') {}\n",
        "a.ts": 'const t = { "acme \\"it\'s\\" \\\\": 1 };\n',
        "b.cs": 'var x = code == @"acme ""it\'s"" \\" || code == "acme \\"it\'s\\" \\\\";\n',
        "c.rs": 'let x = code == r#"acme "it\'s" \\"#;\n',
        "d.yml": 'code: "acme \\"it\'s\\" \\\\"\n',
        "e.php": "<?php $x = $code === 'acme \"it\\'s\" \\\\';\n",
      },
    );
  });

  it("changes files as they are now, whether or not anybody has told of a change", async () => {
    await start({ "a.ts": "if (e.code === 'ACME_BROKE') {}\n" });
    const document = await open("if (e.code === 'ACME_‸BROKE') {}\n");
    await prepare(document);
    await client.indexed();
    for (const path of ["acme.errdex.json", "a.ts"]) {
      disk.files.set(`${root}/${path}`, `// pulled\n${disk.files.get(`${root}/${path}`) ?? ""}`);
    }
    assert.deepEqual(await rename(document, "ACME_FELL"), {
      "acme.errdex.json": `// pulled\n${acme.replaceAll("ACME_BROKE", "ACME_FELL")}`,
      "a.ts": "// pulled\nif (e.code === 'ACME_FELL') {}\n",
      "asks.ts": "if (e.code === 'ACME_FELL') {}\n",
    });
  });

  it("gives no edit for a document that has changed meanwhile", async () => {
    await start({ "a.ts": "", "z.ts": "" });
    const other = await open("if (e.code === 'ACME_BROKE') {}\n", "a.ts");
    const document = await open("if (e.code === 'ACME_‸BROKE') {}\n");
    await prepare(document);
    await client.indexed();
    // The last file that is read: by then, the other document has been looked at.
    disk.files.set(`${root}/z.ts`, "if (e.code === 'ACME_BROKE') {}\n");
    await client.changeFiles({ [`${root}/z.ts`]: "changed" });
    await client.indexed();
    const read = disk.read.bind(disk);
    disk.read = async (uri) => {
      if (uri.endsWith("z.ts")) {
        await other.change("\n", { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
        await client.settle();
      }
      return read(uri);
    };
    await assert.rejects(rename(document, "ACME_FELL"), { message: "A document changed meanwhile." });
  });

  it("leaves names of the program alone, and says so", async () => {
    await start({ "a.java": 'enum Code { ACME_BROKE("ACME_BROKE"), ACME_SLEEPS("ACME_SLEEPS") }\n' });
    const told = new Promise((resolve) => {
      client.connection.onNotification("window/showMessage", ({ message }: { readonly message: string }) => {
        resolve(message);
      });
    });
    const changed = await rename(await open("if (e.code === 'ACME_‸BROKE') {}\n"), "ACME_FELL");
    assert.equal(changed["a.java"], 'enum Code { ACME_BROKE("ACME_FELL"), ACME_SLEEPS("ACME_SLEEPS") }\n');
    assert.equal(await told, "Names in the program were left alone: 1.");
    assert.equal(await prepare(await open("enum C { ACME_‸BROKE = 'ACME_BROKE' }", "enum.ts")), null);
  });

  it("leaves other spellings of the code, and another catalog's code", async () => {
    await start({
      "a.ts": "const x = ['ACME_OLD', 'ACME_BROKE'];\n",
      "beta.errdex.json": acme.replace('"acme"', '"beta"').replaceAll("ACME_SLEEPS", "BETA_SLEEPS"),
      "beta.ts": "// errdex: beta\nconst x = ['ACME_BROKE', 'BETA_SLEEPS'];\n",
      "unclear.ts": "const x = 'ACME_BROKE';\n",
      "ours.ts": "// errdex: acme\nconst x = ['ACME_BROKE'];\n",
    });
    const told = new Promise((resolve) => {
      client.connection.onNotification("window/showMessage", ({ message }: { readonly message: string }) => {
        resolve(message);
      });
    });
    const changed = await rename(await open("// errdex: acme\nconst x = ['ACME_‸BROKE'];\n"), "ACME_FELL");
    assert.deepEqual(Object.keys(changed).sort(), ["acme.errdex.json", "asks.ts", "ours.ts"]);
    assert.equal(await told, "Places that may mean another catalog's code were left alone: 3.");
  });

  it("says where the index does not know all files", async () => {
    await start({ "a.ts": "x = 'ACME_BROKE'\n" }, { settings: { maxIndexedFiles: 0 } });
    const told = new Promise((resolve) => {
      client.connection.onNotification("window/showMessage", ({ message }: { readonly message: string }) => {
        resolve(message);
      });
    });
    const changed = await rename(await open("if (e.code === 'ACME_‸BROKE') {}\n"), "ACME_FELL");
    assert.deepEqual(Object.keys(changed).sort(), ["acme.errdex.json", "asks.ts"]);
    assert.equal(await told, "Not all files of the workspace are indexed: look for ACME_BROKE in the others.");
  });

  describe("is refused", () => {
    const refusal = async (asked: Promise<unknown>): Promise<string> =>
      asked.then(
        () => "",
        (error: unknown) => (error as Error).message,
      );

    it("for codes that are not the project's own", async () => {
      await start({
        "package.json": '{ "dependencies": { "pack": "1" } }',
        "node_modules/pack/package.json": '{ "name": "pack", "errdex": { "catalogs": ["codes.json"] } }',
        "node_modules/pack/codes.json": acme.replace('"acme"', '"pack"').replaceAll("ACME_", "PACK_"),
        "ratio.errdex.json": acme.replace('"acme"', '"ratio"').replaceAll("ACME_SLEEPS", "INVALID_OTP"),
      });
      for (const [source, message] of [
        ["MISSING_‸OTP", "MISSING_OTP is a code of the catalog ratio, which is not the project's own (built-in)."],
        // An own catalog says something of it, but it is Ratio's nevertheless.
        ["INVALID_‸OTP", "INVALID_OTP is a code of the catalog ratio, which is not the project's own (built-in)."],
        [
          "PACK_‸BROKE",
          "PACK_BROKE is a code of the catalog pack, which is not the project's own (node_modules/pack/codes.json).",
        ],
        ["ACME_‸OLD", "ACME_OLD is another spelling of ACME_BROKE, as its catalog says."],
      ] as const) {
        const document = await open(
          `// errdex: ${source.startsWith("ACME") ? "acme" : source.startsWith("PACK") ? "pack" : "ratio"}\nx = ['${source}']`,
        );
        assert.equal(await refusal(prepare(document)), message);
        assert.equal(await refusal(rename(document, "NEW_NAME")), message);
        await document.close();
      }
      const uri = "errdex:/catalogs/ratio.json";
      const virtual = await client.open('{ "id": "ratio", "codes": { "MISSING_‸OTP": "" } }', "json", uri);
      assert.match(await refusal(prepare(virtual)), /^MISSING_OTP is a code of the catalog ratio/);
    });

    it("for names that are taken, or no codes", async () => {
      await start({});
      const document = await open("x = ['ACME_‸BROKE']");
      for (const [newName, message] of [
        ["ACME_SLEEPS", "Acme Pay has the code ACME_SLEEPS already."],
        ["ACME_OLD", "Acme Pay has ACME_OLD already, as another spelling of ACME_BROKE."],
        [" ACME", "A code has 1 to 128 characters and no blanks at its ends."],
        ["", "A code has 1 to 128 characters and no blanks at its ends."],
      ] as const) {
        assert.equal(await refusal(rename(document, newName)), message);
      }
    });

    it("where several catalogs may be meant", async () => {
      await start({ "beta.errdex.json": acme.replace('"acme"', '"beta"') });
      assert.equal(
        await refusal(prepare(await open("log('ACME_‸BROKE')"))),
        "ACME_BROKE is a code of several catalogs: acme, beta. Rename it in its catalog.",
      );
    });

    it("without a word for what is no code", async () => {
      await start({}, { capabilities: { ...fullCapabilities, textDocument: {} } });
      const document = await open("const fo‸o = 'ACME_BROKE';");
      assert.equal(await prepare(document), null);
      assert.deepEqual(await rename(document, "bar"), {});
      assert.equal(client.initialized.capabilities.renameProvider, true);
    });
  });
});
