/** V8 copies shorter slices anyway. */
const shortestSlice = 13;
const longest = 512;

/**
 * The same text in memory of its own. V8 makes a slice of a long string keep the whole string, so whatever is kept from
 * one version of a document to the next, and was cut out of its text, must be detached first: else a few words keep all
 * former versions alive. Texts too long to be codes are given back as they are; nobody keeps those.
 */
export function detach(text: string): string {
  if (text.length < shortestSlice || text.length > longest) {
    return text;
  }
  const units: number[] = [];
  for (let i = 0; i < text.length; i++) {
    units.push(text.charCodeAt(i));
  }
  return String.fromCharCode(...units);
}
