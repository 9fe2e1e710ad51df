import { CommandError } from '../core/declare/registry.ts';
import { incidentId } from '../core/run/incident.ts';
import { ConfigError, logConfigNow, secretsNow } from '../app/config.ts';
import { openLog } from '../app/log-settings.ts';
import { leaveSoon } from '../app/process/leave.ts';
import { DataError } from '../dataset/records.ts';
import { out, log, UsageError, version } from '../app/console.ts';
import { ADMIN_USAGE } from '../app/admin/usage.ts';
import { causeOf } from '../observability/causes.ts';
import { hiding } from '../observability/log.ts';

const USAGE = `Usage:
  npm start                             join the platforms that are set up; with none, open Rung in the terminal and on a page; without a terminal, read a command a line
      --log-level <level>               fatal, error, warn, info or debug
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
  npm run -s admin -- <command>         for who runs Rung: workspaces, pause, resume, letters, resend, drop, export, delete
      --help                            how each of them is called
  npm run -s listing -- <folder>        the privacy policy, the terms and the icon, for directories of apps
  npm run -s questions                  questions of the quiz that people reported as wrong
  npm run -s doctor                     looks at all that Rung needs: what is good, doubtful or wrong, with the fix
      --json                            the same as JSON
  npm run -s backup -- <file>           copies the database into a file, also while Rung runs
  npm run -s restore -- <file>          puts a backup into a home that has no database
  npm run -s rotate:keys                encrypts the tokens of all workspaces with the first key of RUNG_SECRET_KEYS
  npm start -- --version                the version; --help gives this text
`;

/** Every mode, imported only when it runs: loading modules is most of a start's time. */
const MODES = new Map<string, (args: string[]) => Promise<void>>([
  ['start', async (args) => (await import('./serve-first.ts')).serveFirst(args)],
  ['ask', async (args) => (await import('./ask.ts')).ask(args)],
  ['manifest', async (args) => (await import('./manifest.ts')).manifest(args)],
  ['register', async (args) => (await import('./register.ts')).register(args)],
  ['doctor', async (args) => (await import('./doctor.ts')).doctor(args)],
  ['backup', async (args) => (await import('./backup.ts')).backup(args)],
  ['restore', async (args) => (await import('./restore.ts')).restore(args)],
  ['questions', async (args) => (await import('./questions.ts')).questions(args)],
  ['listing', async (args) => (await import('./listing.ts')).listing(args)],
  ['rotate-keys', async (args) => (await import('./rotate-keys.ts')).rotate(args)],
  ['admin', async (args) => (await import('./admin.ts')).admin(args)],
]);

/** Options that print something and run nothing. */
const PRINTED = new Map<string, () => string>([
  ['--help', () => USAGE.trimEnd()],
  ['-h', () => USAGE.trimEnd()],
  ['--version', version],
]);

/** The exit code for what went wrong, after saying so: 2 for how it was called, 1 for the rest. */
async function fail(error: unknown, isService: boolean): Promise<number> {
  if (
    error instanceof UsageError ||
    (error as { code?: unknown } | null)?.code?.toString().startsWith('ERR_PARSE_ARGS')
  ) {
    log(`${(error as Error).message}\n\n${(error as Partial<UsageError>).usage ?? USAGE}`);
    return 2;
  }
  const secrets = secretsNow();
  if (isService) {
    const write = await openLog({ config: logConfigNow(), version: version(), secrets });
    write(whatFailed(error), { level: 'fatal', event: 'start-failed' });
  } else log(hiding(secrets)(whatFailed(error)));
  return 1;
}

/** What went wrong, in words: its cause and its fix, or a bug with its stack. */
function whatFailed(error: unknown): string {
  const cause = causeOf(error);
  if (cause) return cause.line;
  if (error instanceof DataError || error instanceof CommandError || error instanceof ConfigError)
    return error.message;
  return `error ${incidentId()}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const given = process.argv.slice(2);
const [mode = 'start', ...args] = given[0]?.startsWith('-') ? ['start', ...given] : given;
const printed = [mode, ...args].map((one) => PRINTED.get(one)).find((one) => one !== undefined);
try {
  const run = MODES.get(mode);
  if (printed) out(mode === 'admin' ? ADMIN_USAGE.trimEnd() : printed());
  else if (run) await run(args);
  else throw new UsageError(`there is no ${mode} to run`);
} catch (error) {
  process.exitCode = await fail(error, mode === 'start');
  // A server or a timer that was started before the failure would keep the process alive.
  leaveSoon();
}
