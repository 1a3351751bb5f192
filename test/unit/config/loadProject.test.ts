import assert from "node:assert/strict";
import picomatch from "picomatch";
import { CatalogStore } from "../../../server/src/catalogs/catalogStore";
import { readCatalogText } from "../../../server/src/catalogs/catalogText";
import { loadProject, type ProjectFiles } from "../../../server/src/config/loadProject";
import { findUnknown, toProblem } from "../../../server/src/config/unknownCatalogs";
import { type ConfigText, readConfigText } from "../../../server/src/config/readConfig";
import { resolveConfig } from "../../../server/src/config/resolveConfig";
import { foldersUpTo, nameOf, reachesTooFar, resolvePath } from "../../../server/src/config/paths";

type Files = Readonly<Record<string, object | string>>;

const catalog = (id: string, ...codes: readonly string[]): object => ({
  errdexCatalog: 1,
  id,
  name: id,
  codes: Object.fromEntries(codes.map((code) => [code, `Is ${code}.`])),
});

/** Loads a workspace folder `/w/` of files in memory. */
async function load(files: Files, patterns: readonly string[] = []): Promise<Loaded> {
  const texts = new Map(
    Object.entries(files).map(([path, data]) => [path, typeof data === "string" ? data : JSON.stringify(data)]),
  );
  const all = [...texts.keys()];
  const own = all.filter((path) => !path.includes("node_modules"));
  const project: ProjectFiles = {
    root: "/w/",
    catalogs: own.filter((path) => path.includes(".errdex")),
    configs: own.filter((path) => nameOf(path) === "errdex.json"),
    manifests: own.filter((path) => nameOf(path) === "package.json"),
    patterns,
  };
  const { sources, configs, configProblems, named } = await loadProject(project, {
    read: (path) => Promise.resolve(texts.get(path)),
    glob: (folder, pattern) => {
      const matches = picomatch(pattern);
      return Promise.resolve(all.filter((path) => path.startsWith(folder) && matches(path.slice(folder.length))));
    },
    show: (path) => path.slice("/w/".length),
    readCatalog: readCatalogText,
  });
  const store = new CatalogStore();
  store.putAll(sources);
  const unknown = findUnknown(named, store.sources).map(async (one) => ({ path: one.path, ...(await toProblem(one)) }));
  const problems = [
    ...(await Promise.all(unknown)),
    ...[...configProblems].flatMap(([path, found]) => found.map((problem) => ({ path, ...problem }))),
    ...sources.flatMap(({ key, read }) => read.problems.map((problem) => ({ path: key, ...problem }))),
  ];
  return {
    codesAt: (path) =>
      store
        .catalogsFor(path)
        .flatMap(({ entries }) => [...entries.keys()])
        .sort()
        .join(),
    settingsAt: (folder) => configs.get(folder)?.settings ?? {},
    problems: problems.map(
      ({ path, rule, span }) => `${nameOf(path)} ${rule}: ${texts.get(path)?.slice(span.start, span.end) ?? ""}`,
    ),
  };
}

interface Loaded {
  readonly codesAt: (path: string) => string;
  readonly settingsAt: (folder: string) => object;
  readonly problems: readonly string[];
}

describe("loading a project", () => {
  const cases: readonly {
    readonly name: string;
    readonly files: Files;
    readonly patterns?: readonly string[];
    /** By path, the codes in force there. */
    readonly codes: Readonly<Record<string, string>>;
    readonly problems?: readonly string[];
  }[] = [
    {
      name: "takes catalogs in the usual places for the whole folder",
      files: {
        "/w/docs/a.errdex.json": catalog("a", "A"),
        "/w/.errdex/b.yaml": "errdexCatalog: 1\nid: b\nname: B\ncodes: { B: Is B. }",
      },
      codes: { "/w/src/x.ts": "A,B", "/other/x.ts": "" },
    },
    {
      name: "gives catalogs beside a config to its folder alone",
      files: {
        "/w/a/errdex.json": {},
        "/w/a/errors/a.errdex.json": catalog("a", "A"),
        "/w/b/errdex.json": {},
        "/w/b/b.errdex.json": catalog("b", "B"),
        "/w/all.errdex.json": catalog("all", "ALL"),
      },
      codes: { "/w/a/x.ts": "A,ALL", "/w/b/src/x.ts": "ALL,B", "/w/x.ts": "ALL" },
    },
    {
      name: "finds what a config names by path and by glob",
      files: {
        "/w/a/errdex.json": { catalogs: ["../shared/s.json", "errors/*.json"] },
        "/w/shared/s.json": catalog("s", "S"),
        "/w/a/errors/e.json": catalog("e", "E"),
        "/w/a/errors/deep/f.json": catalog("f", "F"),
      },
      codes: { "/w/a/x.ts": "E,S", "/w/x.ts": "" },
    },
    {
      name: "takes over the catalogs of the configs that another one extends",
      files: {
        "/w/errdex.json": { catalogs: ["s.json"] },
        "/w/s.json": catalog("s", "S"),
        "/w/a/errdex.json": { extends: "../errdex.json" },
      },
      codes: { "/w/a/x.ts": "S", "/w/x.ts": "S" },
    },
    {
      name: "finds what the editor's settings name",
      files: { "/w/s.json": catalog("s", "S") },
      patterns: ["s.json"],
      codes: { "/w/x.ts": "S" },
    },
    {
      name: "says that a file which was named is missing",
      files: { "/w/errdex.json": { catalogs: ["gone.json"] } },
      codes: { "/w/x.ts": "" },
      problems: ["gone.json catalog-unreadable: "],
    },
    {
      name: "reads catalogs of packages that the project names",
      files: {
        "/w/package.json": { dependencies: { "@acme/sdk": "1" }, devDependencies: { plain: "1", "../evil": "1" } },
        "/w/node_modules/@acme/sdk/package.json": {
          errdex: { catalogs: ["./dist/errors.json", "../../../evil.json"] },
        },
        "/w/node_modules/@acme/sdk/dist/errors.json": catalog("acme", "ACME"),
        "/w/node_modules/plain/package.json": {},
        "/w/node_modules/hidden/package.json": { errdex: { catalogs: "h.json" } },
        "/w/node_modules/hidden/h.json": catalog("hidden", "HIDDEN"),
        "/w/evil.json": catalog("evil", "EVIL"),
      },
      codes: { "/w/x.ts": "ACME" },
    },
    {
      name: "reads packages that are installed above the project that names them",
      files: {
        "/w/a/package.json": { dependencies: { sdk: "1" } },
        "/w/node_modules/sdk/package.json": { errdex: { catalogs: "c.json" } },
        "/w/node_modules/sdk/c.json": catalog("sdk", "SDK"),
      },
      codes: { "/w/a/x.ts": "SDK", "/w/x.ts": "" },
    },
    {
      name: "says what is wrong in a config, and takes the rest",
      files: {
        "/w/errdex.json": `{ "catalogs": ["s.json"], "colour": 1, "rules": { "unknown-code": "loud", "odd": "off" }, "extends": "no.json" }`,
        "/w/s.json": catalog("s", "S"),
      },
      codes: { "/w/x.ts": "S" },
      problems: [
        `errdex.json config-unknown-key: "colour"`,
        `errdex.json config-unknown-key: "odd"`,
        `errdex.json config-wrong-type: "loud"`,
        `errdex.json config-extends: "no.json"`,
      ],
    },
    {
      name: "ends where configs extend each other",
      files: { "/w/errdex.json": { extends: ["a/errdex.json"] }, "/w/a/errdex.json": { extends: "../errdex.json" } },
      codes: {},
      problems: [`errdex.json config-extends: "a/errdex.json"`, `errdex.json config-extends: "../errdex.json"`],
    },
    {
      name: "refuses globs that search outside of the project",
      files: {
        "/w/errdex.json": { catalogs: ["/**/*.json", "../*.json", "/w/errors/*.json", "../v/*.json", "/v/v.json"] },
        "/w/errors/e.json": catalog("e", "E"),
        "/v/v.json": catalog("v", "V"),
      },
      codes: { "/w/x.ts": "V" },
      problems: [
        `errdex.json config-glob: "/**/*.json"`,
        `errdex.json config-glob: "../*.json"`,
        // Files in memory are found by what follows the config's folder only.
        `errdex.json config-no-match: "/w/errors/*.json"`,
        `errdex.json config-no-match: "../v/*.json"`,
      ],
    },
    {
      name: "says of a glob that it finds nothing, once, in the config that names it",
      files: {
        "/w/errdex.json": { catalogs: ["erors/*.json", "errors/*.json"] },
        "/w/errors/a.json": catalog("a", "A"),
        "/w/pay/errdex.json": { extends: "../errdex.json" },
      },
      codes: { "/w/x.ts": "A", "/w/pay/x.ts": "A" },
      problems: [`errdex.json config-no-match: "erors/*.json"`],
    },
    {
      name: "says which id in bind no catalog has, each time, in the config that names it",
      files: {
        "/w/errdex.json": { bind: { "src/**": ["a", "acmee"], "x/**": "none", "y/**": "b", "z/**": "B" } },
        "/w/a.errdex.json": catalog("a", "A"),
        "/w/pay/errdex.json": { extends: "../errdex.json", bind: { "**": "acmee" } },
        "/w/pay/b.errdex.json": catalog("b", "B"),
      },
      codes: { "/w/x.ts": "A" },
      problems: [
        `errdex.json config-unknown-catalog: "acmee"`,
        `errdex.json config-unknown-catalog: "B"`,
        `errdex.json config-unknown-catalog: "acmee"`,
      ],
    },
    {
      name: "calls no id unknown where a catalog cannot be read",
      files: { "/w/errdex.json": { bind: { "src/**": "b" } }, "/w/b.errdex.json": "{" },
      codes: {},
      problems: ["b.errdex.json catalog-syntax: "],
    },
    {
      name: "calls no id unknown before packages are installed",
      files: { "/w/errdex.json": { bind: { "src/**": "b" } }, "/w/package.json": { dependencies: { b: "1" } } },
      codes: {},
    },
    {
      name: "calls an id unknown where other packages are installed",
      files: {
        "/w/errdex.json": { bind: { "src/**": "b" } },
        "/w/package.json": { dependencies: { c: "1" } },
        "/w/node_modules/c/package.json": {},
      },
      codes: {},
      problems: [`errdex.json config-unknown-catalog: "b"`],
    },
    {
      name: "calls no id unknown that a config outside of the project names",
      files: {
        "/errdex.json": { bind: { "src/**": "b" } },
        "/v/errdex.json": { bind: { "src/**": "b" } },
        "/w/errdex.json": { extends: "../v/errdex.json" },
      },
      codes: {},
    },
    {
      name: "says which language in includeLanguages Errdex does not read",
      files: { "/w/errdex.json": { includeLanguages: { mine: "typescript", yours: "cobol", theirs: "html" } } },
      codes: {},
      problems: [`errdex.json config-unknown-language: "cobol"`],
    },
    {
      name: "survives a broken config",
      files: { "/w/errdex.json": "{" },
      codes: {},
      problems: ["errdex.json config-syntax: "],
    },
    {
      name: "survives a config that is a list",
      files: { "/w/errdex.json": "[]" },
      codes: {},
      problems: ["errdex.json config-wrong-type: ["],
    },
  ];
  for (const { name, files, patterns, codes, problems = [] } of cases) {
    it(name, async () => {
      const loaded = await load(files, patterns);
      assert.deepEqual(Object.fromEntries(Object.keys(codes).map((path) => [path, loaded.codesAt(path)])), codes);
      assert.deepEqual(loaded.problems, problems);
    });
  }

  it("reads each config that others extend once for each of them", async () => {
    const reads = new Map<string, number>();
    const read = async (path: string): Promise<ConfigText> => {
      reads.set(path, (reads.get(path) ?? 0) + 1);
      const next = `${Number(path.slice("/w/".length)) + 1}`;
      return readConfigText(JSON.stringify({ catalogs: ["a.json"], extends: next === "18" ? [] : [next, next] }));
    };
    const { config } = await resolveConfig("/w/1", "/w/", read);
    assert.deepEqual([...reads.values()], Array(17).fill(1));
    assert.deepEqual(
      config.catalogs.map(({ folder, pattern }) => [folder, pattern]),
      [["/w/", "a.json"]],
    );
  });

  it("layers the settings of configs, rule by rule", async () => {
    const { settingsAt } = await load({
      "/w/errdex.json": { strictness: "typos", rules: { "unknown-code": "error", "wrong-catalog": "off" } },
      "/w/a/errdex.json": `{ /* Ours. */ "extends": "../errdex.json", "rules": { "wrong-catalog": "hint" }, }`,
    });
    assert.deepEqual(settingsAt("/w/a/"), {
      strictness: "typos",
      rules: { "unknown-code": "error", "wrong-catalog": "hint" },
    });
  });

  it("counts the globs of bind from the folder of the config", async () => {
    const { settingsAt } = await load({
      "/w/errdex.json": { bind: { "src/**": "ratio" } },
      "/w/a/[b]/errdex.json": { extends: "../../errdex.json", bind: { "./kyc/*.ts": "sphere", "**/x.ts": "none" } },
    });
    assert.deepEqual(settingsAt("/w/"), { bind: { "src/**": "ratio" } });
    assert.deepEqual(settingsAt("/w/a/[b]/"), {
      bind: { "a/\\[b\\]/src/**": "ratio", "a/\\[b\\]/kyc/*.ts": "sphere", "a/\\[b\\]/**/x.ts": "none" },
    });
  });
});

describe("paths", () => {
  const cases: readonly (readonly [folder: string, path: string, expected: string])[] = [
    ["/w/a/", "b.json", "/w/a/b.json"],
    ["/w/a/", "./../b/c.json", "/w/b/c.json"],
    ["/w/", "../../../x", "/x"],
    ["/w/", "/etc/x", "/etc/x"],
    ["file:///w/a/", "../my file.json", "file:///w/my%20file.json"],
    ["vscode-vfs://github/acme/r/", "x.json", "vscode-vfs://github/acme/r/x.json"],
    ["C:/w/", "a/x.json", "C:/w/a/x.json"],
  ];
  for (const [folder, path, expected] of cases) {
    it(`${path} from ${folder}`, () => {
      assert.equal(resolvePath(folder, path), expected);
    });
  }

  const globs: readonly (readonly [root: string, folder: string, glob: string, expected: boolean])[] = [
    ["/w/", "/w/", "**/*.json", false],
    ["/w/", "/w/a/", "../*.json", false],
    ["/w/", "/w/a/", "../../*.json", true],
    ["/w/", "/v/", "../shared/*.json", false],
    ["/w/a/", "/w/", "*.json", false],
    ["/", "/", "**", false],
    ["file:///w/", "file:///w/", "/**/*.json", true],
    ["file:///my%20w/", "file:///my%20w/", "/my w/*.json", false],
    ["C:/w/", "C:/w/", "D:/**", true],
    ["C:/w/", "C:/w/", "C:/w/e/*.json", false],
  ];
  for (const [root, folder, glob, expected] of globs) {
    it(`the glob ${glob} of ${folder} reaches ${expected ? "too far from" : "into or near"} ${root}`, () => {
      assert.equal(reachesTooFar(root, folder, glob), expected);
    });
  }

  it("end at the root", () => {
    assert.deepEqual(foldersUpTo("/a/b/", "/a/"), ["/a/b/", "/a/"]);
    assert.deepEqual(foldersUpTo("/a/", ""), ["/a/", "/"]);
    assert.deepEqual(foldersUpTo("/c/", "/a/"), []);
    assert.equal(foldersUpTo("file:///a/", "")[1], "file:///");
  });
});
