import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../harness/folder.ts';
import { codeOf, runIn, START } from '../../harness/fixtures/integration/cli/service.ts';
import { actOf, startPlayground } from '../../harness/fixtures/integration/cli/playground.ts';

const folder = temporaryFolder();
const started = () => startPlayground(folder);

describe('given npm start without tokens', () => {
  it('when people type on both platforms, then Rung answers; once the clock is moved, the weekly message comes; it stops when told', async () => {
    const { rung, post, act, untilShown } = await started();
    expect(await act('slack', 'general', { act: { kind: 'type' }, value: '/salary senior london' })).toEqual({
      ok: true,
    });
    await untilShown('slack', 'general', /£90K/);
    await act('discord', 'general', { act: { kind: 'type' }, value: '/salary level:senior place:london' });
    await untilShown('discord', 'general', /£90K/);
    await act('slack', 'rung', { act: { kind: 'type' }, value: '/plan start 30 days monday 9:00 london' });
    await untilShown('slack', 'rung', /First message/);
    expect(await post('/clock', { move: 'monday', person: 'Ada' })).toMatchObject({ ok: true });
    const began = performance.now();
    await untilShown('slack', 'rung', /Week 1:/);
    expect(performance.now() - began).toBeLessThan(5_000);
    rung.child.kill('SIGTERM');
    expect(await codeOf(rung)).toBe(0);
    const lines = rung.said().trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('Try Rung in your browser');
    expect(lines[1]).toContain('No platform is set up');
  });

  it('when a button is pressed, then Rung does what it says', async () => {
    const { rung, act, untilShown } = await started();
    await act('slack', 'general', { act: { kind: 'type' }, value: '/salary senior london' });
    const pane = await untilShown('slack', 'general', /Show the maths/);
    expect(await act('slack', 'general', { act: actOf(pane, 'Show the maths') })).toEqual({ ok: true });
    await untilShown('slack', 'general', /The maths/);
    rung.child.kill('SIGTERM');
    expect(await codeOf(rung)).toBe(0);
  });

  it('when its port is taken, then it ends with 1 and one line that names the fix', async () => {
    const { rung } = await started();
    const port = /:(\d+)\s*$/m.exec(rung.said())?.[1] ?? '';
    const second = runIn(folder, START, { RUNG_PLAYGROUND_PORT: port });
    expect(await codeOf(second)).toBe(1);
    expect(second.said()).toMatch(
      new RegExp(`^Port ${port} is taken by another process\\. .*RUNG_PLAYGROUND_PORT.*\\n$`),
    );
    rung.child.kill('SIGTERM');
    expect(await codeOf(rung)).toBe(0);
  });
});
