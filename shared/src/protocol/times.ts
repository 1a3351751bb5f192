/** To server: what took time since it started, and what can be done about it, as a page in Markdown. */
export const timesRequest = "errdex/times";

export interface TimesResult {
  readonly markdown: string;
}
