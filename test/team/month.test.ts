import { afterEach, describe, expect, it } from 'vitest';
import type { Adapter } from '../../src/adapters/adapter.ts';
import type { Store } from '../../src/store/store.ts';
import { openWorld } from '../support/core.ts';
import { filled, openHome } from '../support/discord.ts';
import { openHouse } from '../support/slack.ts';
import { tick as tickOf } from '../support/tick.ts';

const { data } = await openWorld();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Wednesday. */
const BEGIN = Date.UTC(2026, 0, 7, 10);
const NAMES = ['ann', 'bo', 'cy', 'di', 'eli', 'flo'] as const;
type Name = (typeof NAMES)[number];

let now = BEGIN;
let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

interface Seen {
  readonly id: string;
  readonly from: string;
  words(): string;
}

/** A team on either platform: what each types, presses and reads. */
interface Team {
  readonly adapter: Adapter;
  readonly store: Store;
  readonly bugs: readonly unknown[];
  type(who: Name, line: string): Promise<void>;
  press(who: Name, where: 'channel' | 'alone', message: string, label: string): Promise<void>;
  submit(who: Name, values: Readonly<Record<string, string>>): Promise<void>;
  /** What Rung says to somebody, in the channel and alone. */
  reads(who: Name, where: 'channel' | 'alone'): readonly string[];
  until(check: () => boolean): Promise<void>;
}

interface Acts<Channel, Message extends Seen> {
  dm(): Channel;
  press(message: Message, label: string): Promise<void>;
  submit(values: Readonly<Record<string, string>>): Promise<void>;
  sees(channel: Channel): readonly Message[];
}

function teamOf<Channel, Message extends Seen>(
  parts: Pick<Team, 'adapter' | 'store' | 'bugs' | 'type' | 'until'>,
  people: ReadonlyMap<Name, Acts<Channel, Message>>,
  general: Channel,
): Team {
  const of = (who: Name): Acts<Channel, Message> => people.get(who) ?? expect.fail(`there is no ${who}`);
  const messages = (who: Name, where: 'channel' | 'alone'): readonly Message[] =>
    of(who)
      .sees(where === 'channel' ? general : of(who).dm())
      .filter((one) => one.from === 'rung');
  return {
    ...parts,
    reads: (who, where) => messages(who, where).map((one) => one.words()),
    submit: (who, values) => of(who).submit(values),
    async press(who, where, words, label) {
      const message = messages(who, where).findLast((one) => one.words().includes(words));
      await of(who).press(message ?? expect.fail(`${who} sees no “${words}”`), label);
    },
  };
}

async function open(platform: 'slack' | 'discord'): Promise<Team> {
  now = BEGIN;
  if (platform === 'slack') {
    const house = await openHouse({ now: () => now });
    close = () => house.close();
    const people = new Map(NAMES.map((name) => [name, house.workspace.addPerson(name)]));
    const general = house.workspace.addChannel('learning', { members: [...people.values()], bot: true });
    return teamOf(
      {
        ...{ adapter: house.slack, store: house.store, bugs: house.bugs },
        until: (check) => house.until(check),
        type: async (who, line) => people.get(who)?.run(general, line),
      },
      people as unknown as ReadonlyMap<Name, Acts<typeof general, Seen>>,
      general,
    );
  }
  const home = await openHome({ now: () => now });
  close = () => home.close();
  const people = new Map(NAMES.map((name) => [name, home.guild.addPerson(name)]));
  const general = home.guild.addChannel('learning');
  return teamOf(
    {
      ...{ adapter: home.discord, store: home.store, bugs: home.bugs },
      until: (check) => home.until(check),
      type: async (who, line) => {
        const { name, options } = filled(line);
        await people.get(who)?.run(general, name, options);
      },
    },
    people as unknown as ReadonlyMap<Name, Acts<typeof general, Seen>>,
    general,
  );
}

describe.each(['slack', 'discord'] as const)('given six people in a channel on %s', (platform) => {
  const joins = async (team: Team, who: Name, label = 'Join'): Promise<void> => {
    await team.press(who, 'channel', 'together', 'Join');
    await team.until(() => team.reads(who, 'channel').some((one) => one.includes('with this channel?')));
    await team.press(who, 'channel', 'with this channel?', label);
    await team.until(() => team.reads(who, 'channel').some((one) => one.includes('You follow “')));
  };

  it('when they follow a roadmap for four weeks, then each is told what is theirs, and the channel its totals', async () => {
    const team = await open(platform);
    const tick = () => tickOf({ ...team, data, now: () => now });
    await team.type('ann', '/roadmap share 30 days');
    await team.until(() => team.reads('bo', 'channel').some((one) => one.includes('together')));
    for (const who of NAMES)
      await joins(team, who, who === 'bo' || who === 'di' ? 'Join, with my name' : 'Join');
    expect(await tick()).toEqual({});
    expect(NAMES.map((who) => team.reads(who, 'alone'))).toEqual(NAMES.map(() => []));
    await team.type('ann', '/roadmap digest friday 9:00 london');
    await team.until(() =>
      team.reads('ann', 'channel').some((one) => one.includes('The channel is told each Friday')),
    );
    for (const who of ['ann', 'bo', 'cy'] as const) await team.type(who, '/plan when monday 9:00 london');
    await team.until(() =>
      team.reads('cy', 'channel').some((one) => one.includes('Saved: a message each Monday')),
    );

    const diary: Record<string, readonly string[]> = {};
    for (let week = 1; week <= 4; week++) {
      const before = new Map(NAMES.map((who) => [who, team.reads(who, 'alone').length]));
      now = BEGIN + (week * 7 - 2) * DAY;
      await tick();
      for (const who of NAMES) {
        const heard = team.reads(who, 'alone').slice(before.get(who));
        diary[`week ${week}, Monday, ${who}`] = heard.map((one) => one.split('\n')[0] ?? '');
        if (heard.length === 0 || (week > 2 && who !== 'bo')) continue;
        await team.press(who, 'alone', 'This week', 'Done');
        await team.until(() => team.reads(who, 'alone').some((one) => !heard.includes(one)));
      }
      const said = team.reads('flo', 'channel').length;
      now = BEGIN + (week * 7 + 2) * DAY;
      await tick();
      diary[`week ${week}, Friday, channel`] = team.reads('flo', 'channel').slice(said);
    }
    expect(diary).toMatchSnapshot();
    expect(team.bugs).toEqual([]);
  });
});
