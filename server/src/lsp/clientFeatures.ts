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
  /** It asks for diagnostics, and wants none sent. */
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
  /** Tells of folders that come and go. */
  readonly workspaceFolders: boolean;
  /** Wants to be asked to report changes of its configuration. */
  readonly registersConfiguration: boolean;
}

/** What is not stated counts as not there, but for Markdown, which nearly all clients show. */
export function readClientFeatures({ textDocument, workspace, window }: ClientCapabilities): ClientFeatures {
  const completionItem = textDocument?.completion?.completionItem;
  const pulled = textDocument?.diagnostic;
  // A client that pulls may state here what a diagnostic may hold; older ones do so where they take sent ones.
  const diagnostic = { ...textDocument?.publishDiagnostics, ...pulled };
  const codeAction = textDocument?.codeAction;
  return {
    hoverMarkup: preferredMarkup(textDocument?.hover?.contentFormat),
    completionMarkup: preferredMarkup(completionItem?.documentationFormat),
    labelDetails: completionItem?.labelDetailsSupport === true,
    deprecatedTag: completionItem?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) === true,
    codeActions: codeAction?.codeActionLiteralSupport !== undefined,
    preferredActions: codeAction?.isPreferredSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    virtualDocuments: workspace?.textDocumentContent !== undefined,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    deprecatedSymbols: workspace?.symbol?.tagSupport?.valueSet.includes(SymbolTag.Deprecated) === true,
    lazySymbols: workspace?.symbol?.resolveSupport?.properties.includes("location.range") === true,
    semanticTokens: textDocument?.semanticTokens !== undefined,
    refreshSemanticTokens: workspace?.semanticTokens?.refreshSupport === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    lateEdits: codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes("edit") === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes("create") === true,
    showsDocuments: window?.showDocument?.support === true && workspace?.executeCommand !== undefined,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    pullDiagnostics: pulled !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    relatedInformation: diagnostic.relatedInformation === true,
    codeDescription: diagnostic.codeDescriptionSupport === true,
    diagnosticTags: diagnostic.tagSupport !== undefined,
    diagnosticData: diagnostic.dataSupport === true,
    configuration: workspace?.configuration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    progress: window?.workDoneProgress === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
  };
}

/** What the client likes best; Markdown for clients that leave it open, for nearly all of them show it. */
function preferredMarkup(formats: readonly MarkupKind[] | undefined): Markup {
  return formats?.[0] === MarkupKind.PlainText ? plainText : markdown;
}
