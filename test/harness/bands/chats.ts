import type { Chat, ChatOptions, Filled } from '../platforms/chat.ts';
import { filled } from '../platforms/discord-options.ts';
import { openDiscord } from '../platforms/discord.ts';
import { openSlack, type Transport } from '../platforms/slack.ts';

/** One person in a channel with Rung: what they do, and what they read of Rung's there, the newest last. */
export interface InChannel {
  type(line: string): Promise<void>;
  /** Says something to Rung by its name, for all to read. */
  mention(line: string): Promise<void>;
  press(label: string): Promise<void>;
  submit(values: Filled): Promise<void>;
  hasForm(): boolean;
  read(): string;
}

/** A company's chat: an admin, a member, and where the platform has such, a guest; all in one channel. */
export interface BandsChat {
  readonly admin: InChannel;
  readonly member: InChannel;
  readonly guest: InChannel | undefined;
  readonly until: Chat['until'];
  readonly bugs: readonly unknown[];
  readonly lines: readonly string[];
  close(): Promise<void>;
}

/** What a person's screen has, on every platform alike. */
interface Screen<Message> {
  readonly newest: () => (Message & { words(): string }) | undefined;
  readonly type: (line: string) => Promise<void>;
  readonly mention: (line: string) => Promise<unknown>;
  readonly person: {
    press(message: Message, label: string): Promise<void>;
    submit(values: Filled): Promise<void>;
    modal(): unknown;
  };
}

const acting = <Message>({ newest, type, mention, person }: Screen<Message>): InChannel => ({
  type,
  async mention(line) {
    await mention(line);
  },
  press(label) {
    const message = newest();
    if (!message) throw new Error('there is no answer');
    return person.press(message, label);
  },
  submit: (values) => person.submit(values),
  hasForm: () => person.modal() !== undefined,
  read: () => newest()?.words() ?? '',
});

/** Rung in a workspace of Slack. */
export async function bandsOnSlack(transport: Transport, store?: ChatOptions['store']): Promise<BandsChat> {
  const chat = await openSlack({ transport, ...(store && { store }) });
  const { workspace } = chat;
  const people = {
    admin: workspace.addPerson('cleo', { admin: true }),
    member: workspace.addPerson('dan'),
    guest: workspace.addPerson('eve', { guest: true }),
  };
  const channel = workspace.addChannel('pay', { members: Object.values(people), bot: true });
  const screenOf = (person: (typeof people)['admin']): InChannel =>
    acting({
      person,
      newest: () => person.sees(channel).findLast((one) => one.from === 'rung'),
      type: (line) => person.run(channel, line),
      mention: (line) => person.say(channel, `@rung ${line}`),
    });
  return {
    ...{ admin: screenOf(people.admin), member: screenOf(people.member), guest: screenOf(people.guest) },
    ...{ until: chat.until, bugs: chat.bugs, lines: chat.telemetry.lines, close: () => chat.close() },
  };
}

/** Rung in a server of Discord, which has no guests. */
export async function bandsOnDiscord(store?: ChatOptions['store']): Promise<BandsChat> {
  const chat = await openDiscord({ ...(store && { store }) });
  const people = { admin: chat.guild.addPerson('cleo', { manages: true }), member: chat.bob };
  const screenOf = (person: (typeof people)['admin']): InChannel =>
    acting({
      person,
      newest: () => person.sees(chat.general).findLast((one) => one.from === 'rung' && !one.loading),
      type(line) {
        const { name, options } = filled(line);
        return person.run(chat.general, name, options);
      },
      mention: (line) => person.say(chat.general, `@rung ${line}`),
    });
  return {
    ...{ admin: screenOf(people.admin), member: screenOf(people.member), guest: undefined },
    ...{ until: chat.until, bugs: chat.bugs, lines: chat.telemetry.lines, close: () => chat.close() },
  };
}
