import { html, type HtmlPart, type SafeHtml } from "../../../shared/src/html";
import type { CodeSpot, CoverageCommands, EntryName } from "../../../shared/src/protocol";

export interface CoveragePageOptions {
  /** As people know the file: `src/client.ts`. */
  readonly showPath: (uri: string) => string;
  /** Commands that links call, where somebody runs them: in an editor. */
  readonly commands?: CoverageCommands;
}

/** A place in a file, which opens at a click where there is an editor. */
export function place(spot: CodeSpot, label: SafeHtml | string, options: CoveragePageOptions): HtmlPart {
  const { uri, line, start, end, cell } = spot;
  return link(options.commands?.openPlace, { uri, line, start, end, ...(cell !== undefined && { cell }) }, label);
}

/** A code, which leads to its page where there is an editor. */
export function codeName(catalog: string, code: string, { commands }: CoveragePageOptions): HtmlPart {
  return link(commands?.explainCode, { catalog, code }, html`<code>${code}</code>`);
}

function link(command: string | undefined, argument: CodeSpot | EntryName, label: SafeHtml | string): HtmlPart {
  return command === undefined
    ? label
    : html`<a href="command:${command}?${encodeURIComponent(JSON.stringify([argument]))}">${label}</a>`;
}
