import * as l10n from "@vscode/l10n";
import { parse as parseYaml } from "yaml";
import { isRecord } from "../../../../shared/src/isRecord";
import { escapePattern } from "../../util/escapePattern";
import { lineAttribute, readHtml } from "./htmlBlocks";
import { Findings, type Found, type Importer, isUntold } from "./importer";
import { plain } from "./blocks";
import { escapeHtml, markdownToHtml } from "./markdownHtml";
import { labelKind, speaksOfErrors } from "./labels";
import { readPage } from "./readPage";
import { readRows } from "./readRows";
import { shapeOf, shapes } from "./shapes";

/** Markdown and MDX: tables, HTML tables, lists, a heading or an accordion for each code, a page for each code. */
export const markdownImporter: Importer = {
  form: "markdown",
  recognizes: ({ path, text }) =>
    /\.(?:md|mdx|mdoc|markdown|qmd|rmd)$/i.test(path) ||
    (isUntold(path) &&
      (/^---\r?\n[^]*?\r?\n---\r?\n/.test(text) ||
        /^#{1,6} \S/m.test(text) ||
        /^ *\|?(?: *:?-{3,}:? *\|)+ *(?::?-{3,}:? *)?$/m.test(text) ||
        /^(?:[-*+] +)`[^`\n]+`/m.test(text))),
  read: ({ path, text }) => {
    const { matter, body, firstLine, problem } = splitFrontMatter(text);
    const title = matter["title"];
    const heading = typeof title === "string" ? title : "";
    const html = markdownToHtml(body, firstLine);
    const hasTitle =
      heading === "" || new RegExp(`^\\s*<h1[^>]*>(?:<code>)?${escapePattern(escapeHtml(heading))}<`).test(html);
    const page = readPage({
      path,
      title: heading,
      blocks: readHtml(hasTitle ? html : `<h1 ${lineAttribute}="1">${escapeHtml(heading)}</h1>${html}`).blocks,
    });
    const findings = new Findings();
    if (problem !== undefined) {
      findings.skip(1, problem);
    }
    const own = readFrontMatter(matter, path);
    findings.addAll(own);
    // What the page says of the code that its front matter names comes with it.
    const inPage = own.codes.length === 0 || page.codes.length > 0 ? page : describePage(html, own);
    findings.addAll(inPage);
    return findings;
  },
};

interface Split {
  readonly matter: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly firstLine: number;
  readonly problem: string | undefined;
}

function splitFrontMatter(text: string): Split {
  const match = /^---[ \t]*\r?\n([^]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text);
  if (match === null) {
    return { matter: {}, body: text, firstLine: 1, problem: undefined };
  }
  const firstLine = match[0].split("\n").length;
  let matter: unknown;
  let problem: string | undefined;
  try {
    matter = parseYaml(match[1] ?? "", { logLevel: "silent" });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    problem = l10n.t("The front matter was skipped: {0}", reason);
  }
  return { matter: isRecord(matter) ? matter : {}, body: text.slice(match[0].length), firstLine, problem };
}

/** A page whose front matter is the entry: `code: INVALID_OTP`, `message: …`, `status: 400`. */
function readFrontMatter(matter: Readonly<Record<string, unknown>>, path: string): Found {
  const findings = new Findings();
  const pairs = Object.entries(matter).flatMap(([key, value]) =>
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? [[key, String(value)] as const]
      : [],
  );
  const code = pairs.find(([key, value]) => labelKind(key) === "code" && shapeOf(value) >= shapes.weak);
  if (code === undefined) {
    return findings;
  }
  const used = pairs.filter(
    ([key]) => key === code[0] || (!["other", "name"].includes(labelKind(key)) && key !== "slug"),
  );
  readRows(
    used.map(([key]) => key),
    [{ cells: used.map(([, value]) => plain(value)), line: 1 }],
    1,
    {
      headings: [],
      errors: speaksOfErrors(path) || shapeOf(code[1]) >= shapes.medium || speaksOfErrors(code[0]),
      httpStatus: [],
    },
    findings,
  );
  return findings;
}

/** The page's own words on the one code, read as if the code were its heading. */
function describePage(html: string, { codes: [own] }: Found): Found {
  if (own === undefined) {
    return new Findings();
  }
  const content = html.replace(/<h1[^>]*>[^]*?<\/h1>/, "");
  const { codes, problems, examples } = readPage({
    path: "errors",
    title: "errors",
    blocks: readHtml(`<h1 ${lineAttribute}="1"><code>${escapeHtml(own.code)}</code></h1>${content}`).blocks,
  });
  return {
    codes: codes.filter(({ code }) => code === own.code),
    statuses: [],
    problems,
    examples,
    titles: [],
    hosts: [],
  };
}
