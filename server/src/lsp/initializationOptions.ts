/** {@link InitializationOptions} as far as they have the form that they should have; what they hold is read later. */
export interface GivenOptions {
  readonly catalogs: readonly unknown[];
  readonly settings: unknown;
  readonly grammarsUri: string | undefined;
  readonly findsFiles: boolean;
  readonly followsUses: boolean;
  readonly commands: readonly string[];
}

export function readInitializationOptions(value: unknown): GivenOptions {
  const given: Readonly<Record<string, unknown>> = typeof value === "object" && value !== null ? { ...value } : {};
  const { catalogs, settings, grammarsUri, findsFiles, followsUses, commands } = given;
  return {
    catalogs: Array.isArray(catalogs) ? catalogs : [],
    settings,
    grammarsUri: typeof grammarsUri === "string" ? grammarsUri : undefined,
    findsFiles: findsFiles === true,
    followsUses: followsUses === true,
    commands: Array.isArray(commands) ? commands.filter((id) => typeof id === "string") : [],
  };
}
