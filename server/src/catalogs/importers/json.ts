import * as l10n from "@vscode/l10n";
import { child, readJson, readYaml, type ReadData } from "./dataTree";
import { Findings, type Found, type Importer, isUntold, type SourceDocument } from "./importer";
import { readRegistry } from "./registry";
import { fileSkipped } from "./problemTexts";

/** A registry in JSON, with comments or without. */
export const jsonImporter: Importer = {
  form: "json",
  recognizes: ({ path, text }) =>
    /\.(?:json|jsonc|json5)$/i.test(path) || (isUntold(path) && /^\s*(?:\{\s*["}]|\[\s*[[{"\]])/.test(text)),
  read: (document) => readData(document, readJson(document.text)),
};

/** A registry in YAML. */
export const yamlImporter: Importer = {
  form: "yaml",
  recognizes: ({ path, text }) =>
    /\.ya?ml$/i.test(path) ||
    (isUntold(path) &&
      /^(?:---\n)?(?:#[^\n]*\n)*(?:- )?["']?[\w./-]+["']?:(?:\s|$)/.test(text) &&
      /^\s+(?:- )?["']?[\w./-]+["']?:\s/m.test(text)),
  read: (document) => readData(document, readYaml(document.text)),
};

function readData({ path }: SourceDocument, { data, error }: ReadData): Found {
  const findings = new Findings();
  if (data === undefined) {
    findings.skip(error.line, fileSkipped(error.message));
    return findings;
  }
  if (child(data, "errdexCatalog") !== undefined) {
    findings.skip(1, l10n.t("The file was skipped: it is a catalog of Errdex already."));
    return findings;
  }
  return readRegistry(data, path);
}
