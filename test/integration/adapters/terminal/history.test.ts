import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { createTerminal } from '../../../../src/adapters/terminal/adapter.ts';
import { openApp } from '../../../harness/app.ts';
import { CANARY, TYPED } from '../../../harness/offers/canary.ts';
import { until } from '../../../harness/until.ts';

const UP = '\u001b[A';
const close: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const one of close.splice(0)) await one();
});

/** A terminal that a person types at, keys and all. */
async function openKeys() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let said = '';
  output.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const terminal = createTerminal({ input, output, interactive: true, color: false, now: () => 0 });
  const app = await openApp({ now: 1_000, adapters: [terminal] });
  await terminal.start(app.core);
  close.push(async () => {
    input.end();
    await terminal.ended;
    await app.close();
  });
  /** Types keys; resolves with what is shown then, once that holds `sign`. */
  const keys = async (typed: string, sign: string): Promise<string> => {
    const from = said.length;
    input.write(typed);
    await until(sign, () => said.slice(from).includes(sign), { lastSeen: () => said.slice(from) });
    return said.slice(from);
  };
  return keys;
}

describe('given a terminal that somebody types at', () => {
  it('when lines are typed, then those before come back by the arrow, and none with an amount', async () => {
    const keys = await openKeys();
    await keys('/rung about\r', '[1]');
    for (const line of [...TYPED.commands, ...TYPED.sentences]) await keys(`${line}\r`, '\n\n');
    await keys('/salary senior berlin\r', '€95K');
    const shown = (await keys(UP, 'senior berlin')) + (await keys(UP, 'rung about'));
    expect(shown).not.toMatch(CANARY);
  });

  it('when a form is filled in, then no line of it comes back', async () => {
    const keys = await openKeys();
    await keys('/rung about\r', '[1]');
    await keys('/salary offer\r', 'Base');
    await keys('123457 gbp\r', 'Bonus');
    await keys('15%\r', 'Equity');
    await keys('\r', 'Sign-on');
    await keys('\r', 'Level and place');
    await keys('senior london\r', '£123.457K');
    const shown = await keys(UP, '/salary offer');
    expect(shown + (await keys(UP, 'rung about'))).not.toMatch(/123457|15%|senior london/);
  });
});
