import type { Suggestion } from '../../seam/client.ts';
import { completionsOf, type Complete } from './completions.ts';
import { commandOf, implied, readLine, type ReadLine, type RunnableCommand } from './command-line.ts';
import { toldApart } from './tell-apart.ts';

/** How many lines are offered: the options and choices of any command. */
const MOST = 50;

/** What Discord's composer offers below a line that is being typed. */
export async function suggestionsFor(
  commands: readonly RunnableCommand[],
  typed: string,
  complete: Complete,
): Promise<readonly Suggestion[]> {
  if (!typed.startsWith('/')) return [];
  const command = commandOf(commands, typed);
  // Without a space after it, a name may be the beginning of another.
  if (!command || typed === `/${command.name}`) return commandLines(commands, typed);
  const line = readLine(command, typed);
  const values = await valueLines(line, typed, complete);
  const named = values.length > 0 ? undefined : await toldApart(line, complete);
  return [...values, ...namedLine(named), ...optionLines(line, typed)].slice(0, MOST);
}

/** The line with the names that were left out. */
const namedLine = (named: string | undefined): readonly Suggestion[] =>
  named === undefined
    ? []
    : [{ label: named, hint: 'with the names of its options', fill: named, sends: true }];

/** Commands whose names begin so, then those that hold it. */
function commandLines(commands: readonly RunnableCommand[], typed: string): readonly Suggestion[] {
  const sought = typed.slice(1).toLowerCase();
  const begins = commands.filter(({ name }) => name.startsWith(sought));
  const holds = commands.filter((one) => !begins.includes(one) && one.name.includes(sought));
  return [...begins, ...holds].map(({ name, description }) => ({
    ...{ label: `/${name}`, hint: description, fill: `/${name} `, sends: false },
  }));
}

/** The options that are left, where a new word begins or one is begun. */
function optionLines({ command, given, free, last }: ReadLine, typed: string): readonly Suggestion[] {
  const word = /\S*$/.exec(typed)?.[0] ?? '';
  const isValueBegun = last !== undefined && (word === '' ? given.get(last.name) === '' : /[:=]/.test(word));
  if (isValueBegun) return [];
  const spoken = free === word ? undefined : implied({ command, given });
  return command.options
    .filter((one) => !given.has(one.name) && !(free !== '' && one === spoken) && one.name.startsWith(word))
    .map(({ name, description, required }) => ({
      label: name,
      hint: required === true ? `${description} (required)` : description,
      fill: `${typed.slice(0, typed.length - word.length)}${name}:`,
      sends: false,
    }));
}

/** Choices and completions of the option that is being filled in. */
async function valueLines(line: ReadLine, typed: string, complete: Complete): Promise<readonly Suggestion[]> {
  const option = line.last ?? (line.free === '' ? undefined : implied(line));
  if (!option) return [];
  const text = line.last ? (line.given.get(option.name) ?? '') : line.free;
  // A space ends a value.
  if (text !== '' && typed.endsWith(' ')) return [];
  const found = await completionsOf(line, option, text, complete);
  const before = typed.slice(0, typed.length - text.length);
  return found.map(({ name }) => ({
    label: name,
    hint: option.description,
    fill: `${line.last ? before : `${before}${option.name}:`}${name} `,
    sends: false,
  }));
}
