import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Adapter, SendResult } from '../../../src/adapters/shared/adapter.ts';
import { createTerminal, type TerminalAdapter } from '../../../src/adapters/terminal/adapter.ts';
import type { PictureParts } from '../../../src/adapters/terminal/pictures.ts';
import { HERE } from '../../../src/adapters/terminal/request.ts';
import type { Json, Reply } from '../../../src/reply/reply.ts';
import type { Store } from '../../../src/store/store.ts';
import { sourceOf, until as waited } from '../until.ts';
import type { Chat, Filled } from './chat.ts';
import { openApp, type AppOptions, type TestApp } from '../app.ts';

const SHARED = 'Everyone in the channel sees:';
/** The fields of the settings, in the order they are asked. */
const SETTINGS = ['level', 'place', 'currency', 'target'];
const PATIENCE = 5_000;

/** Epoch milliseconds, of all that is asked there. */
const NOW = 1_000;

export interface TerminalChat extends Chat {
  readonly terminal: Adapter;
  readonly store: Store;
  /** Something is said unasked. */
  proactive(reply: Reply, key: string): Promise<SendResult>;
  /** What was said so is changed. */
  update(message: Json, reply: Reply): Promise<SendResult>;
}

/** A terminal's streams, and the app behind them. */
export interface TerminalStreams {
  readonly app: TestApp;
  readonly terminal: TerminalAdapter;
  readonly input: PassThrough;
  /** All that it said so far. */
  readonly said: () => string;
  /** Starts it, types the lines and ends the input; resolves with all that it said. */
  readonly type: (...lines: string[]) => Promise<string>;
}

/** Opens the app over streams in place of a terminal; the terminal is joined, and not started. */
export async function openStreams({
  pictures,
  ...options
}: Pick<AppOptions, 'extra' | 'now'> & {
  readonly pictures?: PictureParts;
} = {}): Promise<TerminalStreams> {
  const input = new PassThrough();
  const output = new PassThrough();
  let said = '';
  output.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const terminal = createTerminal({
    ...{ input, output, interactive: false, color: false, now: () => 0 },
    ...(pictures && { pictures }),
  });
  const app = await openApp({ now: NOW, ...options, adapters: [terminal] });
  return {
    ...{ app, terminal, input },
    said: () => said,
    async type(...lines) {
      await terminal.start(app.core);
      input.end(`${lines.join('\n')}\n`);
      await terminal.ended;
      return said;
    },
  };
}

/** What is typed for a field: a file by its path, in a folder that is added to `folders`. */
async function lineFor(value: Filled[string], folders: string[]): Promise<string> {
  if (typeof value === 'string') return value;
  if (!('content' in value)) return value.join(', ');
  const folder = await mkdtemp(join(tmpdir(), 'upload-'));
  folders.push(folder);
  const path = join(folder, value.name);
  await writeFile(path, value.content);
  return path;
}

/** Pictures as files, in a folder of their own. */
const filesOf = async (draw: PictureParts['draw']): Promise<PictureParts> => ({
  ...{ draw, graphics: undefined, report: () => undefined },
  drawSixel: () => Promise.reject(new Error('shown by files alone')),
  folder: await mkdtemp(join(tmpdir(), 'pictures-')),
});

/** Rung in a terminal over its streams. The one person there reads along with everyone. */
export async function openTerminal({
  drawPicture,
}: Pick<AppOptions, 'drawPicture'> = {}): Promise<TerminalChat> {
  const folders: string[] = [];
  const pictures = drawPicture && (await filesOf(drawPicture));
  if (pictures) folders.push(pictures.folder);
  const { app, terminal, input, said } = await openStreams(pictures && { pictures });
  let since = 0;
  await terminal.start(app.core);
  const last = (): string => said().slice(since);
  /** Types a line, and resolves once it was answered. */
  const enter = async (line: string): Promise<void> => {
    since = said().length;
    input.write(`${line}\n`);
    await until(() => last().includes('\n\n') || last().includes('end the input'));
  };
  const until: Chat['until'] = (check, ms = PATIENCE) =>
    waited(sourceOf(check), check, {
      lastSeen: () => `the terminal said:
${last()}`,
      ms,
      every: 2,
    });
  const numberOf = (label: string, within: string): string => {
    const at = within.replaceAll(/\s+/g, ' ').split(label)[0];
    const number = at === undefined ? undefined : [...at.matchAll(/\[(\d+)\]/g)].at(-1)?.[1];
    if (number === undefined || !within.replaceAll(/\s+/g, ' ').includes(label))
      throw new Error(`there is no ${label}`);
    return number;
  };
  return {
    self: 'you',
    bugs: app.bugs,
    terminal,
    store: app.store,
    type: enter,
    proactive(reply, key) {
      since = said().length;
      return terminal.send(HERE, reply, key);
    },
    update(message, reply) {
      since = said().length;
      return terminal.update(HERE, message, reply);
    },
    press: (label) => enter(numberOf(label, last())),
    choose: (menu, choice) => enter(numberOf(choice, last().slice(last().lastIndexOf(`${menu}:`)))),
    async submit(values) {
      since = said().length;
      // Any other form is filled in whole, in its own order.
      const isSettings = Object.keys(values).every((name) => SETTINGS.includes(name));
      for (const field of isSettings ? SETTINGS : Object.keys(values))
        input.write(`${await lineFor(values[field] ?? '', folders)}\n`);
      await until(() => last().includes('[1]'));
    },
    hasForm: () => last().includes('end the input to leave it as it was'),
    read: () => last().replaceAll(/\s*\n\s*/g, ' '),
    overheard: () =>
      said()
        .split(/\n{2,}(?=› )/)
        .flatMap((part) => part.split(SHARED).slice(1))
        .join('\n'),
    until,
    pinged: () => [],
    async close() {
      input.end();
      await terminal.ended;
      await app.close();
      for (const folder of folders) await rm(folder, { recursive: true });
    },
  };
}
