import { commands, Disposable, Range, type TextDocument, window, workspace } from "vscode";
import { commandIds } from "../../commandIds";
import type { ClientFeature } from "../clientFeature";
import { exampleSource, offsetInExample } from "./exampleSource";

const walkthroughId = "errdex.errdex#start";

/** The walkthrough, opened on request only, and the example that its steps lead to. */
export const walkthroughFeature: ClientFeature = {
  register: ({ registerCommand }) => {
    let example: TextDocument | undefined;
    return Disposable.from(
      registerCommand(commandIds.openWalkthrough, () =>
        commands.executeCommand("workbench.action.openWalkthrough", walkthroughId, false),
      ),
      registerCommand(commandIds.openExample, async (step: unknown) => {
        // Several steps lead here: one example is enough, with what was done to it.
        if (example === undefined || example.isClosed) {
          example = await workspace.openTextDocument({ language: "typescript", content: exampleSource() });
        }
        const offset = offsetInExample(example.getText(), step);
        const place = offset === undefined ? undefined : example.positionAt(offset);
        await window.showTextDocument(example, {
          preview: false,
          ...(place === undefined ? {} : { selection: new Range(place, place) }),
        });
      }),
    );
  },
};
