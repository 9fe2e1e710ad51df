import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../project.ts';
import { until } from '../until.ts';

/** Rung as `npm start` runs it, in a process and a folder of its own. */
export interface WholeRung {
  /** Where a word is found in what the process keeps: its files, its output, its metrics, its memory. */
  traces(word: RegExp): Promise<readonly string[]>;
  said(): string;
  /** Resolves to the exit code, which is null where it was killed: that is how it ends unless told otherwise. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A picture of all memory takes seconds, and many where the machine has other things to do. In milliseconds. */
const PATIENCE = 60_000;

/** A process that joins some platforms, by the variables of its environment. */
export async function startWholeRung(
  folder: string,
  {
    health,
    joins,
    ...env
  }: { readonly health: number; readonly joins: readonly string[] } & Readonly<Record<string, unknown>>,
): Promise<WholeRung> {
  mkdirSync(folder, { recursive: true });
  const child = spawn(process.execPath, ['--heapsnapshot-signal=SIGUSR2', inProject('src/start.mjs')], {
    cwd: folder,
    env: {
      RUNG_HOME: join(folder, 'home'),
      RUNG_LOG_FORMAT: 'text',
      RUNG_HEALTH_PORT: String(health),
      ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)])),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const waiting = { lastSeen: () => said, ms: PATIENCE, every: 500 };
  for (const platform of joins)
    await until(`Rung joins ${platform}`, () => said.includes(`Rung has joined ${platform}`), waiting);
  return {
    said: () => said,
    async traces(word) {
      const kept = filesIn(folder).filter((file) => word.test(readFileSync(file, 'latin1')));
      const metrics = await (await fetch(`http://127.0.0.1:${health}/metrics`)).text();
      child.kill('SIGUSR2');
      const heap = await until('a picture of the memory', () => heapIn(folder), waiting);
      return [
        ...kept,
        ...(word.test(said) ? ['output'] : []),
        ...(word.test(metrics) ? ['metrics'] : []),
        ...heap.filter((one) => word.test(one)).map((one) => `memory: ${one}`),
      ];
    },
    async stop(signal = 'SIGKILL') {
      const ended = once(child, 'exit');
      if (child.exitCode === null && child.kill(signal)) await ended;
      return child.exitCode;
    },
  };
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((one) =>
    one.isFile() ? [join(one.parentPath, one.name)] : [],
  );

/** The key of the last member of a picture, which is all that is read of it: the rest is numbers, and much longer. */
const STRINGS = '"strings":';

/** The strings in the memory, once its picture is whole; the file goes. */
function heapIn(folder: string): readonly string[] | undefined {
  const file = filesIn(folder).find((one) => one.endsWith('.heapsnapshot'));
  if (file === undefined) return undefined;
  // It is long, and read only once it may be whole.
  if (!endOf(file).trimEnd().endsWith(']}')) return undefined;
  const bytes = readFileSync(file);
  const from = bytes.lastIndexOf(STRINGS);
  if (from < 0) return undefined;
  try {
    const strings = JSON.parse(
      bytes
        .subarray(from + STRINGS.length)
        .toString()
        .trimEnd()
        .slice(0, -1),
    ) as string[];
    rmSync(file);
    return strings;
  } catch {
    // A string in what is there so far ends as the whole does.
    return undefined;
  }
}

/** The last bytes of a file. */
function endOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(8);
    return bytes.toString(
      'latin1',
      0,
      readSync(file, bytes, { position: Math.max(0, fstatSync(file).size - 8) }),
    );
  } finally {
    closeSync(file);
  }
}

/** Tries after which something that was said is surely kept, and not only on its way. */
const TRIES = 5;

/**
 * Where a word is found that does not go: answers on their way, and the last of everything that is held until the next
 * comes, are gone after some other messages.
 */
export async function lastingTraces(
  rung: WholeRung,
  word: RegExp,
  others: () => Promise<void>,
): Promise<readonly string[]> {
  let found: readonly string[] = [];
  for (let at = 0; at < TRIES; at++) {
    await others();
    found = await rung.traces(word);
    if (found.length === 0) return [];
  }
  return found;
}

/** A port of this machine that is free. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Rung at work on a platform, and a person who types amounts there. Each act resolves once it was answered. */
export interface WholeChat {
  readonly rung: WholeRung;
  /** A command in a channel, where others read along. */
  type(line: string): Promise<void>;
  press(label: string): Promise<void>;
  choose(menu: string, choice: string): Promise<void>;
  /** Fills in the form that is open, by the names of its fields. */
  fill(values: Readonly<Record<string, string>>): Promise<void>;
  /** Fills it in so that it is refused; then it is open to be filled in again. */
  fillAmiss(values: Readonly<Record<string, string>>): Promise<void>;
  /** Something in the conversation with Rung. */
  say(line: string): Promise<void>;
  /** The same to Rung in the channel. */
  mention(line: string): Promise<void>;
  /** Changes a message of that conversation. */
  edit(line: string): Promise<void>;
  /** The newest answer in the channel. */
  read(): string;
  /** All of Rung's that another person sees in the channel. */
  overheard(): string;
  /** All that Rung sent. */
  sent(): unknown;
  close(): Promise<void>;
}
