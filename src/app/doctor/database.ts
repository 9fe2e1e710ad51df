import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from '../../adapters/shared/inspection.ts';
import { causeOf } from '../../observability/causes.ts';
import type { Activity } from '../../store/engines/activity.ts';
import { inspectPostgres } from '../../store/engines/inspect-postgres.ts';
import { makeFolder } from '../../store/engines/make-folder.ts';
import { inspectDatabase } from '../../store/engines/sqlite-files.ts';
import { databaseFile, type Config } from '../config.ts';
import { sizeOf } from '../words.ts';

/** What was found of the database, and when it last had to do with people. */
export interface DatabaseFindings {
  readonly findings: readonly Finding[];
  readonly activity: Activity | undefined;
}

/** Looks at the database that is set up, and at its disk where that is of this machine. Never rejects over what it finds. */
export async function lookAtDatabase(config: Config): Promise<DatabaseFindings> {
  const { databaseUrl, home } = config;
  if (databaseUrl !== undefined) return orWrong(() => lookAtPostgres(databaseUrl));
  const disk = [diskFinding(home), ...writingFindings(home)];
  const { findings, activity } = await orWrong(() => lookAtFile(databaseFile(config)));
  return { findings: [...disk, ...findings], activity };
}

/** What is found, or the known cause for which nothing is. */
async function orWrong(look: () => DatabaseFindings | Promise<DatabaseFindings>): Promise<DatabaseFindings> {
  try {
    return await look();
  } catch (error) {
    const cause = causeOf(error);
    if (!cause) throw error;
    const { line, what = line, fix } = cause;
    const finding: Finding = { subject: 'database', state: 'wrong', what, ...(fix !== undefined && { fix }) };
    return { findings: [finding], activity: undefined };
  }
}

function lookAtFile(file: string): DatabaseFindings {
  if (!existsSync(file)) return { findings: [NONE_YET], activity: undefined };
  const { bytes, activity, ...ran } = inspectDatabase(file);
  return { findings: [tablesFinding(`SQLite, ${sizeOf(bytes)}, whole`, ran)], activity };
}

const NONE_YET: Finding = {
  ...{ subject: 'database', state: 'good', what: 'none yet: the first start makes it' },
};

/** Milliseconds: a command asks several times. */
const SLOW_ANSWER = 50;

async function lookAtPostgres(url: string): Promise<DatabaseFindings> {
  const { version, bytes, answersIn, activity, ...ran } = await inspectPostgres(url);
  const isSlow = answersIn > SLOW_ANSWER;
  const speed: Finding = {
    ...{ subject: 'database speed', state: isSlow ? 'doubtful' : 'good' },
    what: `answers in ${answersIn.toFixed(1)} ms`,
    ...(isSlow && { fix: 'Run Rung near the database, and look at its load.' }),
  };
  return { findings: [tablesFinding(`PostgreSQL ${version}, ${sizeOf(bytes)}`, ran), speed], activity };
}

interface Ran {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  readonly unknown: readonly string[];
}

function tablesFinding(about: string, { applied, pending, unknown }: Ran): Finding {
  const subject = 'database';
  if (unknown.length > 0)
    return {
      ...{ subject, state: 'wrong', what: `${about}; used by a newer Rung, which has ${unknown.join(', ')}` },
      fix: 'Start that version, or restore a backup from before it ran.',
    };
  if (applied.length === 0)
    return { subject, state: 'good', what: `${about}; the first start makes its tables` };
  if (pending.length > 0)
    return {
      ...{
        subject,
        state: 'doubtful',
        what: `${about}; ${pending.length} changes of its tables are to come`,
      },
      fix: 'The next start makes them; have a backup first.',
    };
  return {
    subject,
    state: 'good',
    what: `${about}, ${applied.length} of ${applied.length} changes of its tables`,
  };
}

const LITTLE = 500_000_000;
const NEXT_TO_NOTHING = 50_000_000;

function diskFinding(home: string): Finding {
  const { bavail, bsize } = statfsSync(nearestFolder(home));
  const free = bavail * bsize;
  const state = free < NEXT_TO_NOTHING ? 'wrong' : free < LITTLE ? 'doubtful' : 'good';
  return {
    ...{ subject: 'disk', state, what: `${sizeOf(free)} are free for ${home}` },
    ...(state !== 'good' && { fix: 'Free some space.' }),
  };
}

const nearestFolder = (path: string): string => (existsSync(path) ? path : nearestFolder(dirname(path)));

/** Milliseconds: each change that people make waits for the disk once. */
const SLOW_DISK = 100;

/** Writes a small file and waits for the disk, as each change does. */
function writingFindings(home: string): readonly Finding[] {
  const subject = 'home';
  const file = join(home, '.doctor');
  try {
    makeFolder(home);
    const began = performance.now();
    const opened = openSync(file, 'w', 0o600);
    writeSync(opened, 'x');
    fsyncSync(opened);
    closeSync(opened);
    const ms = performance.now() - began;
    rmSync(file, { force: true });
    const isSlow = ms > SLOW_DISK;
    return [
      {
        ...{
          subject,
          state: isSlow ? 'doubtful' : 'good',
          what: `a change takes ${ms.toFixed(1)} ms to be on the disk`,
        },
        ...(isSlow && { fix: 'Put RUNG_HOME on a faster disk, not on a network.' }),
      },
    ];
  } catch (error) {
    return [{ subject, state: 'wrong', what: causeOf(error)?.line ?? 'cannot be written to' }];
  }
}
