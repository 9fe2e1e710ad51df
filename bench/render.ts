import type { RenderRequest } from '../src/adapters/shared/adapter.ts';
import { render as discord } from '../src/adapters/discord/render/render.ts';
import { render as slack } from '../src/adapters/slack/render/render.ts';
import { render as terminal } from '../src/adapters/terminal/render.ts';
import { median, print, section } from './report.ts';
import { asked, openCore } from './support/core.ts';

const QUERY = '/salary senior austin llm';
const RENDERS = 20_000;
const RUNS = 5;

section(`Rendering the answer to ${QUERY}, each time from the start`);
const { core, store } = await openCore({ kind: 'sqlite', file: ':memory:' });
const { reply, call, visibility } = await core.invoke(asked(QUERY));
const platforms: Readonly<Record<string, (request: RenderRequest) => unknown>> = { slack, discord, terminal };
for (const [name, render] of Object.entries(platforms)) {
  const times: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const began = performance.now();
    for (let at = 0; at < RENDERS; at++) render({ reply: { ...reply }, call, page: 1, visibility });
    if (run > 0) times.push(((performance.now() - began) / RENDERS) * 1000);
  }
  print(name, `${median(times).toFixed(1)} µs`);
}
await store.close();
