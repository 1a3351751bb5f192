import { InvalidArgumentError, Option } from "commander";

/** `--config FILE`, as in `CatalogOptions`. */
export function configOption(): Option {
  return new Option("--config <FILE>", "use this config instead of every errdex.json");
}

/** `--catalog FILE`, any number of times. */
export function catalogOption(): Option {
  return new Option("--catalog <FILE>", "take this catalog in, too (any number of times)").argParser(
    (path: string, before: readonly string[] | undefined) => [...(before ?? []), path],
  );
}

/** Takes the id of a catalog to be made. */
export function parseCatalogId(text: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(text)) {
    throw new InvalidArgumentError("It must be lower-case letters, digits and hyphens, at most 40.");
  }
  return text;
}
