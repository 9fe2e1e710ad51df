import { ApplicationCommandOptionType, ComponentType, MessageFlags } from 'discord-api-types/v10';
import { walk } from '../check/walk.ts';
import type { Json } from '../refusal.ts';
import { fileOf, messageOf } from '../wire.ts';
import type { CommandRecord, MessageRecord, World } from '../world.ts';

/** A message as a person saw it when it was read. */
export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly content: string;
  readonly components: readonly Json[];
  /** A name: "rung" for the app. */
  readonly from: string;
  readonly ephemeral: boolean;
  /** Whether it says "thinking…". */
  readonly loading: boolean;
  readonly flags: number;
  readonly attachments: readonly Json[];
  readonly edited: boolean;
  /** Ids of who was notified by it, "everyone" and "here" included. */
  readonly pinged: readonly string[];
  /** Epoch milliseconds. */
  readonly at: number;
  /** The message as Discord's interface gives it. */
  readonly raw: Json;
  /** The command that it answers, as its person ran it: "rung settings". */
  readonly command?: string;
  /** The message that it answers by reply, or whose component it answers. */
  readonly answers?: string;
  /** All visible text in order; buttons as [Label], lists as [Placeholder ▾]. */
  words(): string;
}

const LISTS = [
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
];
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What is seen of a text: a joiner is not, and a no-break space looks like any other. */
const legible = (text: string): string => text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ');

/** A mention of a command is shown by its name where its id is that of a command that can be used there. */
const withCommands = (world: World, channelId: string, text: string): string =>
  text.replace(/<\/([^:<>]+):(\d+)>/g, (whole, name: string, id: string) => {
    const guildId = world.channels.get(channelId)?.guildId;
    const found = world.commands.find(
      (one) => one.id === id && (one.guildId === undefined || one.guildId === guildId),
    );
    return found && namesOf(found).includes(name) ? `/${name}` : whole;
  });

/** What a command is used by: its name, or those of its subcommands after it. */
function namesOf({ name, body }: CommandRecord): string[] {
  const options = Array.isArray(body['options']) ? (body['options'] as readonly Json[]) : [];
  const subs = options.filter((one) => one['type'] === ApplicationCommandOptionType.Subcommand);
  return subs.length === 0 ? [name] : subs.map((one) => `${name} ${textOf(one['name'])}`);
}

function wordsOf(world: World, { content, components, flags, files, channelId }: MessageRecord): string {
  const lines = (flags & MessageFlags.Loading) === 0 ? [] : ['thinking…'];
  if (content !== '') lines.push(content);
  for (const { component } of walk(components)) {
    const type = component['type'] as ComponentType;
    if (type === ComponentType.TextDisplay) lines.push(String(component['content']));
    else if (type === ComponentType.Button) {
      const emoji = (component['emoji'] as { name?: string } | null | undefined)?.name ?? '';
      lines.push(`[${`${emoji} ${textOf(component['label'])}`.trim()}]`);
    } else if (LISTS.includes(type))
      lines.push(`[${textOf(component['placeholder']) || 'Make a selection'} ▾]`);
  }
  const shown = [...lines, ...files.map((one) => `<${one.filename}>`)].join('\n');
  return legible(withCommands(world, channelId, shown));
}

/** A message as a person sees it now; later changes do not show in it. */
export function seen(world: World, message: MessageRecord): SeenMessage {
  const words = wordsOf(world, message);
  const components = structuredClone(message.components);
  const { author, exchange, replyTo } = message;
  const answers = replyTo ?? exchange?.source?.id;
  return {
    id: message.id,
    channelId: message.channelId,
    content: message.content,
    components,
    from: author === world.botUserId ? 'rung' : (world.people.get(author)?.name ?? 'unknown'),
    ephemeral: message.onlyFor !== undefined,
    loading: (message.flags & MessageFlags.Loading) !== 0,
    flags: message.flags,
    attachments: message.files.map(fileOf),
    edited: message.editedAt !== undefined,
    pinged: [...message.pinged],
    at: message.at,
    raw: { ...messageOf(world, message), components },
    ...(exchange?.command && { command: exchange.command.name }),
    ...(answers !== undefined && { answers }),
    words: () => words,
  };
}

/** A component that a person can use, by what they read on it. */
export function componentOn(
  message: MessageRecord,
  kind: ComponentType,
  key: 'label' | 'placeholder',
  text: string,
): Json {
  const all = [...walk(message.components)]
    .map(({ component }) => component)
    .filter((one) => one['type'] === kind);
  const found =
    all.find((one) => one[key] === text) ??
    all.find((one) => (one['emoji'] as { name?: string } | undefined)?.name === text);
  if (!found) {
    const there = all.map((one) => JSON.stringify(one[key])).join(', ');
    throw new Error(
      `there is no ${JSON.stringify(text)} on this message; there is ${there || 'nothing of its kind'}`,
    );
  }
  if (found['disabled'] === true) throw new Error(`${JSON.stringify(text)} is disabled`);
  return found;
}
