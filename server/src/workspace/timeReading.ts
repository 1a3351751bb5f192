import type { Pause } from "../documents/slicedParser";
import type { Times } from "../util/times";
import type { FactsReader, IndexerOptions } from "./indexer";

/**
 * A reader of files that notes what time each file takes, without the pauses in which others go first and without what it
 * takes to load its language.
 */
export function timeReading(reader: FactsReader, pause: Pause, times: Times): Pick<IndexerOptions, "reader" | "pause"> {
  let paused = 0;
  const spentElsewhere = (): number => paused + times.sumOf("language");
  return {
    pause: async () => {
      const start = times.now();
      await pause();
      paused += times.now() - start;
    },
    reader: {
      indexFor: (uri) => reader.indexFor(uri),
      readFacts: async (document, pauseInside) => {
        const start = times.now();
        const before = spentElsewhere();
        try {
          return await reader.readFacts(document, pauseInside);
        } finally {
          times.note("workspace", document, start, spentElsewhere() - before);
        }
      },
    },
  };
}
