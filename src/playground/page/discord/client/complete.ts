import { setTimeout as wait } from 'node:timers/promises';
import type { Channel, Person } from '../../../discord/people/person.ts';
import type { ReadLine } from './command-line.ts';
import type { Complete } from './suggest.ts';
import { valueOf, type Nameable } from './values.ts';

/** Asks the app as a person in a channel, for so many milliseconds. */
export const completerFor =
  (person: Person, channel: Channel, names: Nameable, withinMs: number): Complete =>
  async (line, option, typed) => {
    const stop = new AbortController();
    try {
      return await Promise.race([
        person.complete(channel, line.command.name, option.name, typed, othersOf(line, option.name, names)),
        wait(withinMs, [], { signal: stop.signal }),
      ]);
    } catch {
      // What cannot be completed has no suggestions.
      return [];
    } finally {
      stop.abort();
    }
  };

/** The values of the other options, as far as they can be read. */
function othersOf({ command, given }: ReadLine, but: string, names: Nameable) {
  const values: Record<string, string | number | boolean> = {};
  for (const option of command.options) {
    const text = given.get(option.name);
    if (option.name === but || text === undefined || text === '') continue;
    values[option.name] = valueOf(option, text, names);
  }
  return values;
}
