import { html, type SafeHtml } from "../../../shared/src/html";

/** What a page of one file is made of. */
export interface HtmlPage {
  readonly title: string;
  /** Language of its texts: `en`. */
  readonly lang: string;
  /** CSS of our own. */
  readonly style: string;
  /** Base64 of the SHA-256 of `style`: the page lets no other style in. */
  readonly styleHash: string;
  readonly body: SafeHtml;
}

/** A whole page that loads nothing and runs nothing. */
export function htmlPage({ title, lang, style, styleHash, body }: HtmlPage): string {
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
${html`<html lang="${lang}"></html>`.text}
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${html`<title>${title}</title>`.text}
<style>${style}</style>
</head>
<body>
${body.text}
</body>
</html>
`;
}
