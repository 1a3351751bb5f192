/** What went wrong, for the log or a message: not everything that is thrown is an error. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
