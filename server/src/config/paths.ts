/**
 * Paths and URIs of files alike: with `/` between their segments, and with one at the end of a folder. What is common to
 * the command line and the server speaks of these.
 */

/** Name of the file that holds what a team shares of the settings. */
export const configFileName = "errdex.json";

/** The folder that a file or folder is in. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/", path.length - 2) + 1);
}

/** The last segment, without a slash. */
export function nameOf(path: string): string {
  return path.slice(folderOf(path).length).replace(/\/$/, "");
}

/** The folder and those around it, the innermost first, up to and with `root`; none where it is outside. */
export function foldersUpTo(folder: string, root: string): readonly string[] {
  const folders: string[] = [];
  let current = folder;
  while (current !== "" && current.startsWith(root)) {
    folders.push(current);
    const around = folderOf(current);
    if (current === root || around === current) {
      break;
    }
    current = around;
  }
  return folders;
}

/**
 * The path that a text in a file stands for.
 *
 * @param folder of that file.
 * @param path relative to it, or absolute: `../errors.yaml`.
 */
export function resolvePath(folder: string, path: string): string {
  const [, origin = "", rest = ""] = /^([a-z][\w+.-]*:\/\/[^/]*|[A-Za-z]:(?=\/)|)(.*)$/.exec(folder) ?? [];
  const encode = origin.endsWith(":") || origin === "" ? (segment: string) => segment : encodeURIComponent;
  const segments = path.startsWith("/") ? [""] : rest.split("/").slice(0, -1);
  for (const segment of path.split("/")) {
    if (segment === "..") {
      if (segments.length > 1) {
        segments.pop();
      }
    } else if (segment !== "." && segment !== "") {
      segments.push(encode(segment));
    }
  }
  return `${origin}${segments.join("/")}`;
}
