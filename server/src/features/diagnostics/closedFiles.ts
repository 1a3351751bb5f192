import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Settings } from "../../../../shared/src/settings";
import type { Pause } from "../../documents/slicedParser";
import type { Check, ErrorCodeService } from "../../service";
import { errorMessage, type Logger } from "../../util/logger";
import { closedDocument } from "../closedDocument";
import type { Answers, ProjectAnswers } from "../../workspace/projectAnswers";
import type { SourceFiles } from "../../workspace/sourceFiles";

export interface ClosedFilesOptions {
  readonly files: SourceFiles;
  readonly service: Pick<ErrorCodeService, "check" | "close">;
  readonly answers: ProjectAnswers;
  readonly settingsOf: (uri: string) => Promise<Settings>;
  readonly isOpen: (uri: string) => boolean;
  /** Tells what a file that is not open holds now; `undefined` where nothing is to be said of it. */
  readonly onChecked: (uri: string, checked: CheckedFile | undefined) => void;
  readonly logger: Logger;
  readonly pause: Pause;
}

export interface CheckedFile {
  readonly document: TextDocument;
  readonly settings: Settings;
  readonly findings: Check["findings"];
}

/** Milliseconds of work after which others go first. */
const slice = 3;

/**
 * Checks the files of the workspace that are not open, as the command line does: each when its text, its settings or its
 * catalogs have changed, or when the project answers otherwise what was asked for it.
 */
export class ClosedFiles {
  readonly #options: ClosedFilesOptions;
  /** What each file that was checked rests on. */
  readonly #checked = new Map<string, Answers>();
  readonly #due = new Set<string>();
  #isAllDue = true;
  #revision = -1;
  #isStopped = false;
  #running: Promise<void> | undefined;
  #sliceEnd = 0;

  constructor(options: ClosedFilesOptions) {
    this.#options = options;
  }

  /** Says that all may be otherwise: settings, catalogs. */
  forgetAll(): void {
    this.#isAllDue = true;
  }

  /** Says that a file was closed, or is to be told of for another reason. */
  forget(uri: string): void {
    this.#due.add(uri);
  }

  /** Takes in all that has changed; where it does so already, gives the end of that. Never rejects. */
  run(): Promise<void> {
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Ends for good. */
  dispose(): void {
    this.#isStopped = true;
  }

  async #work(): Promise<void> {
    const { files, onChecked } = this.#options;
    do {
      await files.whenRead();
      this.#sliceEnd = performance.now() + slice;
      for (const uri of this.#takeDue()) {
        if (this.#isStopped) {
          return;
        }
        const checked = await this.#check(uri);
        if (!this.#options.isOpen(uri)) {
          onChecked(uri, checked);
        }
        if (performance.now() >= this.#sliceEnd) {
          await this.#options.pause();
          this.#sliceEnd = performance.now() + slice;
        }
      }
    } while (this.#hasWork && !this.#isStopped);
  }

  get #hasWork(): boolean {
    return this.#isAllDue || this.#due.size > 0;
  }

  #takeDue(): readonly string[] {
    const { files, answers } = this.#options;
    const due = new Set([...files.takeChanged(), ...this.#due]);
    this.#due.clear();
    if (this.#isAllDue) {
      for (const uri of [...files.known.keys(), ...this.#checked.keys()]) {
        due.add(uri);
      }
    } else if (answers.revision !== this.#revision) {
      for (const [uri, known] of this.#checked) {
        if (!due.has(uri) && !answers.isSame(uri, known)) {
          due.add(uri);
        }
      }
    }
    this.#isAllDue = false;
    this.#revision = answers.revision;
    return [...due];
  }

  async #check(uri: string): Promise<CheckedFile | undefined> {
    const { files, service, answers, settingsOf, isOpen, logger } = this.#options;
    this.#checked.delete(uri);
    const isHot = files.known.get(uri);
    if (isHot === undefined || isOpen(uri)) {
      return undefined;
    }
    const settings = await settingsOf(uri);
    const isWanted = settings.enable && settings.diagnostics === "workspace";
    // What a setting says of a file may make more of it wrong than its text shows.
    if (!isWanted || (!isHot && Object.keys(settings.bind).length === 0)) {
      return undefined;
    }
    try {
      const text = await files.read(uri);
      const document = closedDocument(uri, text);
      if (isOpen(uri)) {
        return undefined;
      }
      const { found, answers: given } = await answers.record(
        uri,
        () => service.check(document, settings),
        ({ findings }) => findings.some(({ reasons }) => reasons.some(({ place }) => place !== undefined)),
      );
      this.#checked.set(uri, given);
      return { document, settings, findings: found.findings };
    } catch (error) {
      logger.debug("a closed file could not be checked", { uri, error: errorMessage(error) });
      return undefined;
    } finally {
      if (!isOpen(uri)) {
        service.close(uri);
      }
    }
  }
}
