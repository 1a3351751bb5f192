import assert from "node:assert/strict";
import { CatalogStore } from "../../../server/src/catalogs/catalogStore";
import { readCatalogText } from "../../../server/src/catalogs/catalogText";
import type { SourceKind } from "../../../server/src/catalogs/joinCatalogs";

interface Given {
  readonly key: string;
  readonly kind?: SourceKind;
  readonly scope?: string;
  /** `false`: a text that is no catalog. */
  readonly data: object | false;
}

const catalog = (id: string, codes: object, rest: object = {}): object => ({
  errdexCatalog: 1,
  id,
  name: id.toUpperCase(),
  ...rest,
  codes,
});

async function put(store: CatalogStore, { key, kind = "file", scope, data }: Given): Promise<string> {
  const text = data === false ? "{ broken" : JSON.stringify(data);
  store.put({
    key,
    kind,
    from: key,
    scopes: scope === undefined ? undefined : [scope],
    read: await readCatalogText(text, "a.json", key),
  });
  return text;
}

/** `ratio(A,B) acme(C)`. */
const show = (store: CatalogStore, uri: string): string =>
  store
    .catalogsFor(uri)
    .map(({ id, entries }) => `${id}(${[...entries.keys()].join()})`)
    .join(" ");

describe("catalogs in force", () => {
  const base: Given = { key: "base", kind: "built-in", data: catalog("ratio", { A: "Is A.", B: "Is B." }) };
  const cases: readonly {
    readonly name: string;
    readonly sources: readonly Given[];
    readonly uri?: string;
    readonly expected: string;
    /** Each as `key rule: text underlined`. */
    readonly problems?: readonly string[];
  }[] = [
    {
      name: "stand side by side",
      sources: [{ key: "f", data: catalog("acme", { C: "Is C." }) }, base],
      expected: "ratio(A,B) acme(C)",
    },
    {
      name: "extend another entry by entry",
      sources: [base, { key: "f", data: catalog("ratio", { B: "Is ours.", C: { summary: "Is C.", related: ["A"] } }) }],
      expected: "ratio(A,B,C)",
    },
    {
      name: "take another's place",
      sources: [base, { key: "f", data: catalog("ratio", { C: "Is C." }, { replace: true }) }],
      expected: "ratio(C)",
    },
    {
      name: "a broken one harms no other",
      sources: [base, { key: "f", data: false }, { key: "g", data: catalog("acme", { C: "Is C." }) }],
      expected: "ratio(A,B) acme(C)",
      problems: ["f catalog-syntax: broken"],
    },
    {
      name: "serve their folder only",
      sources: [
        base,
        { key: "f", scope: "/a/", data: catalog("acme", { C: "Is C." }) },
        { key: "g", scope: "/b/", data: catalog("beta", { D: "Is D." }) },
      ],
      uri: "/a/src/x.ts",
      expected: "ratio(A,B) acme(C)",
    },
    {
      name: "one in two files, with a code in both",
      sources: [
        { key: "f", data: catalog("acme", { C: "Is C.", D: "Is D." }) },
        { key: "g", data: catalog("acme", { D: "Is D, too.", E: "Is E." }) },
      ],
      expected: "acme(C,D,E)",
      problems: [`g catalog-duplicate-code: "D"`],
    },
    {
      name: "codes that there are not",
      sources: [
        {
          key: "f",
          data: catalog("acme", {
            C: { summary: "Is C.", related: ["C", "Z"], deprecated: { replacedBy: "Y" } },
          }),
        },
      ],
      expected: "acme(C)",
      problems: [`f catalog-dangling-related: "Z"`, `f catalog-dangling-related: "Y"`],
    },
    {
      name: "an alias that is a code of another",
      sources: [base, { key: "f", data: catalog("acme", { C: { summary: "Is C.", aliases: ["A", "C2"] } }) }],
      expected: "ratio(A,B) acme(C)",
      problems: [`f catalog-alias-clash: "A"`],
    },
    {
      name: "an alias of two codes",
      sources: [
        {
          key: "f",
          data: catalog("acme", { C: { summary: "Is C.", aliases: ["X"] }, D: { summary: "Is D.", aliases: ["X"] } }),
        },
      ],
      expected: "acme(C,D)",
      problems: [`f catalog-alias-clash: "X"`],
    },
  ];
  for (const { name, sources, uri = "/x.ts", expected, problems = [] } of cases) {
    it(name, async () => {
      const store = new CatalogStore();
      const found: string[] = [];
      const texts = await Promise.all(sources.map((source) => put(store, source)));
      for (const [i, { key }] of sources.entries()) {
        for (const { rule, span } of await store.problemsOf(key)) {
          found.push(`${key} ${rule}: ${texts[i]?.slice(span.start, span.end) ?? ""}`);
        }
      }
      assert.equal(show(store, uri), expected);
      assert.deepEqual(found, problems);
    });
  }

  it("link the entries of a merged catalog to it", async () => {
    const store = new CatalogStore();
    await put(store, base);
    await put(store, { key: "f", data: catalog("ratio", { C: "Is C." }, { evidence: { hosts: ["h.com"] } }) });
    const [ratio] = store.catalogsFor("/x.ts");
    assert.ok(ratio);
    assert.ok([...ratio.entries.values()].every((entry) => entry.catalog === ratio));
    assert.deepEqual(ratio.evidence.hosts, ["h.com"]);
    assert.equal(ratio.from, "base, f");
  });

  it("are the same list until one changes", async () => {
    const store = new CatalogStore();
    await put(store, base);
    await put(store, { key: "f", scope: "/a/", data: catalog("ratio", { C: "Is C." }) });
    const before = store.catalogsFor("/a/x.ts");
    assert.equal(store.catalogsFor("/a/y/z.ts"), before);
    await put(store, { key: "g", scope: "/b/", data: catalog("acme", { C: "Is C." }) });
    assert.equal(store.catalogsFor("/a/x.ts"), before);
    await put(store, { key: "f", scope: "/a/", data: catalog("ratio", { D: "Is D." }) });
    assert.notEqual(store.catalogsFor("/a/x.ts"), before);
  });

  it("are the same lists after nothing changed, however many there are", async () => {
    const store = new CatalogStore();
    const folders = Array.from({ length: 150 }, (_, i) => `/${i}/`);
    for (const [i, scope] of folders.entries()) {
      await put(store, { key: scope, scope, data: catalog(`c${i}`, { C: "Is C." }) });
    }
    const listAll = (): readonly unknown[] => folders.map((folder) => store.catalogsFor(folder));
    const before = listAll();
    store.putAll(store.sources);
    assert.ok(listAll().every((list, i) => list === before[i]));
  });

  it("keep the last good one of a source while it is broken, until it is gone", async () => {
    const store = new CatalogStore();
    await put(store, { key: "f", data: catalog("acme", { C: "Is C." }) });
    const before = store.catalogsFor("/x.ts");
    await put(store, { key: "f", data: false });
    assert.equal(store.catalogsFor("/x.ts"), before);
    assert.equal((await store.problemsOf("f")).length, 1);
    await put(store, { key: "f", data: catalog("acme", { D: "Is D." }) });
    assert.equal(show(store, "/x.ts"), "acme(D)");
    store.delete("f");
    assert.equal(show(store, "/x.ts"), "");
  });
});
