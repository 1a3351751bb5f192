/**
 * Paths and URIs of files alike: with `/` between their segments, and with one at the end of a folder. What is common to
 * the command line and the server speaks of these.
 */

export { configFileName } from "../../../shared/src/settings";

/** The folder that a file or folder is in. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/", path.length - 2) + 1);
}

/** The last segment, without a slash. */
export function nameOf(path: string): string {
  return path.slice(folderOf(path).length).replace(/\/$/, "");
}

/** The innermost of the folders that hold a file. */
export function innermostFolder(folders: readonly string[], path: string): string | undefined {
  return folders.filter((folder) => path.startsWith(folder)).sort((a, b) => b.length - a.length)[0];
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

const globSign = /[*?[\]{}!()]/;

/** Whether a text stands for all files that fit, not for one. */
export function isGlob(pattern: string): boolean {
  return globSign.test(pattern);
}

/**
 * Whether a glob would search what nobody means by a project: an absolute one outside of it, or a folder around it.
 *
 * @param root the project's folder.
 * @param folder that the glob is relative to; what is below is always within reach.
 */
export function reachesTooFar(root: string, folder: string, pattern: string): boolean {
  if (!isGlob(pattern)) {
    return false;
  }
  const positive = pattern.replace(/^!+(?!\()/, "");
  const fixed = positive.slice(0, positive.search(globSign) === -1 ? undefined : positive.search(globSign));
  const base = fixed.slice(0, fixed.lastIndexOf("/") + 1);
  const hasDrive = /^[A-Za-z]:\//.test(base);
  const start = hasDrive ? base : `${resolvePath(folder, base).replace(/\/+$/, "")}/`;
  const project = `${root.replace(/\/+$/, "")}/`;
  const isNear = start.startsWith(project) || start.startsWith(folder);
  return !isNear && (hasDrive || base.startsWith("/") || project.startsWith(start));
}
