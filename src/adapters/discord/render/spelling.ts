import { mapCommands, type CommandSpan } from '../../../reply/commands.ts';
import type { Action, CommandName, MenuChoice, Reply } from '../../../reply/reply.ts';
import type { CommandTree } from '../../../core/declare/command.ts';
import { commandsByName, type NamedCommand } from '../inbound/command-names.ts';

/** Finds Discord's id of the command that is registered by a name, such as "salary-compare" or "plan". */
export type IdOf = (name: string) => string | undefined;

/** Spells the commands that a reply names as Discord has them: `/salary-compare`, with its options by their names there. */
export type Spell = (reply: Reply, idOf?: IdOf) => Reply;

/** Spells the commands of a reply that is sent into a server, or outside of any. */
export type SpellIn = (reply: Reply, guild: string | undefined) => Reply;

interface Own extends NamedCommand {
  readonly name: string;
}

const unknown: IdOf = () => undefined;

/** How replies are spelt for a tree of commands. */
export function spellingOf(tree: CommandTree): Spell {
  const commands = new Map([...commandsByName(tree)].map(([name, one]) => [keyOf(one), { ...one, name }]));
  return (reply, idOf = unknown) => {
    const inLabel = (text: string, names: CommandName | undefined): string =>
      names ? text.replace(names.typed, () => shortName(commands.get(keyOf(names)), names)) : text;
    const choice = (one: MenuChoice): MenuChoice => ({ ...one, label: inLabel(one.label, one.names) });
    const action = (one: Action): Action => {
      if (one.type === 'button') return { ...one, label: inLabel(one.label, one.names) };
      return one.type === 'menu' ? { ...one, choices: one.choices.map(choice) } : one;
    };
    const spelt = mapCommands(reply, (span) => inLine(span, commands, idOf));
    return { ...spelt, summary: inLabel(reply.summary, reply.names), actions: spelt.actions.map(action) };
  };
}

const keyOf = ({ path }: Pick<CommandName, 'path'>): string => path.join(' ');

/** Discord has no command that only holds others: “/plan …” stands for those. */
const shortName = (own: Own | undefined, { typed }: CommandName): string =>
  own ? `/${own.name}` : `${typed} …`;

function inLine(span: CommandSpan, commands: ReadonlyMap<string, Own>, idOf: IdOf): CommandSpan {
  const { names } = span;
  if (!names) return span;
  const own = commands.get(keyOf(names));
  const typed = shortName(own, names);
  const id = own && idOf(own.name.split(' ')[0] ?? '');
  return {
    type: 'command',
    text: [typed, ...(own ? filledIn(own, names) : [])].join(' '),
    names: { ...names, typed, ...(id !== undefined && { id }) },
  };
}

/** Options as Discord writes them: "level:senior places:london places-2:berlin", and "level:…" where any may be given. */
const filledIn = ({ slots }: Own, { options }: CommandName): string[] =>
  Object.entries(options).flatMap(([key, values]) =>
    slots
      .filter((slot) => slot.key === key && slot.nth <= Math.max(1, values.length))
      .map(({ name, nth, option }) => {
        const value = option.kind.value === 'boolean' ? 'True' : values[nth - 1];
        return `${name}:${value ?? '…'}`;
      }),
  );
