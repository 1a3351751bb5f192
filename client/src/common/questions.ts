import {
  type CancellationToken,
  type InputBoxValidationMessage,
  InputBoxValidationSeverity,
  ProgressLocation,
  QuickInputButtons,
  type QuickPickItem,
  window,
} from "vscode";

/** What the user chose instead of an answer; `undefined` stands for leaving. */
export const back = Symbol("back");

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  /** Whether there is a question before this one. */
  readonly canGoBack?: boolean;
  /** What is wrong with an answer, or worth saying of it. */
  readonly validate: (value: string) => InputBoxValidationMessage | string | undefined;
}

/** Asks for a line of text. */
export function askText(question: TextQuestion): Promise<string | typeof back | undefined> {
  const box = window.createInputBox();
  const { title, prompt, value, canGoBack = false, validate } = question;
  Object.assign(box, {
    title,
    prompt,
    value,
    ignoreFocusOut: true,
    buttons: canGoBack ? [QuickInputButtons.Back] : [],
  });
  box.validationMessage = validate(value);
  return new Promise((resolve) => {
    const finish = (answer: string | typeof back | undefined): void => {
      resolve(answer);
      box.dispose();
    };
    box.onDidChangeValue((text) => {
      box.validationMessage = validate(text.trim());
    });
    box.onDidTriggerButton(() => {
      finish(back);
    });
    box.onDidAccept(() => {
      const text = box.value.trim();
      const problem = validate(text);
      if (
        problem === undefined ||
        (typeof problem !== "string" && problem.severity === InputBoxValidationSeverity.Info)
      ) {
        finish(text);
      } else {
        box.validationMessage = problem;
      }
    });
    box.onDidHide(() => {
      finish(undefined);
    });
    box.show();
  });
}

export interface Choice<T> extends QuickPickItem {
  readonly value: T;
}

/** Lets one choose one of several. What is behind stays in view and can be looked at meanwhile. */
export async function pickOne<T>(
  title: string,
  choices: readonly Choice<T>[],
  placeHolder?: string,
): Promise<T | undefined> {
  const options = { title, ignoreFocusOut: true, matchOnDescription: true };
  const chosen = await window.showQuickPick(choices, placeHolder === undefined ? options : { ...options, placeHolder });
  return chosen?.value;
}

/** Shows that something takes its time, and lets one end it. */
export async function withProgress<T>(
  title: string,
  work: (token: CancellationToken) => Promise<T>,
): Promise<T | undefined> {
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (_, token) => {
      try {
        const result = await work(token);
        return token.isCancellationRequested ? undefined : result;
      } catch (error) {
        if (token.isCancellationRequested) {
          return undefined;
        }
        throw error;
      }
    },
  );
}
