/** UTF-16 units of a text that a list shows. */
const longestPreview = 120;

/** The beginning of a text, on one line. */
export function previewOf(text: string): string {
  const line = text
    .slice(0, 2 * longestPreview)
    .replace(/\s+/g, " ")
    .trim();
  return line.length > longestPreview || text.length > 2 * longestPreview ? `${line.slice(0, longestPreview)}…` : line;
}
