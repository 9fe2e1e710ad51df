import type { RenderRequest } from '../src/adapters/shared/adapter.ts';
import { render as discord } from '../src/adapters/discord/render/render.ts';
import { render as slack } from '../src/adapters/slack/render/render.ts';
import { render as terminal } from '../src/adapters/terminal/render.ts';
import { median, print, section } from './report.ts';
import { asked, openCore } from './support/core.ts';

const QUERY = '/salary senior austin llm';
const RENDERS = 2_000;
const RUNS = 20;

section(`Rendering the answer to ${QUERY}`);
const { core, store } = await openCore({ kind: 'sqlite', file: ':memory:' });
const { reply, call, visibility } = await core.invoke(asked(QUERY));
const platforms: Readonly<Record<string, (request: RenderRequest) => unknown>> = { slack, discord, terminal };
/** An answer that nobody was given before, and one whose blocks were written then. */
const replies = { new: () => structuredClone(reply), 'given before': () => ({ ...reply }) };
for (const [name, render] of Object.entries(platforms)) {
  for (const [which, make] of Object.entries(replies)) {
    const times: number[] = [];
    for (let run = 0; run <= RUNS; run++) {
      const all = Array.from({ length: RENDERS }, make);
      const began = performance.now();
      for (const one of all) render({ reply: one, call, page: 1, visibility });
      if (run > 0) times.push(((performance.now() - began) / RENDERS) * 1000);
    }
    print(`${name}, ${which}`, `${median(times).toFixed(1)} µs`);
  }
}
await store.close();
