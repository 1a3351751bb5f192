import { isRecord } from "../../../shared/src/isRecord";
import { DidChangeConfigurationNotification, Emitter, type Connection, type Event } from "vscode-languageserver";
import { parseSettings, type Settings, settingsSection } from "../../../shared/src/settings";
import { languageOfId } from "../languages";
import { layerSettings } from "../config/resolveConfig";
import { describeSettingProblem } from "../config/settingTexts";
import { errorMessage, type Logger } from "../util/logger";
import type { ClientFeatures } from "./clientFeatures";

/** The settings as the client has them. */
export interface ClientSettings {
  /** Those in force for a document: the same object until something changes. Never rejects. */
  of(uri: string): Promise<Settings>;
  /**
   * The same for a file that is not open: the same object for all files with the same settings. The client is asked once
   * for each folder. Never rejects.
   *
   * @param folder of the workspace, that the file is in.
   */
  ofFile(uri: string, folder: string): Promise<Settings>;
  /** The same without what configs say. Never rejects. */
  own(uri: string): Promise<Settings>;
  forget(uri: string): void;
  /** Configs may say something else now. */
  refresh(): void;
  /** To be called once the client has said that it is ready for requests. */
  listen(): Promise<void>;
  readonly onDidChange: Event<void>;
  /** Fires before {@link onDidChange} where it is the client's settings that changed. */
  readonly onDidChangeOwn: Event<void>;
}

export interface ClientSettingsOptions {
  readonly connection: Connection;
  readonly client: ClientFeatures;
  readonly logger: Logger;
  /** `initializationOptions.settings`. */
  readonly initial: unknown;
  /** What a config says for a document, which overrules what the client says. */
  readonly configFor: (uri: string) => Promise<Readonly<Record<string, unknown>> | undefined>;
}

/**
 * Asks for the settings of each document and keeps them until they change. For clients that cannot be asked, those of
 * the initialization options count, or the ones that the client sent last.
 */
export function createClientSettings({
  connection,
  client,
  logger,
  initial,
  configFor,
}: ClientSettingsOptions): ClientSettings {
  const reported = new Set<string>();
  const changed = new Emitter<void>();
  const ownChanged = new Emitter<void>();
  const pulled = new Map<string, Promise<Settings>>();
  const ofFolders = new Map<string, { readonly own: Promise<unknown>; readonly inForce: Map<unknown, Settings> }>();
  let pushed = initial;

  function parse(value: unknown): Settings {
    const { settings, problems } = parseSettings(value);
    const unknown = Object.entries(settings.includeLanguages).flatMap(([languageId, target]) =>
      languageOfId(target) === undefined
        ? `${settingsSection}.includeLanguages.${languageId} is ${target}, which is no language that Errdex knows.`
        : [],
    );
    const wrong = problems.map((problem) => describeSettingProblem(problem, settingsSection));
    for (const problem of [...wrong, ...unknown].filter((problem) => !reported.has(problem))) {
      reported.add(problem);
      logger.warn(problem);
    }
    return settings;
  }

  async function pull(uri: string): Promise<unknown> {
    if (!client.configuration) {
      return pushed;
    }
    try {
      const value: unknown = await connection.workspace.getConfiguration({ scopeUri: uri, section: settingsSection });
      // Some clients answer with what they have, and sent the rest before.
      return isRecord(value) && isRecord(pushed) ? { ...pushed, ...value } : (value ?? pushed);
    } catch (error) {
      logger.warn("The client did not give its settings.", { uri, error: errorMessage(error) });
      return pushed;
    }
  }

  function join(own: unknown, config: Readonly<Record<string, unknown>> | undefined): Settings {
    return parse(config === undefined ? own : overrule(isRecord(own) ? own : {}, config));
  }

  async function findInForceOfFile(uri: string, folder: string): Promise<Settings> {
    const ofFolder = ofFolders.get(folder) ?? { own: pull(folder), inForce: new Map<unknown, Settings>() };
    ofFolders.set(folder, ofFolder);
    const [own, config] = await Promise.all([ofFolder.own, configFor(uri)]);
    const settings = ofFolder.inForce.get(config) ?? join(own, config);
    ofFolder.inForce.set(config, settings);
    return settings;
  }

  function forgetAll(): void {
    pulled.clear();
    ofFolders.clear();
  }

  async function findInForce(uri: string): Promise<Settings> {
    const [own, config] = await Promise.all([pull(uri), configFor(uri)]);
    return join(own, config);
  }

  connection.onDidChangeConfiguration((params: unknown) => {
    forgetAll();
    const settings = isRecord(params) ? params["settings"] : undefined;
    if (isRecord(settings)) {
      pushed = settings[settingsSection] ?? initial;
    }
    ownChanged.fire();
    changed.fire();
  });

  return {
    of: (uri) => {
      let settings = pulled.get(uri);
      if (settings === undefined) {
        settings = findInForce(uri);
        pulled.set(uri, settings);
      }
      return settings;
    },
    ofFile: findInForceOfFile,
    own: async (uri) => parse(await pull(uri)),
    refresh: () => {
      forgetAll();
      changed.fire();
    },
    forget: (uri) => {
      pulled.delete(uri);
    },
    listen: async () => {
      if (client.registersConfiguration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
      }
    },
    onDidChange: changed.event,
    onDidChangeOwn: ownChanged.event,
  };
}

/** What a team shares counts, but whoever switches Errdex off is left in peace. */
function overrule(
  own: Readonly<Record<string, unknown>>,
  config: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const settings = layerSettings(own, config);
  return own["enable"] === false ? { ...settings, enable: false } : settings;
}
