import type { CheckReport } from "./report";

/** Makes the text that a check prints. */
export type RenderCheck = (report: CheckReport, surroundings: Surroundings) => string;

/** What a form of the report may ask of where it goes. */
export interface Surroundings {
  readonly colors: boolean;
  /** Columns of the terminal; `undefined` where the text goes to a file or another program. */
  readonly width: number | undefined;
  /** Of Errdex. */
  readonly version: string;
  /** Where it is not for a service, the working directory. */
  readonly root: ReportRoot;
}

/** The folder that CI services take paths to be relative to. */
export interface ReportRoot {
  /** With a slash at its end: `file:///home/me/app/`. */
  readonly uri: string;
  /** From the path that reports show to the one from the root, both with `/`. */
  pathOf(file: string): string;
}

interface CheckForm {
  load(): Promise<RenderCheck>;
  /** It is for a CI service, which wants paths from the root of the repository. */
  readonly forServices: boolean;
  /** It shows the details of findings. */
  readonly hasDetails: boolean;
  /** It tells what was fixed and what the baseline leaves out; for the others the command tells it. */
  readonly tellsAll: boolean;
}

/** NEW FORMAT of `errdex check`: a file beside this one, its line here, and its line in `ciReports.ts` if it is large. */
export const checkForms = {
  pretty: {
    load: async () => (await import("./pretty")).renderPretty,
    forServices: false,
    hasDetails: false,
    tellsAll: true,
  },
  json: {
    load: async () => (await import("./json")).renderReportJson,
    forServices: false,
    hasDetails: false,
    tellsAll: true,
  },
  sarif: {
    load: async () => (await import("./ciReports")).renderSarif,
    forServices: true,
    hasDetails: true,
    tellsAll: false,
  },
  junit: {
    load: async () => (await import("./ciReports")).renderJunit,
    forServices: true,
    hasDetails: false,
    tellsAll: false,
  },
  github: {
    load: async () => (await import("./ciReports")).renderGithub,
    forServices: true,
    hasDetails: true,
    tellsAll: true,
  },
} as const satisfies Readonly<Record<string, CheckForm>>;

/** Where paths are told as they are. */
export const noRoot: ReportRoot = { uri: "", pathOf: (file) => file };

export type CheckFormat = keyof typeof checkForms;
export const checkFormats = Object.keys(checkForms) as readonly CheckFormat[];
