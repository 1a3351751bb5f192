/** What a document is: a file, by the path that reports show, or a cell of a notebook, by its place among all, 1-based. */
export interface DocumentPath {
  readonly file: string;
  readonly cell?: number;
}

/** By what the command line calls a document. */
export function documentPath({
  file,
  cell,
}: Pick<DocumentPath, "file"> & { readonly cell: number | undefined }): string {
  return cell === undefined ? file : `${file}#${cell}`;
}

/** The reverse of {@link documentPath}. */
export function fileOf(path: string): DocumentPath {
  const [, file, cell] = /^(.*\.ipynb)#(\d+)$/is.exec(path) ?? [];
  return file === undefined ? { file: path } : { file, cell: Number(cell) };
}

/** The path of the file that a document is, or is a cell of. */
export function pathOfDocument(path: string): string {
  return fileOf(path).file;
}
