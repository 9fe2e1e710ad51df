/** How long pictures take, and whether anything else waits for them: `node bench/pictures.ts`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { put } from '../src/adapters/terminal/ask.ts';
import { parseConfig } from '../src/app/config.ts';
import { buildApp } from '../src/app/container.ts';
import { createDrawer } from '../src/pictures/draw.ts';
import { picturesOf } from '../src/reply/files.ts';
import { median, print, section } from './report.ts';

const QUESTIONS = [
  '/salary senior london',
  '/salary compare senior london berlin toronto',
  '/roadmap show software engineer',
];
const WARM = 20;
const DRAWN = 100;
const MANY = 1_000;
const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;

section('Pictures: drawn in a thread of their own');
const home = mkdtempSync(join(tmpdir(), 'rung-bench-'));
const { core, store } = await buildApp(parseConfig({ RUNG_HOME: home }));
const pictures = (await Promise.all(QUESTIONS.map((query) => put(core, query, Date.now())))).flatMap(
  ({ reply }) => picturesOf(reply),
);
// What is not collected yet is not held: it is told apart.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
collect();
const idle = process.memoryUsage().rss;
const drawer = createDrawer();

/** The time of each of so many pictures, drawn one after the other. */
async function drawn(count: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at++) {
    const picture = pictures[at % pictures.length];
    if (!picture) throw new Error('there are no pictures');
    const start = performance.now();
    await drawer.draw(picture);
    times.push(performance.now() - start);
  }
  return times;
}

const [first = 0] = await drawn(1);
await drawn(WARM);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const times = await drawn(DRAWN);
delay.disable();
print('the first picture, its thread started', milliseconds(first));
print('a picture, warm: median', milliseconds(median(times)));
print('a picture, warm: 99th percentile', milliseconds(percentile(times, 0.99)));
print(`event-loop delay beside ${DRAWN} of them: 99th percentile`, milliseconds(delay.percentile(99) / 1e6));

const drawing = drawn(DRAWN);
const state = { isDrawing: true };
void drawing.finally(() => (state.isDrawing = false));
const answers: number[] = [];
while (state.isDrawing) {
  const start = performance.now();
  await put(core, '/salary senior london', Date.now());
  answers.push(performance.now() - start);
  await new Promise((resolve) => setTimeout(resolve, 10));
}
print('an answer beside them: 99th percentile', milliseconds(percentile(answers, 0.99)));

collect();
const before = process.memoryUsage().rss;
let most = before;
for (let part = 0; part < MANY; part += WARM) {
  await drawn(WARM);
  most = Math.max(most, process.memoryUsage().rss);
}
collect();
const after = process.memoryUsage().rss;
print('memory over idle', megabytes(after - idle));
print('the same at most, with what is not collected yet', megabytes(most - idle));
print(`growth over ${MANY} more pictures`, megabytes(after - before));

await drawer.close();
await store.close();
rmSync(home, { recursive: true, force: true });
