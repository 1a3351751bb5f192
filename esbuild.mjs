/**
 * Builds `dist`: the client and the server, each for Node and for the browser, the command line, the grammars, and the
 * licences of the packages that are in them.
 *
 *   node esbuild.mjs [--watch] [--production]
 *
 * A production build is minified and has no source maps. What an earlier build left in `dist` is removed.
 */

import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { build, context } from "esbuild";

const root = import.meta.dirname;
const dist = join(root, "dist");
const require = createRequire(import.meta.url);
const watch = process.argv.includes("--watch");
const production = process.argv.includes("--production");

/** Gives data as text for `JSON.parse`, which V8 reads in a third of the time that it takes for the same as code. */
const parsedJson = {
  name: "parsed-json",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, "utf8")));
      return { contents: `module.exports = JSON.parse(${JSON.stringify(text)});`, loader: "js" };
    });
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  logLevel: "silent",
  minify: production,
  sourcemap: production ? false : "linked",
  sourcesContent: false,
  metafile: true,
  // Of its two forms, the one for ES modules finds neither itself nor `require` in a bundle that is none.
  alias: { "web-tree-sitter": require.resolve("web-tree-sitter") },
  // The notices of all packages are in one file: see `writeNotices`.
  legalComments: "none",
  plugins: [parsedJson],
};
const node = {
  ...common,
  platform: "node",
  format: "cjs",
  target: "node20.19",
  // What is apart is loaded with `require`: Node's loader of ES modules, which is there for `import`, takes its time to start.
  supported: { "dynamic-import": false },
};
/**
 * What only some runs need: a file of its own each, which the server and the command line load when they come to its
 * dynamic import. By its name in `dist`: what is imported, as the sources write it at the end, and where it is.
 */
const chunks = {
  // The command line itself, apart from what makes it start faster.
  cliMain: { imported: /\/cliMain$/, entry: "server/src/node/cliMain.ts" },
  // The readers of vendors' pages, for `errdex import` and the editor's command.
  importers: { imported: /\/catalogs\/importers\/index$/, entry: "server/src/catalogs/importers/index.ts" },
  // The readers of JSON with comments and of YAML, for those who have such catalogs.
  dataReaders: { imported: /\/dataReaders$/, entry: "server/src/catalogs/dataReaders.ts" },
  // What helps to write catalogs, for those who do.
  catalogHelp: { imported: /\/catalogHelp$/, entry: "server/src/catalogs/help/catalogHelp.ts" },
  // The reader of Markdown: most documents are something else.
  fences: { imported: /\/fences$/, entry: "server/src/languages/fences.ts" },
  // The library for globs, for those who have some in their settings.
  globs: { imported: /^picomatch$/, entry: "picomatch" },
  // The writers of all the forms that a catalog can be exported to.
  exporters: { imported: /\/render\/exporters\/index$/, entry: "server/src/render/exporters/index.ts" },
  // The coverage report and its forms.
  coverage: { imported: /\/render\/coverage$/, entry: "server/src/render/coverage.ts" },
  // The reports of a check for CI services, and what it does beside checking: `--fix`, `--baseline`.
  ciReports: { imported: /\/ciReports$/, entry: "server/src/render/ciReports.ts" },
  checkWork: { imported: /\/check\/index$/, entry: "server/src/cli/check/index.ts" },
  // The language server, which is a program of its own as well, for `errdex lsp`.
  server: { imported: /^\.\/main$/, entry: "server/src/node/main.ts" },
};
/**
 * The translated texts are one and the same for the server and its chunks. They are handed over as data, so that the form
 * for browsers does: the one for Node loads what reads files, which takes 3 ms at each start.
 */
const shared = { l10n: { imported: /^@vscode\/l10n$/, entry: "node_modules/@vscode/l10n/dist/browser.js" } };

/** Commander loads what starts processes, for commands that are programs of their own. We have none, and it takes 4 ms. */
const noProcesses = {
  name: "no processes",
  setup: ({ onLoad, onResolve }) => {
    const namespace = "no-processes";
    onResolve({ filter: /^(node:)?child_process$/ }, ({ importer, path }) =>
      /[\\/]node_modules[\\/]commander[\\/]/.test(importer) ? { path, namespace } : undefined,
    );
    onLoad({ filter: /./, namespace }, () => ({ contents: "" }));
  },
};

const chunksApart = {
  name: "chunks apart",
  setup: (plugin) => {
    for (const [name, { imported }] of Object.entries(chunks)) {
      plugin.onResolve({ filter: imported }, ({ kind }) =>
        kind === "dynamic-import" ? { path: `./${name}.js`, external: true } : undefined,
      );
    }
    for (const [name, { imported }] of Object.entries(shared)) {
      plugin.onResolve({ filter: imported }, ({ kind }) =>
        kind === "entry-point" ? undefined : { path: `./${name}.js`, external: true },
      );
    }
  },
};
/** On the web a chunk is a script of its own, and takes what is shared from the worker: see `browser/main.ts`. */
const textsOfWorker = {
  name: "texts of the worker",
  setup: ({ onLoad, onResolve }) => {
    const namespace = "worker";
    onResolve({ filter: shared.l10n.imported }, () => ({ path: "errdexTexts", namespace }));
    onLoad({ filter: /./, namespace }, ({ path }) => ({ contents: `module.exports = self.${path};` }));
  },
};
/** The server, the command line and their chunks, which all lie in one folder. */
const engine = (name, entry) => ({
  ...node,
  entryPoints: [entry],
  outfile: `dist/${name}.js`,
  plugins: [...common.plugins, chunksApart, noProcesses],
  // The bundles for Node of some packages cannot be bundled any further.
  mainFields: ["module", "main"],
});
const browser = { ...common, platform: "browser", target: "es2022" };

/** Every bundle, by its file in `dist`. */
const bundles = [
  { ...node, entryPoints: ["client/src/node/main.ts"], outfile: "dist/extension.js", external: ["vscode"] },
  engine("cli", "server/src/node/cli.ts"),
  engine("errdex-language-server", "server/src/node/languageServerMain.ts"),
  ...Object.entries({ ...chunks, ...shared }).map(([name, { entry }]) => engine(name, entry)),
  {
    ...browser,
    entryPoints: ["client/src/browser/main.ts"],
    outfile: "dist/web/extension.js",
    external: ["vscode"],
    format: "cjs",
  },
  { ...browser, entryPoints: ["server/src/browser/main.ts"], outfile: "dist/web/server.js", format: "iife" },
  {
    ...browser,
    entryPoints: [chunks.importers.entry],
    outfile: "dist/web/importers.js",
    format: "iife",
    // Under which the server's worker finds it.
    globalName: "errdexImporters",
    // Some packages have a form for pages, which asks the page's document for help. A worker has none.
    conditions: ["worker"],
    plugins: [...browser.plugins, textsOfWorker],
  },
];

/** Packages that come without the text of their licence, and where one with the same text and owner has it. */
const licencesElsewhere = { "@vscode/l10n": "node_modules/vscode-languageserver" };

/** How many bundles are being built while watching. */
let bundling = 0;

if (watch) await watchAll();
else await buildAll();

async function buildAll() {
  const start = performance.now();
  const [grammars, ...results] = await Promise.all([copyGrammars(), ...bundles.map(buildOne)]);
  if (results.includes(undefined)) process.exit(1);
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const outputs = results.flatMap(({ metafile }) => Object.keys(metafile.outputs).map((file) => join(root, file)));
  const notices = await writeNotices([...inputs, ...grammars.sources]);
  await removeOthers(new Set([...outputs, ...grammars.copies, notices]));
  console.log(`Built dist in ${((performance.now() - start) / 1000).toFixed(2)} s`);
}

/** @returns {Promise<import("esbuild").BuildResult | undefined>} `undefined` where there were errors, which are shown */
async function buildOne(options) {
  try {
    const result = await build(options);
    print("warning", result.warnings);
    return result;
  } catch (error) {
    if (!error.errors) throw error;
    print("error", error.errors);
    return undefined;
  }
}

async function watchAll() {
  await copyGrammars();
  const contexts = bundles.map((options) =>
    context({ ...options, plugins: [...options.plugins, { name: "report", setup: report }] }),
  );
  for (const watched of await Promise.all(contexts)) void watched.watch();
}

/** The first and last line of each round are what the task in `.vscode/tasks.json` waits for. */
function report(plugin) {
  plugin.onStart(() => {
    if (bundling++ === 0) console.log("[watch] build started");
  });
  plugin.onEnd(({ errors, warnings }) => {
    print("error", errors);
    print("warning", warnings);
    if (--bundling === 0) console.log("[watch] build finished");
  });
}

/** One line for each message, so that a problem matcher can read it. */
function print(severity, messages) {
  for (const { text, location } of messages) {
    const place = location ? `${location.file}:${location.line}:${location.column + 1}` : "esbuild.mjs:1:1";
    console.error(`${place}: ${severity}: ${text}`);
  }
}

/** Copies tree-sitter itself and the grammar of each language: a language is a folder with a `language.json`. */
async function copyGrammars() {
  const languages = join("server", "src", "languages");
  const folders = (await readdir(join(root, languages), { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  const sources = new Set([join("node_modules", "web-tree-sitter", "web-tree-sitter.wasm")]);
  for (const { name } of folders) {
    const { grammar } = JSON.parse(await readFile(join(root, languages, name, "language.json"), "utf8"));
    if (grammar) sources.add(join("node_modules", grammar.package, grammar.file));
  }
  await mkdir(join(dist, "grammars"), { recursive: true });
  const copies = [...sources].map(async (source) => {
    const target = join(dist, "grammars", basename(source));
    await copyFile(join(root, source), target);
    return target;
  });
  return { sources: [...sources], copies: await Promise.all(copies) };
}

/**
 * The licences of the packages ask for their text to go wherever the packages go.
 * @param {string[]} files paths below the root, of which those in `node_modules` count
 */
async function writeNotices(files) {
  const inPackage = /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/;
  const folders = new Set(files.flatMap((file) => inPackage.exec(file)?.[0] ?? []));
  const notices = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
    const source = join(root, licencesElsewhere[name] ?? folder);
    const file = (await readdir(source)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(join(source, file), "utf8") : `License: ${license}`;
    notices.set(`${name} ${version}`, text.trim().replaceAll("\r\n", "\n"));
  }
  const sections = [...notices].sort().map(([title, text]) => `${title}\n${"-".repeat(title.length)}\n\n${text}\n`);
  const target = join(dist, "THIRD-PARTY-NOTICES.txt");
  await writeFile(
    target,
    `Errdex contains these packages, under the licences that follow.\n\n${sections.join("\n\n")}`,
  );
  return target;
}

/** Two builds may run at the same time, so only what neither of them writes is removed. */
async function removeOthers(written) {
  for (const entry of await readdir(dist, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !written.has(file)) await rm(file, { force: true });
  }
}
