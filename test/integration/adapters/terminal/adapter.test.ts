import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HERE } from '../../../../src/adapters/terminal/request.ts';
import { openStreams, type TerminalStreams } from '../../../harness/platforms/terminal.ts';

let streams: TerminalStreams;
beforeEach(async () => {
  streams = await openStreams();
});
afterEach(() => streams.app.close());

describe('given the terminal', () => {
  it('when a number is typed, then that button of the last answer is pressed', async () => {
    expect(await streams.type('/salary senior london', '1', '3')).toMatch(
      /London pays more: £90K–£130K a year[^]*Berlin {2}≈ £79K–£108K/,
    );
  });

  it.each(['hello', '@Rung', '@rung hi', '!'])('when “%s” is typed, then it is greeted', async (said) => {
    expect(await streams.type(said)).toContain('[1] What would I earn?  [2] What should I learn?');
  });

  it('when a command is typed after a mention or a mark, then it is answered', async () => {
    expect(await streams.type('@Rung !salary senior london')).toContain('£90K–£130K');
  });

  it('when there is no such button, then it says which there are', async () => {
    const said = await streams.type('7', '/salary', '77');
    expect(said).toContain('There is no button to press yet.');
    expect(said).toContain('Press a number from 1 to 5.');
  });

  it('when an answer is shared, then it is shown as the channel sees it', async () => {
    const said = await streams.type('/salary senior london', '3');
    expect(said).toContain('Everyone in the channel sees:');
    expect(said).toContain('Shared by @you.');
  });

  it('when the input ends within a form, then nothing is saved', async () => {
    expect(await streams.type('/rung settings', '1', 'senior')).toContain('Left as it was.');
    expect(
      await streams.app.store.people.defaults({ platform: 'terminal', workspace: '', person: 'you' }),
    ).toEqual({});
  });

  it('when something is sent unasked, then it is shown, and only where a terminal reaches', async () => {
    const reply = { summary: 'Good morning', blocks: [], actions: [] };
    expect(await streams.terminal.send(HERE, reply, 'k')).toEqual({ kind: 'sent', message: null });
    expect(streams.said()).toContain('Good morning');
    const elsewhere = { ...HERE, platform: 'elsewhere' };
    expect(await streams.terminal.send(elsewhere, reply, 'k')).toMatchObject({ kind: 'rejected' });
  });

  it('when what was sent is changed, then all of it is shown again, and said to be changed', async () => {
    const reply = { summary: 'Good evening', blocks: [], actions: [] };
    expect(await streams.terminal.update(HERE, null, reply)).toEqual({ kind: 'sent', message: null });
    expect(streams.said()).toContain('Changed since it was shown:\n\nGood evening');
    const elsewhere = { ...HERE, platform: 'elsewhere' };
    expect(await streams.terminal.update(elsewhere, null, reply)).toMatchObject({ kind: 'rejected' });
  });

  it('when it is stopped, then it ends though the input does not', async () => {
    const { app, terminal, input } = streams;
    await terminal.start(app.core);
    input.write('/salary senior london\n');
    await terminal.stop();
    await expect(terminal.ended).resolves.toBeUndefined();
  });
});
