/** The name with the indefinite article before it, as it is spoken: `a Ratio`, `an Acme`. */
export function withArticle(name: string): string {
  return `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;
}
