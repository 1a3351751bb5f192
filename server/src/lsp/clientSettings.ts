import { isRecord } from "../../../shared/src/isRecord";
import { DidChangeConfigurationNotification, Emitter, type Connection, type Event } from "vscode-languageserver";
import { parseSettings, type Settings, settingsSection } from "../../../shared/src/settings";
import { languageOfId } from "../languages";
import { errorMessage, type Logger } from "../util/logger";
import type { ClientFeatures } from "./clientFeatures";

/** The settings as the client has them. */
export interface ClientSettings {
  /** Those in force for a document: the same object until something changes. Never rejects. */
  of(uri: string): Promise<Settings>;
  forget(uri: string): void;
  /** To be called once the client has said that it is ready for requests. */
  listen(): Promise<void>;
  readonly onDidChange: Event<void>;
}

export interface ClientSettingsOptions {
  readonly connection: Connection;
  readonly client: ClientFeatures;
  readonly logger: Logger;
  /** `initializationOptions.settings`. */
  readonly initial: unknown;
}

/**
 * Asks for the settings of each document and keeps them until they change. For clients that cannot be asked, those of
 * the initialization options count, or the ones that the client sent last.
 */
export function createClientSettings({ connection, client, logger, initial }: ClientSettingsOptions): ClientSettings {
  const reported = new Set<string>();
  const changed = new Emitter<void>();
  const pulled = new Map<string, Promise<Settings>>();
  let pushed = parse(initial);

  function parse(value: unknown): Settings {
    const { settings, problems } = parseSettings(value);
    const unknown = Object.entries(settings.includeLanguages).flatMap(([languageId, target]) =>
      languageOfId(target) === undefined
        ? `${settingsSection}.includeLanguages.${languageId} is ${target}, which is no language that Errdex knows`
        : [],
    );
    for (const problem of [...problems, ...unknown].filter((problem) => !reported.has(problem))) {
      reported.add(problem);
      logger.warn(problem);
    }
    return settings;
  }

  async function pull(uri: string): Promise<Settings> {
    try {
      const value: unknown = await connection.workspace.getConfiguration({ scopeUri: uri, section: settingsSection });
      return value === null || value === undefined ? pushed : parse(value);
    } catch (error) {
      logger.warn("The client did not give its settings.", { uri, error: errorMessage(error) });
      return pushed;
    }
  }

  connection.onDidChangeConfiguration((params: unknown) => {
    pulled.clear();
    const settings = isRecord(params) ? params["settings"] : undefined;
    if (isRecord(settings)) {
      pushed = parse(settings[settingsSection] ?? initial);
    }
    changed.fire();
  });

  return {
    of: (uri) => {
      if (!client.configuration) {
        return Promise.resolve(pushed);
      }
      let settings = pulled.get(uri);
      if (settings === undefined) {
        settings = pull(uri);
        pulled.set(uri, settings);
      }
      return settings;
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
  };
}
