import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Guild } from '../../../discord/guild.ts';
import type { ChatClient, Drawn, Standpoint } from '../../seam/client.ts';
import { modal } from '../render/modal.ts';
import type { Scene } from '../render/scene.ts';
import { actIn } from './act.ts';
import { runnableOf, type StoredCommand } from './command-line.ts';
import { completerFor } from './complete.ts';
import { mentionLines } from './mentions.ts';
import { networkOf } from './network.ts';
import { entriesOf } from './pane.ts';
import { pickedLabels } from './picked.ts';
import { castIn, type Account, type Cast } from './people.ts';
import { suggestionsFor } from './suggest.ts';
import { unreadMarks } from './unread.ts';

/** What the page's Discord needs. */
export interface DiscordClientOptions {
  readonly guild: Guild;
  /** The time in epoch milliseconds: the guild's own clock. */
  readonly now: () => number;
  /** How long the app may take to complete a word, in real milliseconds; 1500 unless given. */
  readonly completesWithinMs?: number;
}

/** Opens Discord for the page: makes its people and channels at the guild, draws what they see, and acts for them. */
export function openDiscordClient({
  guild,
  now,
  completesWithinMs = 1500,
}: DiscordClientOptions): ChatClient {
  const cast = castIn(guild);
  const marks = unreadMarks();
  const picked = pickedLabels();
  const listeners = new Set<() => void>();
  const dismissed = new Map<string, ReadonlySet<string>>();
  const dismissedBy = (person: string): ReadonlySet<string> => dismissed.get(person) ?? new Set();
  const tell = (): void => listeners.forEach((listener) => listener());

  const draw = ({ person: name, place }: Standpoint): Drawn => {
    const account = cast.account(name);
    const channel = cast.channel(account, place);
    const { person } = account;
    const scene = sceneFor(account, place);
    const messages = person.sees(channel);
    marks.look(name, place, messages);
    const open = person.modal();
    return {
      entries: entriesOf(
        { messages, notices: person.noticed(channel), who: person.name, dismissed: dismissedBy(name) },
        scene,
      ),
      modal: open && String(modal(open.data as unknown as APIModalInteractionResponseCallbackData, scene)),
      composer: { placeholder: `Message ${place === 'rung' ? '@Rung' : `#${place}`}` },
      prompts: [],
    };
  };

  const sceneFor = (account: Account, place: string): Scene => ({
    ...namesIn(cast, guild),
    viewer: account.person.id,
    zone: account.page.zone,
    now: now(),
    commands: new Set(account.person.commands(cast.channel(account, place)).map((one) => String(one['id']))),
    fileUrl: (id) => `/file/discord/${encodeURIComponent(account.page.name)}/${encodeURIComponent(id)}`,
  });

  return {
    platform: 'discord',
    people: cast.accounts.map((one) => one.page),
    places: () => cast.places,
    draw,
    act: (standpoint, act) =>
      actIn(
        {
          ...{ cast, picked, completesWithinMs, names: namesIn(cast, guild) },
          dismiss: (person, key) => {
            dismissed.set(person, new Set([...dismissedBy(person), key]));
            tell();
          },
        },
        standpoint,
        act,
      ),
    suggest: ({ person: name, place }, typed) => {
      const account = cast.account(name);
      const channel = cast.channel(account, place);
      const names = namesIn(cast, guild);
      if (!typed.startsWith('/')) return Promise.resolve(mentionLines(typed, names.users));
      const commands = runnableOf(account.person.commands(channel) as unknown as readonly StoredCommand[]);
      const complete = completerFor({
        ...{ person: account.person, channel, names, picked },
        withinMs: completesWithinMs,
      });
      return suggestionsFor(commands, typed, complete);
    },
    file: (name, id) => {
      const found = cast.account(name).person.file(id);
      return found && { bytes: found.bytes, type: found.content_type };
    },
    unread: (name) => {
      const account = cast.account(name);
      return cast.places
        .map(({ id }) => id)
        .filter((place) => marks.has(name, place, account.person.sees(cast.channel(account, place))));
    },
    onChange: (listener) => {
      listeners.add(listener);
      const stop = guild.onChange(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    network: networkOf(guild),
  };
}

/** Whom and what ids stand for at the guild. */
const namesIn = ({ accounts, channels }: Cast, { botUserId, botRoleId }: Guild) => ({
  users: [...accounts.map(({ person }) => person), { id: botUserId, name: 'Rung' }],
  roles: [{ id: botRoleId, name: 'rung' }],
  channels,
});
