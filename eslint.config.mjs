import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

/** The stages of `server/src` in the order the data flows: a file imports only its own and earlier ones. */
const stages = [
  "documents",
  "languages",
  "catalogs",
  "config",
  "occurrences",
  "rules",
  "workspace",
  "render",
  "features",
  "lsp",
  "cli",
];

const nodeBuiltIns = {
  regex: "^(node:|(fs|path|os|child_process|url|util|worker_threads|process|net)(/|$))",
  message: "Node built-ins belong in node/ and cli/ only: the rest runs in a browser too.",
};
const nodeBuiltInsOfClient = { ...nodeBuiltIns, message: "Node built-ins belong in client/src/node." };
const languageServer = {
  regex: "^vscode-(languageserver|jsonrpc)(/|$)",
  message: "Only lsp/ and *.lsp.ts speak LSP; pure code uses vscode-languageserver-types at most.",
};
const laterStages = (stage) => {
  const later = stages.slice(stages.indexOf(stage) + 1).concat("service", "node", "browser");
  const regex = `^\\.\\.?/(.*/)?(${later.join("|")})(/|$)`;
  return { regex, message: `${stage}/ may import earlier stages only: ${stages.join(" → ")}.` };
};
const fronts = { regex: "/(cli|node|browser)/" };
const otherFeatures = {
  regex: "^\\.\\./[^./][^/]*/",
  message:
    "A feature imports no other feature's folder: what they share is a file beside the folders or of an earlier stage.",
};
const restrict = (...patterns) => ({ "no-restricted-imports": ["error", { patterns }] });

export default tseslint.config(
  {
    ignores: ["dist/", "out/", ".vscode-test/", "node_modules/", "test/workspace/", "test/fixtures/"],
  },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      "@typescript-eslint/prefer-nullish-coalescing": "off",
      "@typescript-eslint/dot-notation": "off",
      // We write `as T` where an index is known to be in range, for `!` is easily overlooked.
      "@typescript-eslint/non-nullable-type-assertion-style": "off",
      eqeqeq: "error",
      "no-console": "error",
      "max-lines": ["error", { max: 350, skipComments: true, skipBlankLines: true }],
    },
  },
  { files: ["**/*.mjs"], ...tseslint.configs.disableTypeChecked },
  {
    files: ["**/*.mjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        Buffer: "readonly",
        performance: "readonly",
        AbortController: "readonly",
        fetch: "readonly",
        document: "readonly",
        window: "readonly",
      },
    },
    rules: { "no-console": "off", "@typescript-eslint/explicit-module-boundary-types": "off" },
  },
  { files: ["shared/src/**"], rules: restrict(nodeBuiltIns, languageServer) },
  {
    files: ["client/src/**"],
    rules: {
      ...restrict(nodeBuiltInsOfClient),
      "no-restricted-properties": [
        "error",
        {
          object: "commands",
          property: "registerCommand",
          message: "Commands go through `registerCommand` of the context, which tells what went wrong.",
        },
      ],
    },
  },
  { files: ["client/src/common/commands.ts"], rules: { "no-restricted-properties": "off" } },
  { files: ["client/src/common/features/*/**"], rules: restrict(nodeBuiltInsOfClient, otherFeatures) },
  { files: ["client/src/node/**"], rules: { "no-restricted-imports": "off" } },
  { files: ["server/src/*.ts", "server/src/util/**"], rules: restrict(nodeBuiltIns, languageServer) },
  ...stages.slice(0, -2).map((stage) => ({
    files: [`server/src/${stage}/**`],
    rules: restrict(nodeBuiltIns, languageServer, stage === "features" ? fronts : laterStages(stage)),
  })),
  { files: ["server/src/features/*/**"], rules: restrict(nodeBuiltIns, languageServer, fronts, otherFeatures) },
  { files: ["server/src/**/*.lsp.ts", "server/src/lsp/**", "server/src/browser/**"], rules: restrict(nodeBuiltIns) },
  { files: ["server/src/features/*/*.lsp.ts"], rules: restrict(nodeBuiltIns, otherFeatures) },
  { files: ["server/src/cli/**"], rules: restrict(languageServer) },
  { files: ["server/src/node/**"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["test/**/*.ts"],
    rules: { "@typescript-eslint/no-floating-promises": ["error", { allowForKnownSafeCalls: ["describe", "it"] }] },
  },
);
