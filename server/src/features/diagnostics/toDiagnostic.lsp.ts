import { type Diagnostic, DiagnosticTag } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ClientFeatures } from "../../lsp/clientFeatures";
import { toLineRange, toRange, toSeverity } from "../../lsp/convert";
import type { Problem } from "./diagnostics";

/** Whom editors name beside a problem. */
export const source = "errdex";

const tags = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary };

/** A problem as the client can show it. */
export function toDiagnostic(problem: Problem, document: TextDocument, client: ClientFeatures): Diagnostic {
  const { span, level, rule, message, docs, related, suggestions, tag } = problem;
  return {
    range: toRange(document, span),
    severity: toSeverity(level),
    source,
    code: rule,
    ...(docs !== undefined && client.codeDescription ? { codeDescription: { href: docs } } : {}),
    message,
    ...(related.length > 0 && client.relatedInformation
      ? {
          relatedInformation: related.map((place) => ({
            location:
              "span" in place
                ? { uri: document.uri, range: toRange(document, place.span) }
                : { uri: place.place.uri, range: toLineRange(place.place) },
            message: place.message,
          })),
        }
      : {}),
    ...(tag !== undefined && client.diagnosticTags ? { tags: [tags[tag]] } : {}),
    ...(client.diagnosticData ? { data: { rule, suggestions } } : {}),
  };
}
