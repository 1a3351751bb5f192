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
