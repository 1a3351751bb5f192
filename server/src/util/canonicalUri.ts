/**
 * One spelling of a file's URI: editors and Node differ in what they encode, and in the case of a drive's letter. URIs of
 * other schemes are given back as they are, for only the editor makes them.
 */
export function canonicalUri(uri: string): string {
  if (!uri.startsWith("file:///")) {
    return uri;
  }
  const path = uri.slice("file:///".length);
  try {
    const segments = path.split("/").map((segment) => encodeURIComponent(decodeURIComponent(segment)));
    return `file:///${segments.join("/").replace(/^[A-Z](?=%3A)/, (drive) => drive.toLowerCase())}`;
  } catch {
    // A stray percent sign: nobody encoded it.
    return uri;
  }
}

/** A URI or part of one as people read it. */
export function decodeUri(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
