import { expect } from 'vitest';
import type { Adapter } from '../../../src/adapters/shared/adapter.ts';
import type { Store } from '../../../src/store/store.ts';
import { openDiscord } from '../platforms/discord.ts';
import { filled } from '../platforms/discord-options.ts';
import type { Chat } from '../platforms/chat.ts';
import { openSlack } from '../platforms/slack.ts';

export const NAMES = ['ann', 'bo', 'cy', 'di', 'eli', 'flo'] as const;
export type Name = (typeof NAMES)[number];

interface Seen {
  readonly id: string;
  readonly from: string;
  words(): string;
}

/** A team on either platform: what each types, presses and reads. */
export interface Team {
  readonly adapter: Adapter;
  readonly store: Store;
  readonly bugs: readonly unknown[];
  readonly workspace: string;
  readonly ids: ReadonlyMap<Name, string>;
  type(who: Name, line: string): Promise<void>;
  press(who: Name, where: 'channel' | 'alone', message: string, label: string): Promise<void>;
  submit(who: Name, values: Readonly<Record<string, string>>): Promise<void>;
  /** What Rung says to somebody, in the channel and alone. */
  reads(who: Name, where: 'channel' | 'alone'): readonly string[];
  until: Chat['until'];
  /** Waits until somebody reads some words. */
  says(who: Name, where: 'channel' | 'alone', words: string): Promise<unknown>;
  close(): Promise<void>;
}

interface Acts<Channel, Message extends Seen> {
  readonly id: string;
  dm(): Channel;
  modal(): unknown;
  press(message: Message, label: string): Promise<void>;
  submit(values: Readonly<Record<string, string>>): Promise<void>;
  sees(channel: Channel): readonly Message[];
}

function teamOf<Channel, Message extends Seen>(
  parts: Pick<Team, 'adapter' | 'store' | 'bugs' | 'workspace' | 'type' | 'until' | 'close'>,
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
    ids: new Map([...people].map(([name, { id }]) => [name, id])),
    reads: (who, where) => messages(who, where).map((one) => one.words()),
    async submit(who, values) {
      await parts.until(() => of(who).modal() !== undefined);
      await of(who).submit(values);
    },
    says: (who, where, words) =>
      parts.until(() => messages(who, where).some((one) => one.words().includes(words))),
    async press(who, where, words, label) {
      const message = messages(who, where).findLast((one) => one.words().includes(words));
      await of(who).press(message ?? expect.fail(`${who} sees no “${words}”`), label);
    },
  };
}

/** Six people in a channel with Rung, the last of them an admin. `now` is the clock of Rung and the platform. */
export async function openTeam(platform: 'slack' | 'discord', now: () => number): Promise<Team> {
  if (platform === 'slack') {
    const slack = await openSlack({ now });
    const people = new Map(
      NAMES.map((name) => [name, slack.workspace.addPerson(name, { admin: name === 'flo' })]),
    );
    const general = slack.workspace.addChannel('learning', { members: [...people.values()], bot: true });
    return teamOf(
      {
        ...slack,
        workspace: slack.workspace.teamId,
        close: () => slack.close(),
        type: async (who, line) => people.get(who)?.run(general, line),
      },
      people as unknown as ReadonlyMap<Name, Acts<typeof general, Seen>>,
      general,
    );
  }
  const discord = await openDiscord({ now });
  const people = new Map(
    NAMES.map((name) => [name, discord.guild.addPerson(name, { admin: name === 'flo' })]),
  );
  const general = discord.guild.addChannel('learning');
  return teamOf(
    {
      ...discord,
      workspace: discord.guild.guildId,
      close: () => discord.close(),
      type: async (who, line) => {
        const { name, options } = filled(line);
        await people.get(who)?.run(general, name, options);
      },
    },
    people as unknown as ReadonlyMap<Name, Acts<typeof general, Seen>>,
    general,
  );
}
