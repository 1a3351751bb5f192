/**
 * A code as it is written between a literal's quotes: `it's` between single ones becomes `it\'s`.
 *
 * @param quote the literal's opening quote; of a longer one, as in `"""`, the last character counts.
 */
export function escapeFor(quote: string, code: string): string {
  switch (quote.slice(-1)) {
    case "'":
      return code.replace(/[\\']/g, "\\$&");
    case "`":
      return code.replace(/[\\`]|\$(?=\{)/g, "\\$&");
    default:
      return code.replace(/[\\"]/g, "\\$&");
  }
}
