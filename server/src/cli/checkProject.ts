import type { Catalog } from "../catalogs/model";
import { createErrorCodeService } from "../createService";
import { Grammars } from "../languages/grammars";
import { routeService } from "../routeService";
import { type CheckContext, type CheckedFiles, checkFiles, type Companions } from "./checkFiles";
import { pathOfDocument } from "./documentPaths";
import type { FoundFiles } from "./findFiles";
import type { Host } from "./host";
import type { CliLogger } from "./logger";
import { Project, type SettingsFor, type SourceFile } from "./project";
import { listOthers } from "./sourceFiles";

/** What is checked, and by what. Catalogs and settings go by the paths that reports show. */
export interface ProjectToCheck {
  readonly found: FoundFiles;
  /** The files that were found. */
  readonly sources: readonly SourceFile[];
  readonly catalogsFor: (shownPath: string) => readonly Catalog[];
  readonly settingsFor: SettingsFor;
}

/** Checks the files with an engine of its own, and with as much of the project around them as that asks for. */
export function checkProject(
  host: Host,
  { found, sources, catalogsFor, settingsFor }: ProjectToCheck,
  { logger, cache, observe }: Pick<CheckContext, "cache" | "observe"> & { readonly logger: CliLogger },
): Promise<CheckedFiles> {
  const project = new Project(sources, () => listOthers(host, found, settingsFor("any")));
  const companions: Companions = new Map();
  const grammars = new Grammars(host.readWasm, logger);
  const service = routeService({
    catalogsFor,
    create: (inForce) =>
      createErrorCodeService({
        catalogs: inForce,
        readWasm: host.readWasm,
        grammars,
        logger,
        companionsOf: (uri) => companions.get(uri) ?? [],
        pathOf: pathOfDocument,
        project,
      }),
  });
  project.use(service);
  return checkFiles(service, sources, settingsFor, { companions, project, cache, observe });
}
