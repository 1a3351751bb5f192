import { extensions, l10n, type LogOutputChannel, type TextDocument, type Uri, workspace } from "vscode";
import type { InitializationOptions } from "../../../shared/src/protocol";
import { commandIds } from "./commandIds";
import { previewScheme } from "./readOnlyTexts";
import { type LanguageClientOptions, RevealOutputChannelOn, vsdiag } from "vscode-languageclient";

/**
 * Schemes under which VS Code and its extensions show another version of a file beside the file itself. Hover and
 * completion work there, too; their problems would be listed twice.
 */
const schemesOfOtherVersions: ReadonlySet<string> = new Set([
  "git",
  "gitlens",
  "pr",
  "review",
  "vscode-local-history",
  previewScheme,
]);

/**
 * Options of the language client, the same on the desktop and in a browser.
 * @param languageIds the languages served; in documents of any scheme, for the server never reads a document itself
 */
export function createClientOptions(languageIds: readonly string[], log: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: languageIds.map((language) => ({ language })),
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticPullOptions: { onChange: true },
    initializationOptions: {
      ...(l10n.bundle === undefined ? {} : { l10n: l10n.bundle }),
      findsFiles: true,
      followsUses: true,
      bringsCatalogs: true,
      showsStatus: true,
      readsDebugLog: true,
      // VS Code and this extension read `jsonValidation` and `yamlValidation` of the manifest.
      schemaFormats: extensions.getExtension("redhat.vscode-yaml") === undefined ? ["json"] : ["json", "yaml"],
      schemaChecks: findSchemaChecks(),
      commands: Object.values(commandIds),
    } satisfies InitializationOptions,
    // Catalogs may come from anywhere.
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      provideDiagnostics: (document, previousResultId, token, next) =>
        isOtherVersion(document)
          ? { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] }
          : next(document, previousResultId, token),
    },
  };
}

function isOtherVersion(document: TextDocument | Uri): boolean {
  return schemesOfOtherVersions.has("uri" in document ? document.uri.scheme : document.scheme);
}

/** Where the editor itself makes problems of what the schema says: who has switched that off, gets ours. */
function findSchemaChecks(): ("json" | "yaml")[] {
  // Only extensions that are there have settings, whichever host they run in.
  const isOn = (setting: string): boolean => workspace.getConfiguration().get(setting) === true;
  return [
    ...(isOn("json.validate.enable") ? (["json"] as const) : []),
    ...(isOn("yaml.validate") ? (["yaml"] as const) : []),
  ];
}
