import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTerminal, type TerminalAdapter } from '../../../../src/adapters/terminal/adapter.ts';
import { HERE } from '../../../../src/adapters/terminal/request.ts';
import { openApp, type TestApp } from '../../../harness/core.ts';

let app: TestApp;
let input: PassThrough;
let output: string;
let terminal: TerminalAdapter;
beforeEach(async () => {
  app = await openApp();
  input = new PassThrough();
  output = '';
  const sink = new PassThrough();
  sink.on('data', (chunk: Buffer) => (output += chunk.toString()));
  terminal = createTerminal({ input, output: sink, interactive: false, color: false, now: () => 0 });
});
afterEach(() => app.store.close());

async function type(...lines: string[]): Promise<string> {
  await terminal.start(app.core);
  input.end(`${lines.join('\n')}\n`);
  await terminal.ended;
  return output;
}

describe('given the terminal', () => {
  it('when a number is typed, then that button of the last answer is pressed', async () => {
    expect(await type('/salary senior london', '1', '3')).toContain('London £90K–£130K, Berlin ≈ £79K–£108K');
  });

  it('when there is no such button, then it says which there are', async () => {
    const said = await type('7', '/salary', '77');
    expect(said).toContain('There is no button to press yet.');
    expect(said).toContain('Press a number from 1 to 5.');
  });

  it('when an answer is shared, then it is shown as the channel sees it', async () => {
    const said = await type('/salary senior london', '3');
    expect(said).toContain('Everyone in the channel sees:');
    expect(said).toContain('Shared by @you.');
  });

  it('when the input ends within a form, then nothing is saved', async () => {
    expect(await type('/rung settings', '1', 'senior')).toContain('Left as it was.');
    expect(await app.store.people.defaults({ platform: 'terminal', workspace: '', person: 'you' })).toEqual(
      {},
    );
  });

  it('when something is sent unasked, then it is shown, and only where a terminal reaches', async () => {
    const reply = { summary: 'Good morning', blocks: [], actions: [] };
    expect(await terminal.send(HERE, reply, 'k')).toEqual({ kind: 'sent', message: null });
    expect(output).toContain('Good morning');
    const elsewhere = { ...HERE, platform: 'elsewhere' };
    expect(await terminal.send(elsewhere, reply, 'k')).toMatchObject({ kind: 'rejected' });
  });

  it('when what was sent is changed, then all of it is shown again, and said to be changed', async () => {
    const reply = { summary: 'Good evening', blocks: [], actions: [] };
    expect(await terminal.update(HERE, null, reply)).toEqual({ kind: 'sent', message: null });
    expect(output).toContain('Changed since it was shown:\n\nGood evening');
    const elsewhere = { ...HERE, platform: 'elsewhere' };
    expect(await terminal.update(elsewhere, null, reply)).toMatchObject({ kind: 'rejected' });
  });

  it('when it is stopped, then it ends though the input does not', async () => {
    await terminal.start(app.core);
    input.write('/salary senior london\n');
    await terminal.stop();
    await expect(terminal.ended).resolves.toBeUndefined();
  });
});
