import { ButtonStyle, ComponentType, InteractionResponseType, InteractionType } from 'discord-api-types/v10';
import { announce } from '../announce.ts';
import { LIMITS } from '../limits.ts';
import { mentionsIn } from '../mentions.ts';
import type { Json } from '../refusal.ts';
import { commandOf } from '../wire.ts';
import {
  changed,
  dmWith,
  type Answer,
  type ChannelRecord,
  type FileRecord,
  type MessageRecord,
  type NoticeRecord,
  type PersonRecord,
  type World,
} from '../world.ts';
import { begin, type Act } from './interact.ts';
import { openModal, submission, type Filled, type OpenModal, type SeenModal } from './modal.ts';
import { choose, commandData, offered, type Typed } from './options.ts';
import { componentOn, seen, type SeenMessage } from './screen.ts';
import { used } from './use.ts';

/** A channel, as a test holds it. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly guildId?: string;
}

/** Where a message is. */
export type Located = Pick<SeenMessage, 'id' | 'channelId'>;

/** A suggestion while a person types. */
export interface Suggestion {
  readonly name: string;
  readonly value: string | number;
}

/** A person, and what they can do. Acts end when the app acknowledged them, or did not in time. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Their DM with the app. */
  dm(): Channel;
  /** Opens or closes their DMs to the app. */
  setDms(closed: boolean): void;
  /** Posts a message. "@rung" mentions the app, "@&rung" its role. */
  say(channel: Channel, text: string): Promise<SeenMessage>;
  /** Runs a command such as "salary" or "rung settings". Throws at what Discord's own client refuses. */
  run(channel: Channel, command: string, options?: Readonly<Record<string, Typed>>): Promise<void>;
  complete(
    channel: Channel,
    command: string,
    option: string,
    typed: string,
    others?: Readonly<Record<string, Typed>>,
  ): Promise<readonly Suggestion[]>;
  press(message: SeenMessage, label: string): Promise<void>;
  /** Chooses an option of a list by its label; several with commas between. */
  choose(message: SeenMessage, placeholder: string, option: string): Promise<void>;
  /** Uses a button or a list of a message by its custom id; the values of a list as they were chosen. */
  use(message: Located, customId: string, values?: readonly string[]): Promise<void>;
  submit(values: Filled): Promise<void>;
  dismiss(): void;
  modal(): SeenModal | undefined;
  /** The messages that they see in a channel, ephemeral ones included. */
  sees(channel: Channel): readonly SeenMessage[];
  /** The slash commands that they may use in a channel, as Discord stores them. */
  commands(channel: Channel): readonly Json[];
  /** A file of a message that they see. */
  file(id: string): FileRecord | undefined;
  notices(channel: Channel): readonly string[];
  /** The same with when and for what. */
  noticed(channel: Channel): readonly NoticeRecord[];
}

/** The acts of a person in a world. */
export function personOf(world: World, record: PersonRecord, patience: number): Person {
  let modal: OpenModal | undefined;
  const channelOf = ({ id }: { id: string }): ChannelRecord => {
    const found = world.channels.get(id);
    if (!found) throw new Error('there is no such channel');
    return found;
  };
  const visible = ({ kind, recipients, messages }: ChannelRecord): MessageRecord[] =>
    kind === 'guild' || recipients.includes(record.id)
      ? messages.filter((one) => one.onlyFor === undefined || one.onlyFor === record.id)
      : [];

  async function act(what: Omit<Act, 'person'>): Promise<Answer | undefined> {
    const answer = await begin(world, { ...what, person: record }, patience);
    if (answer?.type === InteractionResponseType.Modal) {
      modal = openModal(answer.data, what.channel, what.source);
      changed(world);
    }
    return answer;
  }

  /** Uses a component as it is now, not as it was when the message was read. */
  async function component(message: Located, find: (now: MessageRecord) => Json): Promise<void> {
    const channel = channelOf({ id: message.channelId });
    const source = visible(channel).find((one) => one.id === message.id);
    if (!source) throw new Error('the message was deleted');
    await act({ type: InteractionType.MessageComponent, data: find(source), channel, source });
  }

  const noticed = ({ id }: Channel): readonly NoticeRecord[] =>
    world.notices.filter((one) => one.personId === record.id && one.channelId === id);

  return {
    id: record.id,
    name: record.name,
    dm: () => dmWith(world, record.id),
    setDms: (closed) => void (record.dmsClosed = closed),
    say: (to, text) => {
      const channel = channelOf(to);
      if (text.length > LIMITS.content || text.trim() === '') throw new Error('too long or empty');
      const content = text
        .replaceAll('@&rung', `<@&${world.botRoleId}>`)
        .replaceAll(/@rung\b/g, `<@${world.botUserId}>`);
      const message: MessageRecord = {
        id: world.nextId(),
        channelId: channel.id,
        author: record.id,
        at: world.now(),
        content,
        flags: 0,
        components: [],
        embeds: [],
        files: [],
        ...mentionsIn(world, [content], {
          parse: record.admin ? ['users', 'roles', 'everyone'] : ['users', 'roles'],
        }),
      };
      channel.messages.push(message);
      announce(world, 'MESSAGE_CREATE', message);
      changed(world);
      return Promise.resolve(seen(world, message));
    },
    run: async (to, line, options = {}) => {
      const channel = channelOf(to);
      const chosen = choose(world, record, channel, line);
      const data = commandData(world, channel, chosen, options);
      const { id, name } = chosen.command;
      const command = { id, name: [name, ...chosen.path.map((one) => one.name)].join(' ') };
      await act({ type: InteractionType.ApplicationCommand, data, channel, command });
    },
    complete: async (to, line, option, typed, others = {}) => {
      const channel = channelOf(to);
      const chosen = choose(world, record, channel, line);
      const declared = chosen.options.find((one) => one.name === option);
      if (declared?.autocomplete !== true) throw new Error(`${option} offers nothing while one types`);
      const data = commandData(world, channel, chosen, { ...others, [option]: typed }, option);
      const answer = await act({ type: InteractionType.ApplicationCommandAutocomplete, data, channel });
      return (answer?.data['choices'] as Suggestion[] | undefined) ?? [];
    },
    press: (message, label) =>
      component(message, (now) => {
        const { type, style, custom_id, id } = componentOn(now, ComponentType.Button, 'label', label);
        if (style === ButtonStyle.Link) throw new Error(`${JSON.stringify(label)} is a link`);
        return { component_type: type, custom_id, id };
      }),
    choose: (message, placeholder, option) =>
      component(message, (now) => {
        const select = componentOn(now, ComponentType.StringSelect, 'placeholder', placeholder);
        const options = select['options'] as { label: string; value: string }[];
        const exact = options.find((one) => one.label === option || one.value === option);
        const values = (exact ? [option] : option.split(',').map((one) => one.trim())).map((part) => {
          const found = options.find((one) => one.label === part || one.value === part);
          if (!found)
            throw new Error(
              `there is no ${JSON.stringify(part)} to choose; there is ${options.map((one) => one.label).join(', ')}`,
            );
          return found.value;
        });
        const { type, custom_id, id } = select;
        return { component_type: type, custom_id, id, values };
      }),
    use: (message, customId, values) => component(message, (now) => used(now, customId, values)),
    submit: async (values) => {
      if (!modal) throw new Error('no form is open');
      const open = modal;
      const { channel, source } = open;
      const data = submission(world, open, values);
      const answer = await act({
        type: InteractionType.ModalSubmit,
        data,
        channel,
        ...(source && { source }),
      });
      // Without an answer the form stays open with what was typed.
      if (answer && modal === open) modal = undefined;
      changed(world);
    },
    dismiss: () => {
      modal = undefined;
      changed(world);
    },
    modal: () => modal?.seen,
    sees: (channel) => visible(channelOf(channel)).map((one) => seen(world, one)),
    commands: (channel) => offered(world, record, channelOf(channel)).map((one) => commandOf(world, one)),
    file: (id) =>
      [...world.channels.values()]
        .flatMap(visible)
        .flatMap((one) => one.files)
        .find((one) => one.id === id),
    notices: (channel) => noticed(channel).map((one) => one.text),
    noticed,
  };
}
