import { existsSync, readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PictureParts } from '../../../../src/adapters/terminal/pictures.ts';
import { HERE } from '../../../../src/adapters/terminal/request.ts';
import { temporaryFolder } from '../../../harness/folder.ts';
import { openStreams, type TerminalStreams } from '../../../harness/platforms/terminal.ts';

const root = temporaryFolder();
const PNG = new Uint8Array(9_000).fill(7);
const SENIOR = '/salary senior london';

let streams: TerminalStreams;
let folders = 0;
afterEach(() => streams.app.close());

async function open(over: Partial<PictureParts> = {}) {
  const folder = root.file(`home-${(folders += 1)}`);
  const report = vi.fn<PictureParts['report']>();
  const draw = vi.fn<PictureParts['draw']>(() => Promise.resolve({ png: PNG }));
  const drawSixel = (_picture: unknown, width: number) => Promise.resolve(`<sixels ${width} wide>`);
  streams = await openStreams({
    pictures: { draw, drawSixel, graphics: undefined, folder, report, ...over },
  });
  return { folder, report, draw };
}

/** The path that was printed, though its line may be broken. */
const pathIn = (said: string): string => /Picture: (\S+\.png)/u.exec(said)?.[1] ?? '';
/** The answer to the line typed last. */
const last = (said: string): string => said.slice(said.lastIndexOf('› '));

describe('given a terminal that shows no pictures', () => {
  it('when pay is asked for, then there is a button, and pressing it writes the picture and says it in words', async () => {
    const { folder, draw } = await open();
    const said = await streams.type(SENIOR, '3');
    expect(said).toMatch(/\[3\] Picture {2}\[4\] Share here/);
    const path = pathIn(said);
    expect(dirname(path)).toBe(folder);
    expect(readFileSync(path)).toEqual(Buffer.from(PNG));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const flat = said.replaceAll(/\s+/g, ' ');
    expect(flat.split('Picture: ')[1]).toContain('AI engineer pay a year, London:');
    expect(said.match(/\] Picture/g)).toHaveLength(1);
    expect(draw).toHaveBeenCalledTimes(1);
  });

  it.each([`${SENIOR} as a picture`, 'what does a senior earn in london as a picture'])(
    'when “%s” is typed, then it is written at once, and its words stand',
    async (line) => {
      await open();
      const said = await streams.type(line);
      expect(said).toContain('£90K–£130K');
      expect(existsSync(pathIn(said))).toBe(true);
      expect(said).not.toContain('] Picture');
    },
  );

  it('when it is of a person, then it lies in a folder of their own, which goes with the chat', async () => {
    const { folder } = await open();
    const { terminal, app, input } = streams;
    await terminal.start(app.core);
    input.write('/skills check rag 1\n/skills gap senior as a picture\n');
    await vi.waitFor(() => expect(pathIn(streams.said())).not.toBe(''), 5_000);
    const path = pathIn(streams.said());
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(streams.said().replaceAll(/\s+/g, ' ')).toContain(`${path} (gone when you leave)`);
    expect(existsSync(folder)).toBe(false);
    input.end();
    await terminal.ended;
    expect(existsSync(dirname(path))).toBe(false);
  });

  it('when it cannot be drawn, then the words stand, one sentence says so, and the button stays', async () => {
    const broken = new Error('no ink');
    const { report, folder } = await open({ draw: () => Promise.reject(broken) });
    const said = last(await streams.type(`${SENIOR} as a picture`));
    expect(said).toContain('£90K–£130K');
    expect(said.match(/I couldn’t show that picture/g)).toHaveLength(1);
    expect(said).toContain('] Picture');
    expect(report).toHaveBeenCalledWith(broken);
    expect(existsSync(folder)).toBe(false);
  });

  it('when the answer has none, then it is as ever', async () => {
    const { draw } = await open();
    expect(await streams.type('/rung about as a picture')).not.toMatch(/Picture: |couldn’t show/);
    expect(draw).not.toHaveBeenCalled();
  });

  it('when the same is asked for twice, then it is one file', async () => {
    const { folder } = await open();
    await streams.type(`${SENIOR} as a picture`, `${SENIOR} as a picture`);
    expect(await readdir(folder)).toHaveLength(1);
  });
});

describe('given a terminal that shows pictures', () => {
  it.each([
    ['iterm2', `\u001b]1337;File=inline=1;width=100;size=9000:${Buffer.from(PNG).toString('base64')}\u0007`],
    ['kitty', '\u001b_Ga=T,f=100,q=2,c=100,m=1;'],
    ['sixel', '<sixels 800 wide>'],
  ] as const)(
    'when it is %s, then the picture stands in the answer and no file is written',
    async (graphics, how) => {
      const { folder } = await open({ graphics });
      const said = last(await streams.type(`${SENIOR} as a picture`));
      expect(said.indexOf(how)).toBeGreaterThanOrEqual(0);
      expect(said.indexOf('£90K–£130K')).toBeGreaterThan(said.indexOf(how));
      // What it shows is not said once more.
      expect(said).not.toMatch(/Principal/);
      expect(said).not.toContain('Picture: ');
      expect(existsSync(folder)).toBe(false);
    },
  );
});

describe('given a terminal without pictures', () => {
  it('when pay is asked for, then no button asks for one', async () => {
    streams = await openStreams();
    expect(await streams.type(SENIOR)).not.toContain('Picture');
    expect(await streams.terminal.send(HERE, { summary: 'Hi', blocks: [], actions: [] }, 'k')).toMatchObject({
      kind: 'sent',
    });
  });
});
