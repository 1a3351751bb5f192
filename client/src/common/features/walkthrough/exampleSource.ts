import { l10n } from "vscode";

/** A source with something to try for each step of the walkthrough, and nothing that TypeScript complains of. */
export function exampleSource(): string {
  return `// ${l10n.t("An example to try Errdex on: change what you like.")}
export async function authenticate(body: string): Promise<void> {
  const response = await fetch("https://api.ratio.me/v1/auth", { method: "POST", body });
  const error: { code: string; message: string } = await response.json();

  switch (error.code) {
    case "INVALID_OTP": // ${l10n.t("Rest the mouse on the code: what does it mean?")}
    case "MISSING_OTP":
      console.log("Check the code that we have sent you.");
      break;
    case "": // ${l10n.t("Press Ctrl+Space between the quotes: which codes are left?")}
      break;
    case "INVALID_EMIAL": // ${l10n.t("A slip of the pen. Press Ctrl+. on the code for the fix.")}
      console.log("Check your e-mail address.");
      break;
  }
}
`;
}

/** What a step of the walkthrough is about: the text before the cursor, by the name that `package.nls.json` gives the step. */
const places: Readonly<Record<string, string>> = {
  hover: 'case "INVALID_OTP',
  complete: 'case "',
  fix: 'case "INVALID_EMIAL',
};

/**
 * Where the cursor belongs in the example for a step, so that its key has an effect at once; `undefined` where what the
 * step is about was changed.
 */
export function offsetInExample(text: string, step: unknown): number | undefined {
  const before = typeof step === "string" && Object.hasOwn(places, step) ? places[step] : undefined;
  const at = before === undefined ? -1 : text.indexOf(`${before}":`);
  return before === undefined || at === -1 ? undefined : at + before.length;
}
