import { z } from 'zod';
import type { Variables } from '../adapters/shared/settings.ts';
import { createLog, LOG_LEVELS, textSink, type LogLevel, type LogLine } from '../observability/log.ts';

/** The settings of the log, as variables of the environment. */
export const logSettings = {
  RUNG_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug'], 'must be fatal, error, warn, info or debug')
    .default('info'),
  RUNG_LOG_FORMAT: z.enum(['json', 'text'], 'must be json or text').optional(),
  RUNG_LOG_WORKSPACE_KEY: z
    .string()
    .min(16, 'must be at least 16 characters that nobody else knows')
    .optional(),
};

/** How lines of the log are written. */
export interface LogConfig {
  readonly level: LogLevel;
  /** Undefined: text in a terminal, JSON elsewhere. */
  readonly format: 'json' | 'text' | undefined;
  readonly workspaceKey: string | undefined;
}

/** The settings of the log; one that does not fit counts as unset, so that there is a log to say so in. */
export function logConfigOf(variables: Variables): LogConfig {
  const level = logSettings.RUNG_LOG_LEVEL.safeParse(variables['RUNG_LOG_LEVEL']);
  const format = logSettings.RUNG_LOG_FORMAT.safeParse(variables['RUNG_LOG_FORMAT']);
  const key = logSettings.RUNG_LOG_WORKSPACE_KEY.safeParse(variables['RUNG_LOG_WORKSPACE_KEY']);
  return { level: level.data ?? 'info', format: format.data, workspaceKey: key.data };
}

/** Whether a word is one of the levels. */
export const isLogLevel = (word: string): word is LogLevel => LOG_LEVELS.some((one) => one === word);

/** What a log is opened with. */
export interface OpenLogParts {
  readonly config: LogConfig;
  readonly version: string;
  readonly secrets: readonly string[];
}

/** The log of a process that runs: text for people in a terminal, otherwise an object a line. The library of those is loaded then alone. */
export async function openLog({ config, version, secrets }: OpenLogParts): Promise<LogLine> {
  const { level, workspaceKey } = config;
  const format = config.format ?? (process.stderr.isTTY ? 'text' : 'json');
  const parts = { level, workspaceKey, secrets };
  if (format === 'text')
    return createLog({ ...parts, sink: textSink((text) => void process.stderr.write(text)) });
  const { jsonSink, standardError } = await import('../observability/json-log.ts');
  return createLog({ ...parts, sink: jsonSink(standardError(), version) });
}
