import { type ClientCapabilities, CompletionItemTag, MarkupKind, SymbolTag } from "vscode-languageserver";
import { markdown, type Markup, plainText } from "../render/markdown";

/** What the client can do beyond the minimum that every client can, as far as it matters here. */
export interface ClientFeatures {
  readonly hoverMarkup: Markup;
  readonly completionMarkup: Markup;
  /** A place beside a completion's label: for the catalog's name. */
  readonly labelDetails: boolean;
  readonly deprecatedTag: boolean;
  /** Code actions as objects; clients without know only commands. */
  readonly codeActions: boolean;
  readonly preferredActions: boolean;
  /** Definitions that say which part of the text they are of. */
  readonly definitionLinks: boolean;
  /** It asks for the texts of documents that are no files, so that it can show them. */
  readonly virtualDocuments: boolean;
  readonly nestedSymbols: boolean;
  readonly deprecatedSymbols: boolean;
  /** Symbols whose places are asked for when they are chosen. */
  readonly lazySymbols: boolean;
  readonly refreshCodeLenses: boolean;
  readonly semanticTokens: boolean;
  readonly refreshSemanticTokens: boolean;
  /** Asks whether there is something to rename before it asks for the new name. */
  readonly preparesRename: boolean;
  /** Asks for the edit of a code action when it is chosen. */
  readonly lateEdits: boolean;
  /** Lets an edit make files. */
  readonly createsFiles: boolean;
  /** Shows a document and selects a part of it when it is asked to, and runs commands of the server. */
  readonly showsDocuments: boolean;
  /** Edits that name the version they are for. */
  readonly documentChanges: boolean;
  /** It asks for diagnostics, also when it is told to, and wants none sent. */
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly refreshInlayHints: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  /** Draws the places of diagnostics that are tagged: faded, struck out. */
  readonly diagnosticTags: boolean;
  /** Keeps a diagnostic's data until it asks for code actions. */
  readonly diagnosticData: boolean;
  /** Answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** Watches files for the server. */
  readonly watchesFiles: boolean;
  /** Shows what takes long. */
  readonly progress: boolean;
  /** Wants to be asked to report changes of its configuration. */
  readonly registersConfiguration: boolean;
}

/**
 * What is not stated counts as not there, but for Markdown, which nearly all clients show. So does what has another form than
 * it should: a client that is served with less is better off than one that is not served at all.
 */
export function readClientFeatures({ textDocument, workspace, window }: ClientCapabilities): ClientFeatures {
  const completionItem = textDocument?.completion?.completionItem;
  const pulled = textDocument?.diagnostic;
  const refreshDiagnostics = workspace?.diagnostics?.refreshSupport === true;
  // A client that pulls may state here what a diagnostic may hold; older ones do so where they take sent ones.
  const diagnostic = { ...textDocument?.publishDiagnostics, ...pulled };
  const codeAction = textDocument?.codeAction;
  return {
    hoverMarkup: preferredMarkup(textDocument?.hover?.contentFormat),
    completionMarkup: preferredMarkup(completionItem?.documentationFormat),
    labelDetails: completionItem?.labelDetailsSupport === true,
    deprecatedTag: lists(completionItem?.tagSupport?.valueSet, CompletionItemTag.Deprecated),
    codeActions: isStated(codeAction?.codeActionLiteralSupport),
    preferredActions: codeAction?.isPreferredSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    virtualDocuments: isStated(workspace?.textDocumentContent),
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    deprecatedSymbols: lists(workspace?.symbol?.tagSupport?.valueSet, SymbolTag.Deprecated),
    lazySymbols: lists(workspace?.symbol?.resolveSupport?.properties, "location.range"),
    semanticTokens: isStated(textDocument?.semanticTokens),
    refreshSemanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    lateEdits: codeAction?.dataSupport === true && lists(codeAction.resolveSupport?.properties, "edit"),
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true && lists(workspace.workspaceEdit.resourceOperations, "create"),
    showsDocuments: window?.showDocument?.support === true && isStated(workspace?.executeCommand),
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    pullDiagnostics: isStated(pulled) && refreshDiagnostics,
    refreshDiagnostics,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    relatedInformation: diagnostic.relatedInformation === true,
    codeDescription: diagnostic.codeDescriptionSupport === true,
    diagnosticTags: isStated(diagnostic.tagSupport),
    diagnosticData: diagnostic.dataSupport === true,
    configuration: workspace?.configuration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    progress: window?.workDoneProgress === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
  };
}

/** What the client likes best; Markdown for clients that leave it open, for nearly all of them show it. */
function preferredMarkup(formats: readonly MarkupKind[] | undefined): Markup {
  return Array.isArray(formats) && formats[0] === MarkupKind.PlainText ? plainText : markdown;
}

/** Whether a capability is there, which some clients say of those that they have not with `null` or `false`. */
function isStated(capability: unknown): boolean {
  return typeof capability === "object" && capability !== null;
}

function lists(values: unknown, value: unknown): boolean {
  return Array.isArray(values) && values.includes(value);
}
