import { CommandError } from '../core/declare/registry.ts';
import { incidentId } from '../core/run/incident.ts';
import { MAX_LATENESS_TEXT } from '../scheduling/calendar/lateness.ts';
import { ConfigError } from '../app/config.ts';
import { DataError } from '../dataset/records.ts';
import { out, log, UsageError, version } from '../app/container.ts';
import { causeOf } from '../observability/causes.ts';

const USAGE = `Usage:
  npm start                             join the platforms that are set up; with none, open Rung in the terminal and on a page; without a terminal, read a command a line
  npm run -s ask -- "/salary senior london"
                                        print one answer; - reads a command a line
      --json                            one JSON object a line
      --platform slack|discord          the exact payload
      --picture <file>                  its picture, as a PNG
  npm run -s manifest                   Slack's app manifest, for Socket Mode
  npm run -s manifest -- slack https://rung.example.com
                                        the same for HTTP, at that address
      --many                            for every workspace that adds Rung by itself
      --token-rotation                  with tokens that expire after twelve hours and are renewed
  npm run -s manifest -- discord        Discord's commands
  npm run -s register                   what differs between Rung's commands and those that Discord has
      --apply                           registers them
      --guild <id>                      in one server, not in all
      --remove                          none at all
  npm run -s nudges -- failed           nudges that did not arrive
  npm run -s nudges -- retry            sends again what is under ${MAX_LATENESS_TEXT} late
  npm run -s questions                  questions of the quiz that people reported as wrong
  npm run -s rotate-keys                encrypts the tokens of all workspaces with the first key of RUNG_SECRET_KEYS
  npm start -- --version                the version; --help gives this text
`;

/** Every mode, imported only when it runs: loading modules is most of a start's time. */
const MODES = new Map<string, (args: string[]) => Promise<void>>([
  ['start', async () => (await import('./start.ts')).start()],
  ['ask', async (args) => (await import('./ask.ts')).ask(args)],
  ['manifest', async (args) => (await import('./manifest.ts')).manifest(args)],
  ['register', async (args) => (await import('./register.ts')).register(args)],
  ['questions', async (args) => (await import('./questions.ts')).questions(args)],
  ['rotate-keys', async (args) => (await import('./rotate-keys.ts')).rotate(args)],
  ['nudges', async (args) => (await import('./nudges.ts')).nudges(args)],
]);

/** Options that print something and run nothing. */
const PRINTED = new Map<string, () => string>([
  ['--help', () => USAGE.trimEnd()],
  ['-h', () => USAGE.trimEnd()],
  ['--version', version],
]);

/** The exit code for what went wrong, after saying so: 2 for how it was called, 1 for the rest. */
function fail(error: unknown): number {
  if (
    error instanceof UsageError ||
    (error as { code?: unknown } | null)?.code?.toString().startsWith('ERR_PARSE_ARGS')
  ) {
    log(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const cause = causeOf(error);
  if (cause) log(cause.line);
  else if (error instanceof DataError || error instanceof CommandError || error instanceof ConfigError)
    log(error.message);
  else log(`error ${incidentId()}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  return 1;
}

/** How long a start that failed may take to end by itself, in milliseconds. */
const LEAVE = 500;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const [mode = 'start', ...args] = process.argv.slice(2);
const printed = [mode, ...args].map((one) => PRINTED.get(one)).find((one) => one !== undefined);
try {
  const run = MODES.get(mode);
  if (printed) out(printed());
  else if (run) await run(args);
  else throw new UsageError(`there is no ${mode} to run`);
} catch (error) {
  process.exitCode = fail(error);
  // A server or a timer that was started before the failure would keep the process alive.
  setTimeout(() => process.exit(), LEAVE).unref();
}
