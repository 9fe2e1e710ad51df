import { afterAll, describe, expect, it } from 'vitest';
import { openGuild } from '../../src/playground/discord/guild.ts';
import { openWorkspace } from '../../src/playground/slack/workspace.ts';
import { register } from '../harness/platforms/discord.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { startRung, type ProcessSettings, type Rung, type Tick } from '../harness/processes/start-rung.ts';
import { manifestOfRung } from '../harness/platforms/slack.ts';
import { untilOn } from '../harness/until.ts';
import { HOUR, clock, now, wall, known, nine } from '../harness/fixtures/faults/month.ts';
const folder = temporaryFolder();
const workspace = await openWorkspace({ manifest: manifestOfRung(), botName: 'rung', now });
const guild = await openGuild({ now });
await register(guild);
const settings = (): ProcessSettings => ({
  location: { kind: 'sqlite', file: folder.file('rung.sqlite') },
  slack: { apiUrl: workspace.apiUrl, botToken: workspace.botToken, appToken: workspace.appToken },
  discord: { apiUrl: guild.apiUrl, token: guild.token },
  now: clock.now,
});
let rung: Rung | undefined;
afterAll(async () => {
  await rung?.kill();
  await workspace.close();
  await guild.close();
});

const ada = workspace.addPerson('ada');
const eve = workspace.addPerson('eve');
const general = workspace.addChannel('general', { members: [ada, eve], bot: true });
const bea = guild.addPerson('bea');
const lounge = guild.addChannel('lounge');
const inbox = {
  slack: () => ada.sees(ada.dm()).filter((one) => one.from === 'rung'),
  discord: () => bea.sees(bea.dm()).filter((one) => one.from === 'rung'),
};
const diary: string[] = [];
/** Writes down what came since the last look, as its person reads it. */
function look(): void {
  for (const platform of ['slack', 'discord'] as const) {
    const messages = inbox[platform]();
    for (const one of messages.slice(known[platform]))
      diary.push(`${wall(clock.now)} ${platform}: ${one.words().split('\n')[0] ?? ''}`);
    known[platform] = messages.length;
  }
}
const latest = (platform: 'slack' | 'discord'): string => inbox[platform]().at(-1)?.words() ?? '';

async function tick(how: Omit<Tick, 'now'> = {}): Promise<'dead' | 'alive'> {
  if (!rung) throw new Error('there is no process');
  const told = await rung.tick({ now: clock.now, ...how });
  look();
  if (told === 'dead') return 'dead';
  expect(told.bugs).toEqual([]);
  return 'alive';
}
/** Lives until a moment: a round of sending every six hours, and at each hour's first minute on Mondays and Tuesdays. */
async function live(until: number): Promise<void> {
  while (clock.now < until) {
    const weekday = new Date(clock.now).getUTCDay();
    const busy = weekday === 1 || weekday === 2;
    clock.now = Math.min(until, clock.now + (busy ? HOUR : 6 * HOUR));
    await tick();
  }
}

describe('given somebody on Slack and somebody on Discord who begin a plan by typing', () => {
  it('when a month goes by, with a change of the clocks and two crashes, then each message comes once, at nine on the wall', async () => {
    rung = await startRung(settings());
    await ada.run(general, '/plan start 30 days monday 9:00 london');
    await bea.run(lounge, 'plan start', {
      roadmap: 'roadmap:30-days',
      weekday: '1',
      time: '09:00',
      zone: 'Europe/London',
    });
    await untilOn(workspace, () =>
      ada.sees(general).some((one) => one.words().includes('Your plan has begun')),
    );
    await untilOn(guild, () => bea.sees(lounge).some((one) => one.words().includes('Your plan has begun')));

    await live(nine(9, 19, 8));
    await ada.press(inbox.slack().at(-1) ?? expect.fail('nothing came'), 'Done');
    await untilOn(workspace, () => latest('slack').includes('week 2 of 4'));
    await bea.press(inbox.discord().at(-1) ?? expect.fail('nothing came'), 'Skip');
    await untilOn(guild, () => latest('discord').includes('week 2 of 4'));

    // The clocks went back in the night to Sunday. It dies while Ada's message is on its way.
    await live(nine(9, 26, 8));
    clock.now = nine(9, 26, 9);
    expect(await tick({ dies: 'slack' })).toBe('dead');
    clock.now += 20_000;
    rung = await startRung(settings());
    for (let round = 0; round < 10; round++) {
      clock.now += 10_000;
      await tick();
    }
    await ada.press(inbox.slack().at(-1) ?? expect.fail('nothing came'), 'Done');
    await untilOn(workspace, () => latest('slack').includes('week 3 of 4'));

    // It dies in the night, and is down until the middle of Monday.
    await live(Date.UTC(2026, 9, 31, 22, 1));
    await rung.kill();
    clock.now = Date.UTC(2026, 10, 2, 12, 1);
    rung = await startRung(settings());
    await tick();
    await ada.choose(inbox.slack().at(-1) ?? expect.fail('nothing came'), 'Snooze', 'For a day');
    await untilOn(workspace, () => latest('slack').includes('Put off to'));

    await live(Date.UTC(2026, 10, 14, 0, 1));
    expect(diary).toMatchInlineSnapshot(`
      [
        "Mon 19 Oct, 09:01 slack: This week: Foundation, week 1 of 4 of “The first thirty days”",
        "Mon 19 Oct, 09:01 discord: ### This week: Foundation, week 1 of 4 of “The first thirty days”",
        "Mon 26 Oct, 09:01 slack: This week: Deepening, week 2 of 4 of “The first thirty days”",
        "Mon 26 Oct, 09:01 discord: ### This week: Deepening, week 2 of 4 of “The first thirty days”",
        "Mon 02 Nov, 12:01 slack: This week: Production, week 3 of 4 of “The first thirty days”",
        "Mon 02 Nov, 12:01 discord: ### This week: Deepening, week 2 of 4 of “The first thirty days”",
        "Mon 09 Nov, 09:01 discord: ### This week: Deepening, week 2 of 4 of “The first thirty days”",
        "Tue 10 Nov, 09:01 slack: This week: Production, week 3 of 4 of “The first thirty days”",
      ]
    `);
    expect(eve.sees(general).filter((one) => one.from === 'rung')).toEqual([]);
    expect(latest('discord')).toContain('Set up Python');
  }, 180_000);
});
