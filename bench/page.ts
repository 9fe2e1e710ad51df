import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium, NO_CHROMIUM } from '../scripts/browser/chromium.ts';
import { paneOf, type PaneName } from '../scripts/browser/page.ts';
import { startPlayground } from '../scripts/browser/playground.ts';
import { closedPort } from '../test/harness/closed-port.ts';
import { median, print, section } from './report.ts';

const STARTS = 5;
const ROUNDS = 5;
/** Questions, as each platform has them typed. */
const LINES = {
  slack: ['/salary senior london', '/skills rag', '/salary junior berlin', '/roadmap 30 days'],
  discord: [
    '/salary level:senior place:london',
    '/skills show skill:rag',
    '/salary level:junior place:berlin',
    '/roadmap show roadmap:30 days',
  ],
} as const;
const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** How often a page that does not answer yet is asked again, in milliseconds. */
const PAUSE = 10;

/** Milliseconds from `npm start` to the page's first answer. */
async function startToPage(home: string): Promise<number> {
  const port = String(await closedPort());
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    env: { ...process.env, RUNG_HOME: home, RUNG_PLAYGROUND_PORT: port },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await answers(`http://127.0.0.1:${port}/`)))
    await new Promise((resolve) => void setTimeout(resolve, PAUSE));
  const took = performance.now() - began;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return took;
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    async (response) => (await response.text()).includes('</html>'),
    () => false,
  );

/** Milliseconds from the press of Enter to the frame in which the answer is drawn. */
async function typedToDrawn(page: Page, name: PaneName, line: string): Promise<number> {
  const pane = paneOf(page, name);
  const drawn = page.evaluate(watchForAnswer, name);
  await pane.type(line);
  return await drawn;
}

/** Runs in the page: what stands for an answer is a new entry with more words than a wait has. */
function watchForAnswer(name: string): Promise<number> {
  const log = document.querySelector(`#pane-${name} .pg-log`);
  const keys = (): string[] =>
    [...(log?.querySelectorAll<HTMLElement>(':scope > [data-key]') ?? [])].map(
      ({ dataset }) => dataset['key'] ?? '',
    );
  const before = new Set(keys());
  return new Promise((resolve) => {
    let typed = 0;
    const onKey = ({ key, timeStamp }: KeyboardEvent): void => {
      if (key === 'Enter') typed = timeStamp;
    };
    addEventListener('keydown', onKey, true);
    const observer = new MutationObserver(() => {
      const newest = [...(log?.querySelectorAll<HTMLElement>(':scope > [data-key]') ?? [])].at(-1);
      if (!newest || before.has(newest.dataset['key'] ?? '') || newest.innerText.length < 150) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - typed));
    });
    if (log) observer.observe(log, { childList: true, subtree: true });
  });
}

const home = mkdtempSync(join(tmpdir(), 'rung-bench-'));
section('Playground: from npm start to its page');
await startToPage(home);
const starts: number[] = [];
for (let run = 0; run < STARTS; run++) starts.push(await startToPage(home));
print(`median of ${STARTS}`, `${Math.round(median(starts))} ms`);

section('Playground: from Enter to the answer, drawn in Chromium');
const executablePath = findChromium();
if (executablePath === undefined) process.stdout.write(`  not measured. ${NO_CHROMIUM}\n`);
else {
  const playground = await startPlayground(home, Date.now());
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(playground.address);
  for (const name of ['slack', 'discord'] as const) {
    await page.locator(`#pane-${name} .pg-places button`).first().waitFor();
    const times: number[] = [];
    const lines = LINES[name];
    for (let at = 0; at < lines.length * (ROUNDS + 1); at++) {
      const took = await typedToDrawn(page, name, lines[at % lines.length] ?? '');
      // The first of each line warms what later ones find.
      if (at >= lines.length) times.push(took);
    }
    print(`${name}, median of ${times.length}`, `${Math.round(median(times))} ms`);
    print(`${name}, the slowest`, `${Math.round(Math.max(...times))} ms`);
  }
  await browser.close();
  await playground.stop();
}
rmSync(home, { recursive: true });
