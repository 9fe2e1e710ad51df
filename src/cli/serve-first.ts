import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { misspeltSettings, readConfig, secretsNow } from '../app/config.ts';
import { UsageError, version } from '../app/console.ts';
import { isLogLevel, openLog, type LogConfig } from '../app/log-settings.ts';
import { LOG_LEVELS } from '../observability/log.ts';
import { isInteractive } from './interactive.ts';
import { playgroundFor } from './playground.ts';

/**
 * Runs Rung. The page to try it on is served before Rung's own parts are loaded, which take most of a start's time.
 * @throws UsageError, ConfigError, and as `start` does
 */
export async function serveFirst(args: string[]): Promise<void> {
  const level = levelIn(args);
  const config = readConfig();
  const log = await openLog({
    config: { ...config.log, ...level },
    version: version(),
    secrets: secretsNow(),
  });
  for (const line of misspeltSettings()) log(line, { level: 'warn', event: 'setting-misspelt' });
  const page = playgroundFor({ config, isInteractive: isInteractive(), log });
  if (page && !(await isFed())) await page.serveEarly();
  const { start } = await import('./start.ts');
  await start({ config, log, page });
}

/** The level that `--log-level` asks for, in place of the setting's. @throws UsageError */
function levelIn(args: string[]): Partial<LogConfig> {
  const { values } = parseArgs({ args, options: { 'log-level': { type: 'string' } } });
  const { 'log-level': level } = values;
  if (level === undefined) return {};
  if (!isLogLevel(level)) throw new UsageError(`--log-level is one of ${LOG_LEVELS.join(', ')}`);
  return { level };
}

/** How long lines may take to be there where standard input is a pipe, in milliseconds. */
const FIRST_LINE = 50;

/** Whether standard input holds lines: those are answered, and nobody looks at a page. */
async function isFed(): Promise<boolean> {
  if (process.stdin.isTTY || !isPipeOrFile()) return false;
  return once(process.stdin, 'readable', { signal: AbortSignal.timeout(FIRST_LINE) }).then(
    () => true,
    () => false,
  );
}

function isPipeOrFile(): boolean {
  try {
    return !fstatSync(0).isCharacterDevice();
  } catch {
    // It is closed.
    return false;
  }
}
