import {
  ApplicationCommandOptionType as Kind,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
} from 'discord-api-types/v10';
import { distance } from 'fastest-levenshtein';
import { ActRefused } from '../../seam/client.ts';

/** A command as Discord stores it, as far as typing needs it. */
export interface StoredCommand {
  readonly name: string;
  readonly description: string;
  readonly options?: readonly APIApplicationCommandOption[];
}

/** A command that can be run: its name with that of its subcommand, and its options. */
export interface RunnableCommand {
  /** "salary", "rung settings". */
  readonly name: string;
  readonly description: string;
  readonly options: readonly APIApplicationCommandBasicOption[];
}

/** Every command that can be run; one with subcommands is run by theirs alone. */
export const runnableOf = (commands: readonly StoredCommand[]): readonly RunnableCommand[] =>
  commands.flatMap(({ name, description, options = [] }) => {
    const subs = options.filter((one) => one.type === Kind.Subcommand || one.type === Kind.SubcommandGroup);
    if (subs.length === 0)
      return [{ name, description, options: options as APIApplicationCommandBasicOption[] }];
    return runnableOf(subs as readonly StoredCommand[]).map((one) => ({
      ...one,
      name: `${name} ${one.name}`,
    }));
  });

/** A command line, read. */
export interface ReadLine {
  readonly command: RunnableCommand;
  /** What was typed for each option, by its name. */
  readonly given: ReadonlyMap<string, string>;
  /** Words that stand before the first named option. */
  readonly free: string;
  /** The option whose value ends the line, where one was named. */
  readonly last: APIApplicationCommandBasicOption | undefined;
}

const startsWith = (line: string, name: string): boolean =>
  line === `/${name}` || line.startsWith(`/${name} `);

/** The command that a line begins with; undefined where it names none. */
export const commandOf = (commands: readonly RunnableCommand[], line: string): RunnableCommand | undefined =>
  commands.filter(({ name }) => startsWith(line, name)).sort((a, b) => b.name.length - a.name.length)[0];

/**
 * The line with the name of another command, where that of its own and the word after it make one: "/rung privacy delete"
 * becomes "/rung privacy-delete".
 */
export function hyphenated(
  commands: readonly RunnableCommand[],
  { name }: RunnableCommand,
  line: string,
): string | undefined {
  const [, word = '', rest = ''] = /^\s+(\S+)([^]*)$/.exec(line.slice(name.length + 1)) ?? [];
  const joined = `${name}-${word.toLowerCase()}`;
  return commands.some((one) => one.name === joined) ? `/${joined}${rest}` : undefined;
}

/** Reads `/name option:value option=value`; a value goes on up to the next option. */
export function readLine(command: RunnableCommand, line: string): ReadLine {
  const rest = line.slice(command.name.length + 1);
  // Discord's names of options hold nothing that an expression would take for its own.
  const names = command.options.map(({ name }) => name).join('|');
  const marks = names === '' ? [] : [...rest.matchAll(new RegExp(`(?<=\\s)(${names})[:=]`, 'g'))];
  const values = marks.map((mark, at): [string, string] => [
    mark[1] ?? '',
    rest.slice(mark.index + mark[0].length, marks[at + 1]?.index).trimStart(),
  ]);
  return {
    command,
    given: new Map(values.map(([name, value]) => [name, value.trimEnd()])),
    free: rest.slice(0, marks[0]?.index).trim(),
    last: command.options.find(({ name }) => name === marks.at(-1)?.[1]),
  };
}

/** The option that words without a name belong to: the first left over that is required, else the first. */
export function implied({ command, given }: Pick<ReadLine, 'command' | 'given'>) {
  const left = command.options.filter(({ name }) => !given.has(name));
  return left.find((one) => one.required === true) ?? left[0];
}

/**
 * What is to be sent for a line: texts by option. Words without a name fill the implied option. @throws ActRefused
 * where the line names an option that is not there, or leaves out a required one
 */
export function filledIn(line: ReadLine): ReadonlyMap<string, string> {
  const { command, free } = line;
  const given = new Map(line.given);
  const strange = /^([a-z][\w-]*)[:=](?!\/\/)/.exec(free)?.[1] ?? mistyped(line);
  if (strange !== undefined) throw new ActRefused(`/${command.name} has no option "${strange}".`);
  if (free !== '') {
    const option = implied(line);
    if (!option) throw new ActRefused(`/${command.name} takes no words.`);
    given.set(option.name, free);
  }
  const missing = command.options.find((one) => one.required === true && !given.get(one.name));
  if (missing) throw new ActRefused(`"${missing.name}" is required: ${missing.description}`);
  return new Map([...given].filter(([, text]) => text !== ''));
}

/** How many letters of a name may be wrong: a value has words of its own with a colon after them. */
const MISTYPED_MOST = 2;

/** A word in some value that is meant as the name of an option, by its letters. */
function mistyped({ command, given }: ReadLine): string | undefined {
  const words = [...given.values()].flatMap((text) =>
    [...text.matchAll(/(?<=\s)([a-z][\w-]*)[:=](?!\/\/)/g)].map((found) => found[1] ?? ''),
  );
  return words.find((word) =>
    command.options.some(
      ({ name }) => distance(word, name) <= Math.min(MISTYPED_MOST, Math.floor(name.length / 3)),
    ),
  );
}
