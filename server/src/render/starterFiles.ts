/** What a new catalog is about. */
export interface StarterOptions {
  readonly id: string;
  readonly name: string;
  /** The code to begin with; where there is none, an example. */
  readonly code?: string | undefined;
}

/** A config that changes nothing yet, with what is mostly changed. */
export function renderStarterConfig(): string {
  return `{
  // What a team shares of Errdex's settings, for this folder and those below.
  // "typos": near misses only; "strict": every unknown code where it is clear which API it is about.
  "strictness": "bound",
  // Catalogs elsewhere than in *.errdex.json, *.errdex.yaml and the folder .errdex: paths or globs.
  "catalogs": [],
  // Levels of rules: "off", "hint", "information", "warning", "error".
  "rules": {}
}
`;
}

/** A catalog with one code. */
export function renderStarterCatalog(options: StarterOptions, isYaml: boolean): string {
  return isYaml ? starterYaml(options) : `${JSON.stringify(starter(options), undefined, 2)}\n`;
}

/** The code that stands in a new catalog for which none was given. */
export const exampleCode = "EXAMPLE_NOT_FOUND";

/** What an entry says that nobody has described yet. */
export const newSummary = "TODO: say what it means.";

function starter({ id, name, code }: StarterOptions): object {
  return {
    errdexCatalog: 1,
    id,
    name,
    envelope: { codeFields: ["code"] },
    evidence: { hosts: [], headers: [], packages: [] },
    codes:
      code === undefined
        ? {
            [exampleCode]: {
              summary: "Replace this example: one sentence that says what the code means.",
              httpStatus: [404],
              guidance: { audience: "developer", retry: "never", action: "One sentence that says what to do." },
            },
          }
        : { [code]: newSummary },
  };
}

function starterYaml({ id, name, code }: StarterOptions): string {
  return `errdexCatalog: 1
id: ${JSON.stringify(id)}
name: ${JSON.stringify(name)}
# The field of the error's body that holds the code.
envelope: { codeFields: [code] }
# What shows that code speaks to this API: host names without https://, HTTP headers, packages.
evidence: { hosts: [], headers: [], packages: [] }
codes:
${code === undefined ? exampleYaml : `  ${JSON.stringify(code)}: ${JSON.stringify(newSummary)}\n`}`;
}

const exampleYaml = `  ${exampleCode}:
    summary: "Replace this example: one sentence that says what the code means."
    httpStatus: [404]
    guidance: { audience: developer, retry: never, action: One sentence that says what to do. }
  # As short as this will do, too:
  # EXAMPLE_EXPIRED: The example has expired.
`;
