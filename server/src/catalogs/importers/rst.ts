import { lineAttribute, readHtml } from "./htmlBlocks";
import { type Importer, isUntold } from "./importer";
import { escapeHtml } from "./markdownHtml";
import { readPage } from "./readPage";
import { csvTable, gridTable, simpleTable } from "./rstTables";
import { at, countWhile, dedent, indented, inline, type Line } from "./rstText";

/**
 * reStructuredText: grid tables, simple tables, the directives `list-table` and `csv-table`, definition, field and bullet
 * lists, sections. There is no good reader of it in JavaScript; this one understands what holds codes and takes the rest
 * for paragraphs.
 */
export const rstImporter: Importer = {
  form: "rst",
  recognizes: ({ path, text }) =>
    /\.(?:rst|rest)$/i.test(path) ||
    (isUntold(path) &&
      (/^\.\. [\w-]+::/m.test(text) || /^\+={2,}\+(?:=+\+)*$/m.test(text) || /^={3,}(?: +={3,})+$/m.test(text))),
  read: ({ path, text }) => readPage({ path, ...readHtml(rstToHtml(text)) }),
};

/** Turns the source into HTML whose blocks carry their lines. */
function rstToHtml(source: string): string {
  const lines = source
    .split(/\r\n|\r|\n/)
    .map((text, i) => ({ text: text.replace(/\t/g, "        ").trimEnd(), line: i + 1 }));
  return new RstReader(adornmentsOf(lines)).read(lines);
}

const adornment = /^([!-/:-@[-`{-~])\1{2,}$/;

/** The signs that underline titles, in the order of their levels. */
function adornmentsOf(lines: readonly Line[]): readonly string[] {
  const found: string[] = [];
  lines.forEach(({ text }, i) => {
    const title = lines[i - 1]?.text ?? "";
    if (adornment.test(text) && title !== "" && !adornment.test(title) && !/^\s/.test(title)) {
      const style = `${text[0] ?? ""}${adornment.test(lines[i - 2]?.text ?? "") ? "o" : ""}`;
      if (!found.includes(style)) {
        found.push(style);
      }
    }
  });
  return found;
}

class RstReader {
  readonly #adornments: readonly string[];

  constructor(adornments: readonly string[]) {
    this.#adornments = adornments;
  }

  read(lines: readonly Line[]): string {
    let html = "";
    for (let i = 0; i < lines.length;) {
      const rest = lines.slice(i);
      const first = rest[0] as Line;
      if (first.text.trim() === "") {
        i++;
        continue;
      }
      const [block, length] = this.#block(rest, first);
      html += block;
      i += Math.max(length, 1);
    }
    return html;
  }

  #block(lines: readonly Line[], first: Line): readonly [html: string, length: number] {
    const { text } = first;
    const next = lines[1]?.text ?? "";
    if (/^\+[-=]+\+/.test(text)) {
      const length = countWhile(lines, (line) => /^[+|]/.test(line));
      return [gridTable(lines.slice(0, length)), length];
    }
    if (/^={2,}(?: +={2,})+$/.test(text)) {
      return simpleTable(lines);
    }
    if (adornment.test(text) && adornment.test(lines[2]?.text ?? "") && next !== "") {
      return [this.#title(next.trim(), `${text[0] ?? ""}o`, first.line), 3];
    }
    if (adornment.test(next) && !/^\s/.test(text)) {
      return [this.#title(text, next[0] ?? "", first.line), 2];
    }
    if (text.startsWith(".. ")) {
      return this.#directive(lines, first);
    }
    if (/^:[^:\s][^:]*:(?:\s|$)/.test(text)) {
      return this.#fields(lines);
    }
    if (/^(?:[-*+•]|\d+[.)]|#\.)\s+\S/.test(text)) {
      return this.#list(lines);
    }
    if (/^\s+\S/.test(next) && !/^\s/.test(text) && !text.endsWith("::")) {
      return this.#definitions(lines);
    }
    if (/^\s/.test(text)) {
      const length = indented(lines);
      return [this.read(dedent(lines.slice(0, length))), length];
    }
    const length = countWhile(lines, (line) => line !== "" && !line.startsWith(".. "));
    return [
      `<p ${at(first)}>${lines
        .slice(0, length)
        .map((line) => inline(line.text))
        .join(" ")}</p>\n`,
      length,
    ];
  }

  #title(text: string, style: string, line: number): string {
    const level = Math.min(Math.max(this.#adornments.indexOf(style) + 1, 1), 6);
    return `<h${level} ${lineAttribute}="${line}">${inline(text)}</h${level}>\n`;
  }

  #directive(lines: readonly Line[], first: Line): readonly [string, number] {
    const length = 1 + indented(lines.slice(1));
    const body = dedent(lines.slice(1, length));
    const name = /^\.\. ([\w:-]+)::\s*(.*)$/.exec(first.text);
    const options = countWhile(body, (text) => /^:[\w-]+:/.test(text));
    const content = body.slice(options);
    const option = (key: string): string | undefined =>
      body
        .slice(0, options)
        .map(({ text }) => /^:([\w-]+):\s*(.*)$/.exec(text))
        .find((match) => match?.[1] === key)?.[2];
    switch (name?.[1]) {
      case "list-table":
        return [this.#listTable(content, Number(option("header-rows") ?? 0), first), length];
      case "csv-table":
        return [csvTable(content, option("header"), Number(option("header-rows") ?? 0), first), length];
      case "code-block":
      case "code":
      case "sourcecode":
        return [`<pre ${at(first)}>${escapeHtml(content.map(({ text }) => text).join("\n"))}</pre>\n`, length];
      case undefined:
        return ["", length];
      default:
        // `.. py:exception:: CardDeclined`, and what is only decoration: `.. note::`.
        return [
          /(?:exception|data|attribute|class|describe|object|enum|const)$/.test(name?.[1] ?? "")
            ? `<dl><dt ${at(first)}><code>${escapeHtml((name?.[2] ?? "").replace(/\(.*$/, ""))}</code></dt><dd>${this.read(content)}</dd></dl>\n`
            : this.read(content),
          length,
        ];
    }
  }

  #listTable(lines: readonly Line[], headerRows: number, first: Line): string {
    const rows = splitItems(lines, /^\* /);
    const html = rows.map((row, i) => {
      const cells = splitItems(dedent(row), /^- ?/).map((cell) => {
        const tag = i < headerRows ? "th" : "td";
        return `<${tag}>${this.read(dedent(cell))}</${tag}>`;
      });
      return `<tr ${at(row[0] ?? first)}>${cells.join("")}</tr>`;
    });
    return `<table ${at(first)}>${html.join("")}</table>\n`;
  }

  #fields(lines: readonly Line[]): readonly [string, number] {
    let html = "";
    let i = 0;
    for (let match = field(lines[0]); match !== undefined; match = field(lines[i])) {
      const length = 1 + indented(lines.slice(i + 1));
      const body = [{ text: match.body, line: lines[i]?.line ?? 1 }, ...dedent(lines.slice(i + 1, i + length))];
      html += `<dt ${at(lines[i] as Line)}>${inline(match.name)}</dt><dd>${this.read(body)}</dd>`;
      i += length;
      while (lines[i]?.text === "" && field(lines[i + 1]) !== undefined) {
        i++;
      }
    }
    return [`<dl>${html}</dl>\n`, i];
  }

  #list(lines: readonly Line[]): readonly [string, number] {
    const mark = /^(?:[-*+•]|\d+[.)]|#\.)\s+/;
    let html = "";
    let i = 0;
    while (i < lines.length && mark.test(lines[i]?.text ?? "")) {
      const first = lines[i] as Line;
      const length = 1 + indented(lines.slice(i + 1));
      const indent = mark.exec(first.text)?.[0].length ?? 2;
      const body = [{ text: first.text.slice(indent), line: first.line }, ...dedent(lines.slice(i + 1, i + length))];
      html += `<li ${at(first)}>${this.read(body)}</li>`;
      i += length;
      while (lines[i]?.text === "" && mark.test(lines[i + 1]?.text ?? "")) {
        i++;
      }
    }
    return [`<ul>${html}</ul>\n`, i];
  }

  #definitions(lines: readonly Line[]): readonly [string, number] {
    let html = "";
    let i = 0;
    const isTerm = (at: number): boolean =>
      /^\S/.test(lines[at]?.text ?? "") &&
      !(lines[at]?.text ?? "").startsWith("..") &&
      /^\s+\S/.test(lines[at + 1]?.text ?? "");
    while (isTerm(i)) {
      const length = 1 + indented(lines.slice(i + 1));
      html += `<dt ${at(lines[i] as Line)}>${inline(lines[i]?.text ?? "")}</dt><dd>${this.read(dedent(lines.slice(i + 1, i + length)))}</dd>`;
      i += length;
      while (lines[i]?.text === "" && isTerm(i + 1)) {
        i++;
      }
    }
    return [`<dl>${html}</dl>\n`, i];
  }
}

function field(line: Line | undefined): { readonly name: string; readonly body: string } | undefined {
  const match = /^:([^:\s][^:]*):(?:\s+(.*))?$/.exec(line?.text ?? "");
  return match === null ? undefined : { name: match[1] ?? "", body: match[2] ?? "" };
}

function splitItems(lines: readonly Line[], mark: RegExp): readonly (readonly Line[])[] {
  const items: Line[][] = [];
  for (const line of lines) {
    const found = mark.exec(line.text)?.[0];
    if (found !== undefined) {
      items.push([{ text: " ".repeat(found.length) + line.text.slice(found.length), line: line.line }]);
    } else if (line.text !== "") {
      items.at(-1)?.push(line);
    }
  }
  return items;
}
