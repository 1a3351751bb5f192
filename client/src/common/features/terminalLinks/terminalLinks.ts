import { commands, Disposable, l10n, TerminalLink, window } from "vscode";
import {
  type EntryName,
  type KnownCodesParams,
  knownCodesRequest,
  type KnownCodesResult,
} from "../../../../../shared/src/protocol";
import { commandIds } from "../../commandIds";
import type { ServerLink } from "../../serverLink";
import type { ClientFeature } from "../clientFeature";
import { findCodeTokens } from "../../codeTokens";

/** Codes in the terminal's output are links to their pages. */
export const terminalLinksFeature: ClientFeature = {
  register: ({ server }) => {
    const words = new KnownWords(server);
    return Disposable.from(
      words,
      window.registerTerminalLinkProvider({
        provideTerminalLinks: async ({ line }) => {
          const tokens = findCodeTokens(line);
          const known = await words.lookup(tokens.map(({ text }) => text));
          return tokens.flatMap(({ text, start }): readonly CodeLink[] => {
            const name = known.get(text);
            return name === undefined ? [] : [new CodeLink(start, name, text)];
          });
        },
        handleTerminalLink: async ({ name }: CodeLink) => {
          await commands.executeCommand(commandIds.explainCode, name);
        },
      }),
    );
  },
};

class CodeLink extends TerminalLink {
  readonly name: EntryName;

  constructor(start: number, name: EntryName, text: string) {
    super(start, text.length, l10n.t("Explain {0}", text));
    this.name = name;
  }
}

/** Answers that are kept; the words of a terminal repeat. */
const mostKept = 5_000;

/** Which words are codes, as far as the server was asked. It is never started for a terminal. */
class KnownWords implements Disposable {
  readonly #server: ServerLink;
  readonly #listeners: Disposable;
  readonly #known = new Map<string, EntryName | undefined>();

  constructor(server: ServerLink) {
    this.#server = server;
    const forget = (): void => {
      this.#known.clear();
    };
    this.#listeners = Disposable.from(server.onDidChangeStatus(forget), server.onDidChangeUses(forget));
  }

  async lookup(words: readonly string[]): Promise<ReadonlyMap<string, EntryName | undefined>> {
    const asked = words.filter((word) => !this.#known.has(word));
    if (asked.length > 0 && this.#server.status !== undefined) {
      const params: KnownCodesParams = { words: asked, onlyTelling: true };
      const found = await this.#server.request<KnownCodesResult>(knownCodesRequest, params);
      if (this.#known.size > mostKept) {
        this.#known.clear();
      }
      for (const word of asked) {
        this.#known.set(word, found[word]?.[0]);
      }
    }
    return this.#known;
  }

  dispose(): void {
    this.#listeners.dispose();
  }
}
