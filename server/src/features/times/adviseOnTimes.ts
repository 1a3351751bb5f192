import * as l10n from "@vscode/l10n";
import type { Timed, TimesSeen } from "../../util/times";

/** What advice depends on besides the times themselves. */
export interface TimesScene {
  /** Files of the workspace that are known, open or not. */
  readonly files: number;
  /** The setting `errdex.maxIndexedFiles`. */
  readonly maxIndexedFiles: number;
  readonly isOpen: (uri: string) => boolean;
  /** The path of a file as people know it. */
  readonly showPath: (uri: string) => string;
}

/** Milliseconds from which somebody who waits for it notices a wait. */
const noticed = 100;
/** Milliseconds from which a file stands out: the first ones take longer than others, as the program warms up. */
const outstanding = 300;
/** Milliseconds from which work in the background is much, and at which a parse is given up. */
const much = 2_000;
/** How many files are named. */
const mostFiles = 3;

/** What could be done about what took long: a sentence each, in plain text. Nothing where nothing did. */
export function adviseOnTimes({ kinds, documents, last }: TimesSeen, scene: TimesScene): readonly string[] {
  const { files, maxIndexedFiles, isOpen, showPath } = scene;
  const slowestOf = (kind: Timed["kind"]): number => kinds.get(kind)?.slowest ?? 0;
  const background = kinds.get("workspace")?.ms ?? 0;
  const closed = [...documents].filter(([uri, { slowest }]) => slowest >= outstanding && !isOpen(uri));
  const slowFiles = closed.sort(([, a], [, b]) => b.slowest - a.slowest).slice(0, mostFiles);
  return [
    ...slowFiles.map(([uri, { slowest }]) =>
      l10n.t(
        "{0} took {1} ms at once. If it is generated or holds data only, a line in .gitignore or .ignore keeps Errdex out of it while it is closed.",
        showPath(uri),
        Math.round(slowest),
      ),
    ),
    ...(background >= much
      ? [
          l10n.t(
            "Looking at the {0} files of the workspace took {1} s, in the background. Ignore files (.gitignore, .ignore) and errdex.maxIndexedFiles (now {2}) make them fewer; what the others show is then not known.",
            files,
            (background / 1000).toFixed(1),
            maxIndexedFiles,
          ),
        ]
      : []),
    ...(slowestOf("language") >= noticed
      ? [
          l10n.t(
            "The first answer in a language waits until its grammar is loaded: here up to {0} ms. That happens once after each start.",
            Math.round(slowestOf("language")),
          ),
        ]
      : []),
    ...(slowestOf("settings") >= noticed
      ? [
          l10n.t(
            "Answers waited up to {0} ms for the settings: the editor was slow to tell them, or an errdex.json or a catalog was slow to read. They are asked for again only when something changes.",
            Math.round(slowestOf("settings")),
          ),
        ]
      : []),
    ...(last.some(({ kind, ms }) => kind === "parse" && ms >= much)
      ? [
          l10n.t(
            "A file whose syntax takes longer than {0} s is left alone until it changes.",
            (much / 1000).toFixed(0),
          ),
        ]
      : []),
  ];
}
