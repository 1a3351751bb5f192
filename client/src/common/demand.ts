/** As much of a document of VS Code as it takes to tell whether the server is of use for it. */
export interface DocumentLike {
  readonly languageId: string;
  getText(): string;
}

/** By language id: what a document must hold for there to be code in it. Most documents of these languages hold none. */
const signsOfCode: Readonly<Record<string, RegExp>> = {
  markdown: /```|~~~/,
  html: /<script\b/i,
};

/** Whether the server could say anything about the document, as far as one sees at a glance. */
export function needsServer(document: DocumentLike, languageIds: readonly string[]): boolean {
  const { languageId } = document;
  return languageIds.includes(languageId) && signsOfCode[languageId]?.test(document.getText()) !== false;
}
