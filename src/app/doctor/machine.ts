import { createServer } from 'node:net';
import { once } from 'node:events';
import type { Finding } from '../../adapters/shared/inspection.ts';
import { causeOf } from '../../observability/causes.ts';
import { backupsIn, type BackupFile } from '../backups/files.ts';
import type { Activity } from '../../store/engines/activity.ts';
import type { EpochMs } from '../../time.ts';
import type { Config } from '../config.ts';
import { agoOf, sizeOf } from '../words.ts';

/** A port that Rung is set up to listen on. */
export interface SetPort {
  /** The setting that names it. */
  readonly name: string;
  readonly host: string | undefined;
  readonly port: number;
}

/** Whether a process of Rung answers on the health port; undefined where none is set. */
export async function isRunning(health: Config['health']): Promise<boolean | undefined> {
  if (!health) return undefined;
  try {
    const host = health.host === '0.0.0.0' ? '127.0.0.1' : health.host;
    const response = await fetch(`http://${host}:${health.port}/healthz`, {
      signal: AbortSignal.timeout(2_000),
    });
    return (await response.text()).includes('"status":"ok"');
  } catch {
    return false;
  }
}

/** Whether each port can be listened on, or is held by the Rung that runs. */
export async function portFindings(
  ports: readonly SetPort[],
  running: boolean | undefined,
): Promise<readonly Finding[]> {
  return Promise.all(
    ports.map(async ({ name, host, port }): Promise<Finding> => {
      const subject = 'port';
      const refused = await tryPort(port, host);
      if (refused === undefined) return { subject, state: 'good', what: `${name} ${port} is free` };
      if (refused === 'EADDRINUSE' && running === true)
        return { subject, state: 'good', what: `${name} ${port} is held, and Rung runs` };
      if (refused === 'EADDRINUSE' && running === undefined)
        return {
          subject,
          state: 'doubtful',
          what: `${name} ${port} is held: by Rung, if it runs`,
          fix: 'Set RUNG_HEALTH_PORT to have that told, or stop what holds it.',
        };
      return {
        subject,
        state: 'wrong',
        what: `${name} ${port} cannot be listened on: ${refused}`,
        fix: 'Stop what holds it, or set another port.',
      };
    }),
  );
}

/** Listens on a port for a moment; resolves to the system's code where that is refused. */
async function tryPort(port: number, host: string | undefined): Promise<string | undefined> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown';
  }
}

/** A backup a day is late after this, in milliseconds. */
const LATE = 26 * 3_600_000;

/** The newest backup that Rung made by itself. */
export function backupFinding(config: Config, now: EpochMs): Finding {
  try {
    return findingOf(backupsIn(config.backups.folder)[0], config, now);
  } catch (error) {
    const cause = causeOf(error);
    if (!cause) throw error;
    return { subject: 'backup', state: 'wrong', what: cause.line };
  }
}

function findingOf(last: BackupFile | undefined, { backups, databaseUrl }: Config, now: EpochMs): Finding {
  const subject = 'backup';
  const about =
    last === undefined ? 'none' : `the last is of ${agoOf(now - last.madeAt)}, ${sizeOf(last.bytes)}`;
  if (backups.isDaily) {
    const isLate = last === undefined || now - last.madeAt > LATE;
    return isLate
      ? {
          subject,
          state: 'doubtful',
          what: `${about} in ${backups.folder}`,
          fix: 'Rung makes one each day while it runs: look in its log for why it does not.',
        }
      : { subject, state: 'good', what: about };
  }
  const own = databaseUrl === undefined ? '' : ', or have your provider make them';
  return {
    subject,
    state: 'doubtful',
    what: `${about}; none is made each day`,
    fix: `Set RUNG_BACKUPS to a folder${own}.`,
  };
}

/** Late by more than this, something keeps messages from being sent, in milliseconds. */
const HELD_UP = 5 * 60_000;

/** When something was last heard and sent, and whether anything waits too long. */
export function activityFindings(activity: Activity | undefined, now: EpochMs): readonly Finding[] {
  if (!activity) return [];
  const { lastHeard, lastSent, oldestDue } = activity;
  const waits = oldestDue === undefined ? 0 : now - oldestDue;
  return [
    {
      ...{ subject: 'last heard', state: 'good' },
      what: lastHeard === undefined ? 'nothing in the last quarter of an hour' : agoOf(now - lastHeard),
    },
    {
      ...{ subject: 'last sent', state: 'good' },
      what: lastSent === undefined ? 'no weekly message yet' : agoOf(now - lastSent),
    },
    waits > HELD_UP
      ? {
          subject: 'due',
          state: 'doubtful',
          what: `the oldest message was due ${agoOf(waits)}`,
          fix: 'Start Rung if it does not run; "npm run -s admin -- letters" lists what failed.',
        }
      : { subject: 'due', state: 'good', what: 'no message waits' },
  ];
}
