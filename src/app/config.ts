import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Connectable } from '../adapters/shared/platform.ts';
import { isWrong, port, readSettings, type Variables } from '../adapters/shared/settings.ts';
import type { BackupConfig } from './backups/backups.ts';
import { logConfigOf, logSettings, type LogConfig } from './log-settings.ts';
import { misspeltAmong } from './misspelt-settings.ts';
import { operatorOf, operatorSettings } from './operator-settings.ts';
import { PLATFORMS } from './platforms.ts';
import { secretsAmong } from './secrets/among-settings.ts';
import { MAKE_A_KEY, secretKeys, type SecretKeys } from './secrets/keys.ts';
import { tracesOf, traceSettings, traceVariables } from './traces/settings.ts';
import type { TraceConfig } from '../observability/traces/config.ts';
import { playgroundOf, playgroundSettings, type PlaygroundConfig } from './playground/settings.ts';
import type { Operator } from '../policies/operator.ts';

/** A setting that does not fit. The message names the variable, the reason and the fix; the start stops. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `The configuration does not fit:\n${problems.map((one) => `  - ${one}`).join('\n')}\nSee .env.example.`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must be a PostgreSQL address, postgres://user:password@host:5432/name')
    .optional(),
  RUNG_HOME: z.string().default('.rung'),
  RUNG_DATA_OVERLAY: z.string().optional(),
  RUNG_COMMAND_PREFIX: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{0,15}$/,
      'must be 1 to 16 lower-case letters, digits or dashes, beginning with a letter',
    )
    .optional(),
  RUNG_HEALTH_PORT: port,
  RUNG_HEALTH_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  RUNG_BACKUPS: z.string().optional(),
  RUNG_BACKUPS_KEPT: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'must be how many backups are kept, 1 to 999')
    .default('7')
    .transform(Number),
  ...logSettings,
  ...operatorSettings,
  RUNG_SECRET_KEYS: secretKeys.optional(),
  ...playgroundSettings,
  ...traceSettings,
});

/** Everything that can be set, checked. */
export interface Config {
  /** PostgreSQL, where set; otherwise the embedded database in `home`. */
  readonly databaseUrl: string | undefined;
  /** The folder that holds what Rung remembers; a whole path. */
  readonly home: string;
  /** A folder of data files laid over the shipped ones; a whole path. */
  readonly overlay: string | undefined;
  /** Put before command names, with a dash, where another app owns them: `acme` gives `/acme-salary`. */
  readonly prefix: string | undefined;
  /** Where /healthz, /readyz and /metrics are answered, where set. */
  readonly health: { readonly host: string; readonly port: number } | undefined;
  readonly log: LogConfig;
  /** Where traces are sent, where they are recorded. */
  readonly traces: TraceConfig | undefined;
  /** Who runs this Rung, where it says so: the privacy policy and the terms name them. */
  readonly operator: Operator | undefined;
  readonly backups: BackupConfig;
  /** The keys that the secrets of workspaces are encrypted with, where set. */
  readonly secretKeys: SecretKeys | undefined;
  /** The page to try Rung on, where it is to be served. */
  readonly playground: PlaygroundConfig | undefined;
  /** The platforms that are to be joined. */
  readonly platforms: readonly Connectable[];
}

/**
 * Reads the environment and, under it, a `.env` file in the working directory. An empty value counts as unset.
 * @throws ConfigError naming every variable that does not fit
 */
export function readConfig(): Config {
  if (existsSync(ENV_FILE)) readEnvFile();
  try {
    return parseConfig(process.env);
  } catch (error) {
    // A missing setting is most often one whose name was misspelt.
    if (error instanceof ConfigError) throw new ConfigError([...error.problems, ...misspeltSettings()]);
    throw error;
  }
}

/** @throws ConfigError where it is no file that may be read */
function readEnvFile(): void {
  try {
    process.loadEnvFile(ENV_FILE);
  } catch {
    throw new ConfigError([
      `${ENV_FILE} cannot be read: make it a file that the user Rung runs as may read, or remove it`,
    ]);
  }
}

/** The absolute path of the `.env` file that is read under the environment. */
export const ENV_FILE = resolve('.env');

/** The environment, with the `.env` file under it once `readConfig` has read that. */
export const environmentNow = (): Variables => process.env;

/** Every variable that is read, by name. */
export const SETTINGS: readonly string[] = [
  ...Object.keys(environment.shape),
  ...PLATFORMS.flatMap(({ variables }) => variables),
];

/** The settings of the log as the environment has them, also where other settings do not fit. */
export const logConfigNow = (): LogConfig => logConfigOf(process.env);

/** The values of the environment that nobody may read in a log, a report or an error. */
export const secretsNow = (): readonly string[] => secretsAmong(process.env);

/** A line for each variable of the environment that is nearly a setting's name, once `readConfig` has read it. */
export const misspeltSettings = (): readonly string[] => misspeltAmong(Object.keys(process.env), SETTINGS);

/** Whether npm runs this process, as one of its scripts. */
export const isRunByNpm = (): boolean => process.env['npm_lifecycle_event'] !== undefined;

const KEYS_MISSING = `RUNG_SECRET_KEYS is missing: the tokens of workspaces are encrypted with it; "${MAKE_A_KEY}" makes one`;

/** @throws ConfigError naming every variable that does not fit; values are never repeated, some are secrets */
export function parseConfig(variables: Variables): Config {
  const nonEmpty = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const set = readSettings(environment, traceVariables(nonEmpty));
  const found = PLATFORMS.map((platform) => platform.configure(nonEmpty));
  const wrong = [set, ...found].filter(isWrong).flatMap(({ problems }) => problems);
  if (isWrong(set) || wrong.length > 0) throw new ConfigError(wrong);
  const { DATABASE_URL, RUNG_HOME, RUNG_DATA_OVERLAY, RUNG_COMMAND_PREFIX } = set;
  const { RUNG_HEALTH_HOST, RUNG_HEALTH_PORT } = set;
  const home = resolve(RUNG_HOME);
  const platforms = found.flatMap((one) => (one === undefined || isWrong(one) ? [] : [one]));
  if (set.RUNG_SECRET_KEYS === undefined && platforms.some((one) => one.keepsSecrets === true))
    throw new ConfigError([KEYS_MISSING]);
  return {
    databaseUrl: DATABASE_URL,
    home,
    overlay: RUNG_DATA_OVERLAY === undefined ? undefined : resolve(RUNG_DATA_OVERLAY),
    prefix: RUNG_COMMAND_PREFIX,
    health: RUNG_HEALTH_PORT === undefined ? undefined : { host: RUNG_HEALTH_HOST, port: RUNG_HEALTH_PORT },
    log: logConfigOf(nonEmpty),
    traces: tracesOf(set),
    operator: operatorOf(set),
    backups: backupsOf(set, home),
    secretKeys: set.RUNG_SECRET_KEYS,
    playground: playgroundOf(set, platforms.length > 0),
    platforms,
  };
}

const backupsOf = (
  { RUNG_BACKUPS, RUNG_BACKUPS_KEPT }: z.output<typeof environment>,
  home: string,
): BackupConfig => ({
  folder: RUNG_BACKUPS === undefined ? join(home, 'backups') : resolve(RUNG_BACKUPS),
  kept: RUNG_BACKUPS_KEPT,
  isDaily: RUNG_BACKUPS !== undefined,
});

/** The file of the embedded database. */
export const databaseFile = ({ home }: Pick<Config, 'home'>): string => join(home, 'rung.sqlite');
