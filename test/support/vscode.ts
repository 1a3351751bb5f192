/** Stands for the module `vscode` in tests that run outside an editor. */

/** As in an editor in English: the text itself, with its arguments put in. */
export const l10n = {
  t: (message: string, ...args: readonly (string | number | boolean)[]): string =>
    message.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)])),
};

export const env = { language: "en" };

/** What the window shows; a test puts its editors here. */
export const window: { activeTextEditor: unknown; visibleTextEditors: readonly unknown[] } = {
  activeTextEditor: undefined,
  visibleTextEditors: [],
};
