import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { decode, fromRGBA8888 } from 'sixel';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createDrawer, type DrawerSettings } from '../../../src/pictures/draw.ts';
import { WIDTH } from '../../../src/pictures/look.ts';
import { SAMPLE_PICTURES } from '../../harness/replies/sample-pictures.ts';

const { salary, team } = SAMPLE_PICTURES;
const ON_MESSAGE = "require('node:worker_threads').parentPort.on('message', ({ picture }) => {";
const thread = (code: string): Worker => new Worker(`${ON_MESSAGE} ${code} })`, { eval: true });
const DRAWN =
  'require("node:worker_threads").parentPort.postMessage({ drawn: { png: new Uint8Array(1), width: 1, height: 1 } })';

function drawer(settings?: DrawerSettings) {
  const own = createDrawer(settings);
  onTestFinished(() => own.close());
  return own;
}

describe('given the thread that draws', () => {
  test('when every kind is drawn, then each is a PNG as wide as all are', async () => {
    const artist = drawer();
    for (const picture of Object.values(SAMPLE_PICTURES)) {
      const { png, width } = await artist.draw(picture);
      expect(width).toBe(WIDTH);
      expect([...png.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
    }
  });

  test('when one is drawn as sixels, then it is as wide as asked for, in its own colours', async () => {
    const text = await drawer().drawSixel(salary, 400);
    expect(text.startsWith('\u001bP')).toBe(true);
    const image = decode(Buffer.from(text));
    // Rounded up to whole sixels.
    expect(image.width - 400).toBeLessThan(4);
    expect(image.width).toBeGreaterThanOrEqual(400);
    const colours = new Uint32Array(image.data32);
    const isNear = (colour: readonly number[]) => (one: number) =>
      fromRGBA8888(one)
        .slice(0, 3)
        .every((part, at) => Math.abs(part - (colour[at] ?? 0)) < 12);
    expect(colours.filter(isNear([0x12, 0x16, 0x1f])).length / colours.length).toBeGreaterThan(0.4);
    expect(colours.filter(isNear([0xff, 0xb8, 0x4d])).length).toBeGreaterThan(500);
  });

  test('when some are drawn, then the event loop is free meanwhile', async () => {
    const artist = drawer();
    await artist.draw(salary);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    for (let at = 0; at < 10; at++) await artist.draw({ ...salary, title: `Senior ${at}` });
    delay.disable();
    // One that drew on this thread would hold it for tens of milliseconds each time.
    expect(delay.percentile(50) / 1e6).toBeLessThan(15);
  });
});

describe('given a thread that fails', () => {
  test('when one picture cannot be drawn, then the next is, by the same thread', async () => {
    let started = 0;
    const artist = drawer({
      start() {
        started += 1;
        return thread(
          `if (picture.kind === 'salary') require('node:worker_threads').parentPort.postMessage({ failed: 'no ink' }); else ${DRAWN}`,
        );
      },
    });
    await expect(artist.draw(salary)).rejects.toThrow('no ink');
    await expect(artist.draw(team)).resolves.toMatchObject({ width: 1 });
    expect(started).toBe(1);
  });

  test.each(['process.exit(3)', 'throw new Error("broken")'])(
    'when it ends by %s, then that picture fails and another thread draws the next',
    async (code) => {
      const broken = [thread(code), thread(DRAWN)];
      const artist = drawer({ start: () => broken.shift() ?? thread(DRAWN) });
      await expect(artist.draw(salary)).rejects.toThrow();
      await expect(artist.draw(salary)).resolves.toMatchObject({ width: 1 });
    },
  );

  test('when it hangs, then it is ended after the time limit and replaced', async () => {
    const hanging = [thread('for (;;);'), thread(DRAWN)];
    const artist = drawer({ limit: 200, start: () => hanging.shift() ?? thread(DRAWN) });
    await expect(artist.draw(salary)).rejects.toThrow('more than 200 ms');
    await expect(artist.draw(salary)).resolves.toMatchObject({ width: 1 });
  });

  test('when it breaks while nothing is drawn, then nobody is troubled', async () => {
    const dying = thread(`${DRAWN}; setTimeout(() => { throw new Error('broken'); }, 100)`);
    const threads = [dying, thread(DRAWN)];
    const ended = new Promise((resolve) => dying.once('exit', resolve));
    const artist = drawer({ start: () => threads.shift() ?? thread(DRAWN) });
    await artist.draw(salary);
    await ended;
    await expect(artist.draw(salary)).resolves.toMatchObject({ width: 1 });
  });

  test('when nothing is drawn for a while, then the thread ends and gives its memory back', async () => {
    const own = thread(DRAWN);
    const ended = new Promise((resolve) => own.once('exit', resolve));
    const artist = drawer({ idle: 20, start: () => own });
    await artist.draw(salary);
    // The timer alone keeps no process alive.
    const alive = setInterval(() => undefined, 1000);
    await ended;
    clearInterval(alive);
  });

  test('when it was closed, then nothing is drawn any more', async () => {
    const own = createDrawer();
    await own.close();
    await expect(own.draw(salary)).rejects.toThrow('no picture is drawn any more');
  });
});
