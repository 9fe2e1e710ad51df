import { existsSync } from 'node:fs';
import { z } from 'zod';

/** A setting that does not fit. The message names the variable, the reason and the fix; the start stops. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(
      `The configuration does not fit:\n${problems.map((one) => `  - ${one}`).join('\n')}\nSee .env.example.`,
    );
    this.name = 'ConfigError';
  }
}

const optional = (schema: z.ZodString) => schema.optional();

const environment = z.object({
  DATABASE_URL: optional(
    z
      .string()
      .regex(
        /^postgres(ql)?:\/\/\S+$/,
        'must be a PostgreSQL address, postgres://user:password@host:5432/name',
      ),
  ),
  RUNG_HOME: z.string().default('.rung'),
  RUNG_DATA_OVERLAY: optional(z.string()),
  RUNG_COMMAND_PREFIX: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{0,15}$/,
      'must be 1 to 16 lower-case letters, digits or dashes, beginning with a letter',
    )
    .optional(),
});

/** Everything that can be set, checked. */
export interface Config {
  /** PostgreSQL, where set; otherwise the embedded database in `home`. */
  readonly databaseUrl: string | undefined;
  /** The folder that holds what Rung remembers. */
  readonly home: string;
  /** A folder of data files laid over the shipped ones. */
  readonly overlay: string | undefined;
  /** Put before command names, with a dash, where another app owns them: `acme` gives `/acme-salary`. */
  readonly prefix: string | undefined;
}

/**
 * Reads the environment and, under it, a `.env` file in the working directory. An empty value counts as unset.
 * @throws ConfigError naming every variable that does not fit
 */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseConfig(process.env);
}

/** @throws ConfigError naming every variable that does not fit; values are never repeated, some are secrets */
export function parseConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((one) => `${one.path.join('.')} ${one.message}`));
  const { DATABASE_URL, RUNG_HOME, RUNG_DATA_OVERLAY, RUNG_COMMAND_PREFIX } = parsed.data;
  return {
    databaseUrl: DATABASE_URL,
    home: RUNG_HOME,
    overlay: RUNG_DATA_OVERLAY,
    prefix: RUNG_COMMAND_PREFIX,
  };
}
