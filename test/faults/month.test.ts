import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { untilOn } from '../harness/until.ts';
import { nine, openMonth } from '../harness/fixtures/faults/month.ts';

const month = await openMonth(temporaryFolder().file('rung.sqlite'));
afterAll(() => month.close());
const { clock, workspace, guild, ada, eve, general, bea, lounge } = month;
const { inbox, diary, latest, start, kill, tick, live } = month;

describe('given somebody on Slack and somebody on Discord who begin a plan by typing', () => {
  it('when a month goes by, with a change of the clocks and three crashes, then each message comes once, at nine on the wall', async () => {
    await start();
    await ada.run(general, '/plan start 30 days monday 9:00 london');
    await bea.run(lounge, 'plan start', {
      roadmap: 'roadmap:30-days',
      weekday: '1',
      time: '09:00',
      zone: 'Europe/London',
    });
    await untilOn(workspace, () => ada.sees(general).some((one) => one.words().includes('You’re in!')));
    await untilOn(guild, () => bea.sees(lounge).some((one) => one.words().includes('You’re in!')));

    await live(nine(9, 19, 8));
    await ada.press(inbox.slack().at(-1) ?? expect.fail('nothing came'), 'Done');
    await untilOn(workspace, () => latest('slack').includes('week 2 of 4'));
    await bea.press(inbox.discord().at(-1) ?? expect.fail('nothing came'), 'Still on it');
    await untilOn(guild, () => latest('discord').includes('week 2 of 5'));
    const inProgress = /☐ ⏳ (.+)/u.exec(latest('discord'))?.[1] ?? expect.fail('nothing is in progress');

    // The clocks went back in the night to Sunday. It dies while Ada's message is on its way.
    await live(nine(9, 26, 8));
    clock.now = nine(9, 26, 9);
    expect(await tick({ dies: 'slack' })).toBe('dead');
    clock.now += 20_000;
    await start();
    for (let round = 0; round < 10; round++) {
      clock.now += 10_000;
      await tick();
    }
    await ada.press(inbox.slack().at(-1) ?? expect.fail('nothing came'), 'Done');
    await untilOn(workspace, () => latest('slack').includes('week 3 of 4'));

    // It dies in the night, and is down until the middle of Monday.
    await live(Date.UTC(2026, 9, 31, 22, 1));
    await kill();
    clock.now = Date.UTC(2026, 10, 2, 12, 1);
    await start();
    await tick();
    // It dies between the press and the answer, and she presses again where she sees none.
    await ada.press(inbox.slack().at(-1) ?? expect.fail('nothing came'), 'Done');
    await kill();
    await start();
    if (!latest('slack').includes('week 4 of 4'))
      await ada.press(inbox.slack().at(-1) ?? expect.fail('nothing came'), 'Done');
    await untilOn(workspace, () => latest('slack').includes('week 4 of 4'));
    await ada.choose(inbox.slack().at(-1) ?? expect.fail('nothing came'), '', 'Snooze until …');
    await untilOn(workspace, () => ada.modal() !== undefined);
    await ada.submit({ until: 'a day' });
    await untilOn(workspace, () => latest('slack').includes('Snoozed until'));

    await live(Date.UTC(2026, 10, 14, 0, 1));
    expect(diary).toMatchInlineSnapshot(`
      [
        "Mon 19 Oct, 09:01 slack: Week 1",
        "Mon 19 Oct, 09:01 discord: Week 1",
        "Mon 26 Oct, 09:01 slack: Week 2",
        "Mon 26 Oct, 09:01 discord: Week 2",
        "Mon 02 Nov, 12:01 slack: Week 3",
        "Mon 02 Nov, 12:01 discord: Week 2",
        "Mon 09 Nov, 09:01 discord: Week 2",
        "Tue 10 Nov, 09:01 slack: Week 4",
      ]
    `);
    expect(eve.sees(general).filter((one) => one.from === 'rung')).toEqual([]);
    expect(latest('discord')).toContain(inProgress);
  }, 180_000);
});
