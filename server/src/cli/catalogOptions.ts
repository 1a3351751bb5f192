import { Option } from "commander";

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
