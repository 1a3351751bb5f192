import { type ClientCapabilities, MarkupKind } from "vscode-languageserver/node";
import type { EditorTraits } from "./otherEditor";

const both = [MarkupKind.Markdown, MarkupKind.PlainText];
const literals = { codeActionLiteralSupport: { codeActionKind: { valueSet: ["", "quickfix", "refactor", "source"] } } };
const nameOf = (folder: string): string => folder.replace(/.*\//, "");

/** Editors as they introduce themselves, as far as it matters to a server of this kind. */
export const otherEditors: readonly EditorTraits[] = [
  {
    name: "Neovim 0.7, with a file outside of any project",
    capabilities: {
      textDocument: {
        synchronization: { dynamicRegistration: false, didSave: true },
        codeAction: { ...literals, dataSupport: true, resolveSupport: { properties: ["edit"] } },
        completion: {
          completionItem: { snippetSupport: false, deprecatedSupport: false, documentationFormat: both },
          contextSupport: false,
        },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        hover: { contentFormat: both },
        rename: { prepareSupport: true },
        publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
      },
      workspace: {
        applyEdit: true,
        workspaceFolders: true,
        symbol: { dynamicRegistration: false },
        workspaceEdit: { resourceOperations: ["rename", "create", "delete"] },
      },
      window: { workDoneProgress: true, showDocument: { support: false } },
    },
    initialize: () => ({ rootPath: null, rootUri: null, workspaceFolders: null, initializationOptions: {} }),
    typescript: "typescript",
    settings: "sent",
  },
  {
    name: "Neovim 0.11",
    capabilities: {
      general: { positionEncodings: ["utf-8", "utf-16", "utf-32"] },
      textDocument: {
        codeAction: {
          ...literals,
          isPreferredSupport: true,
          dataSupport: true,
          resolveSupport: { properties: ["edit", "command"] },
        },
        completion: {
          completionItem: {
            snippetSupport: true,
            insertReplaceSupport: false,
            labelDetailsSupport: true,
            resolveSupport: { properties: ["documentation", "additionalTextEdits"] },
            tagSupport: { valueSet: [1] },
            documentationFormat: both,
          },
          completionList: { itemDefaults: ["editRange", "insertTextFormat", "insertTextMode", "data"] },
          contextSupport: true,
        },
        diagnostic: { dynamicRegistration: false },
        hover: { dynamicRegistration: true, contentFormat: both },
        inlayHint: { dynamicRegistration: true, resolveSupport: { properties: ["textEdits", "tooltip"] } },
        publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, dataSupport: true },
        rename: { dynamicRegistration: true, prepareSupport: true },
        semanticTokens: {
          dynamicRegistration: false,
          formats: ["relative"],
          requests: { range: false, full: { delta: true } },
          tokenTypes: ["namespace", "type"],
          tokenModifiers: ["declaration"],
        },
      },
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: false },
        // Only on macOS and Windows.
        didChangeWatchedFiles: { dynamicRegistration: false, relativePatternSupport: true },
        inlayHint: { refreshSupport: true },
        semanticTokens: { refreshSupport: true },
        workspaceEdit: { resourceOperations: ["rename", "create", "delete"] },
        workspaceFolders: true,
      },
      window: { workDoneProgress: true, showDocument: { support: true } },
    },
    initialize: (folder) => ({
      clientInfo: { name: "Neovim", version: "0.11.0" },
      rootUri: folder,
      workspaceFolders: [{ uri: folder, name: nameOf(folder) }],
      trace: "off",
      workDoneToken: "1",
    }),
    typescript: "typescript.tsx",
    settings: "asked",
  },
  {
    name: "Helix",
    capabilities: {
      general: { positionEncodings: ["utf-8", "utf-32", "utf-16"] },
      textDocument: {
        codeAction: {
          ...literals,
          isPreferredSupport: true,
          dataSupport: true,
          resolveSupport: { properties: ["edit", "command"] },
        },
        completion: {
          completionItem: {
            snippetSupport: true,
            resolveSupport: { properties: ["documentation", "detail", "additionalTextEdits"] },
            insertReplaceSupport: true,
            deprecatedSupport: true,
            tagSupport: { valueSet: [1] },
          },
        },
        hover: { contentFormat: [MarkupKind.Markdown] },
        rename: { dynamicRegistration: false, prepareSupport: true },
        publishDiagnostics: { versionSupport: true, tagSupport: { valueSet: [1, 2] } },
        inlayHint: { dynamicRegistration: false },
      },
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: false },
        workspaceFolders: true,
        applyEdit: true,
        executeCommand: { dynamicRegistration: false },
        inlayHint: { refreshSupport: false },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: false },
        workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
      },
      window: { workDoneProgress: true },
    },
    // It sends its whole configuration here, too.
    initialize: (folder) => ({
      rootUri: folder,
      workspaceFolders: [],
      rootPath: folder.replace("file://", ""),
      trace: null,
    }),
    typescript: "typescript",
    settings: "initialize",
  },
  {
    name: "Emacs with Eglot 1.9, without packages for Markdown and snippets",
    capabilities: {
      workspace: {
        applyEdit: true,
        executeCommand: { dynamicRegistration: false },
        workspaceEdit: { documentChanges: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        symbol: { dynamicRegistration: false },
        configuration: true,
        workspaceFolders: true,
      },
      textDocument: {
        completion: {
          completionItem: { snippetSupport: false, deprecatedSupport: true, tagSupport: { valueSet: [1] } },
          contextSupport: true,
        },
        hover: { contentFormat: [MarkupKind.PlainText] },
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        codeAction: { ...literals, isPreferredSupport: true },
        rename: { dynamicRegistration: false },
        publishDiagnostics: {
          relatedInformation: false,
          codeDescriptionSupport: false,
          tagSupport: { valueSet: [1, 2] },
        },
      },
      experimental: {},
    },
    initialize: (folder) => ({
      rootUri: folder,
      rootPath: folder.replace("file://", ""),
      workspaceFolders: [{ uri: folder, name: "~/project" }],
      initializationOptions: {},
    }),
    typescript: "typescript-ts",
    settings: "asked",
  },
  {
    name: "Emacs with lsp-mode",
    capabilities: {
      general: { positionEncodings: ["utf-32", "utf-16"] },
      textDocument: {
        codeAction: {
          ...literals,
          isPreferredSupport: true,
          dataSupport: true,
          resolveSupport: { properties: ["edit", "command"] },
        },
        completion: {
          completionItem: {
            snippetSupport: true,
            documentationFormat: both,
            resolveAdditionalTextEditsSupport: true,
            insertReplaceSupport: true,
            deprecatedSupport: true,
            resolveSupport: { properties: ["documentation", "detail", "additionalTextEdits", "command"] },
          } as object,
          contextSupport: true,
          dynamicRegistration: true,
        },
        diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false },
        hover: { contentFormat: both, dynamicRegistration: true },
        publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, versionSupport: true },
        rename: { dynamicRegistration: true, prepareSupport: true },
      },
      workspace: {
        workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
        applyEdit: true,
        executeCommand: { dynamicRegistration: false },
        didChangeWatchedFiles: { dynamicRegistration: true },
        workspaceFolders: true,
        configuration: true,
        codeLens: { refreshSupport: true },
        diagnostics: { refreshSupport: false },
      },
      window: { workDoneProgress: true, showDocument: { support: true } },
    },
    initialize: (folder) => ({ rootUri: folder, rootPath: folder.replace("file://", ""), initializationOptions: null }),
    typescript: "typescript",
    settings: "asked",
  },
  {
    name: "Zed",
    capabilities: {
      general: { positionEncodings: ["utf-16"] },
      textDocument: {
        codeAction: {
          ...literals,
          dataSupport: true,
          resolveSupport: { properties: ["kind", "diagnostics", "edit", "command"] },
        },
        completion: {
          completionItem: {
            snippetSupport: true,
            labelDetailsSupport: true,
            insertReplaceSupport: true,
            resolveSupport: { properties: ["additionalTextEdits", "command", "documentation"] },
          },
          contextSupport: true,
        },
        diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
        hover: { contentFormat: [MarkupKind.Markdown] },
        publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, dataSupport: true },
        rename: { prepareSupport: true },
      },
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        diagnostics: { refreshSupport: true },
        codeLens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
        workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
        workspaceFolders: true,
      },
      window: { workDoneProgress: true },
      experimental: { serverStatusNotification: true },
    },
    initialize: (folder) => ({ rootUri: folder, workspaceFolders: [{ uri: folder, name: "" }] }),
    typescript: "typescript",
    settings: "asked",
  },
  {
    name: "Sublime Text with LSP",
    capabilities: {
      textDocument: {
        codeAction: {
          ...literals,
          isPreferredSupport: true,
          dataSupport: true,
          resolveSupport: { properties: ["edit"] },
        },
        completion: {
          completionItem: {
            snippetSupport: true,
            deprecatedSupport: true,
            documentationFormat: both,
            tagSupport: { valueSet: [1] },
            labelDetailsSupport: true,
          },
        },
        diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
        hover: { contentFormat: both },
        publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true },
        rename: { prepareSupport: true },
      },
      workspace: {
        applyEdit: true,
        configuration: true,
        executeCommand: {},
        workspaceFolders: true,
        didChangeConfiguration: { dynamicRegistration: true },
        diagnostics: { refreshSupport: true },
        workspaceEdit: { documentChanges: true },
      },
      window: { showDocument: { support: true }, workDoneProgress: true },
    },
    initialize: (folder) => ({ rootUri: folder, workspaceFolders: [{ uri: folder, name: nameOf(folder) }] }),
    typescript: "typescript",
    settings: "asked",
  },
  {
    name: "a JetBrains IDE with LSP4IJ",
    capabilities: {
      textDocument: {
        codeAction: { ...literals, dataSupport: true, resolveSupport: { properties: ["edit"] } },
        completion: {
          completionItem: { snippetSupport: true, documentationFormat: both, insertReplaceSupport: false },
        },
        hover: { contentFormat: both },
        publishDiagnostics: { dataSupport: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
        rename: { prepareSupport: true },
      },
      workspace: {
        applyEdit: true,
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        executeCommand: { dynamicRegistration: true },
        workspaceFolders: true,
      },
      window: { workDoneProgress: true, showDocument: { support: true } },
    },
    initialize: (folder) => ({
      rootUri: folder,
      rootPath: folder.replace("file://", ""),
      workspaceFolders: [{ uri: folder, name: "p" }],
    }),
    typescript: "TypeScript JSX",
    settings: "asked",
  },
  {
    name: "a client that says next to nothing, and means null by it",
    capabilities: {
      textDocument: {
        hover: null,
        diagnostic: null,
        codeAction: null,
        completion: { completionItem: { tagSupport: true } },
      },
      workspace: { workspaceEdit: null, symbol: { tagSupport: true, resolveSupport: null }, workspaceFolders: false },
      window: null,
    } as unknown as ClientCapabilities,
    initialize: (folder) => ({ processId: null, rootUri: folder }),
    typescript: "",
    settings: "sent",
    sendsWholeTexts: true,
  },
];
