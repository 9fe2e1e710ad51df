import { randomUUID } from 'node:crypto';
import { CommandError } from './command/registry.ts';
import { ConfigError } from './config.ts';
import { DataError } from './dataset/records.ts';
import { tell, UsageError } from './modes/house.ts';
import { StoreError } from './store/error.ts';

const USAGE = `Usage:
  npm start                             open Rung in the terminal; without one, read a command a line
  npm run -s ask -- "/salary senior london"
                                        print one answer; - reads a command a line
      --json                            one JSON object a line
      --platform slack|discord          the exact payload
  npm run -s manifest                   Slack's app manifest, for Socket Mode
  npm run -s manifest -- slack https://rung.example.com
                                        the same for HTTP, at that address
  npm run -s manifest -- discord        Discord's commands
  npm run -s register                   what differs between Rung's commands and those that Discord has
      --apply                           registers them
      --guild <id>                      in one server, not in all
      --remove                          none at all
  npm run -s nudges -- failed           nudges that did not arrive
  npm run -s nudges -- retry            sends again what is under 12 hours late
`;

/** Each loads what it needs and nothing else: a start is mostly loading. */
const MODES = new Map<string, (args: string[]) => Promise<void>>([
  ['start', async () => (await import('./modes/start.ts')).start()],
  ['ask', async (args) => (await import('./modes/ask.ts')).ask(args)],
  ['manifest', async (args) => (await import('./modes/manifest.ts')).manifest(args)],
  ['register', async (args) => (await import('./modes/register.ts')).register(args)],
  ['nudges', async (args) => (await import('./modes/nudges.ts')).nudges(args)],
]);

/** The exit code for what went wrong, after saying so: 2 for how it was called, 1 for the rest. */
function fail(error: unknown): number {
  if (
    error instanceof UsageError ||
    (error as { code?: unknown } | null)?.code?.toString().startsWith('ERR_PARSE_ARGS')
  ) {
    tell(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  if (error instanceof StoreError) tell(`${error.message}\n${error.fix}`);
  else if (error instanceof DataError || error instanceof CommandError || error instanceof ConfigError)
    tell(error.message);
  else
    tell(
      `error ${randomUUID().slice(0, 8)}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
    );
  return 1;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const [mode = 'start', ...args] = process.argv.slice(2);
try {
  const run = MODES.get(mode);
  if (!run) throw new UsageError(`there is no mode ${mode}`);
  await run(args);
} catch (error) {
  process.exitCode = fail(error);
}
