import { setTimeout as wait } from 'node:timers/promises';
import type { Channel, Person } from '../../../discord/people/person.ts';
import { sentValues } from './sent-values.ts';
import type { Picked } from './picked.ts';
import type { Complete } from './completions.ts';
import type { Nameable } from './values.ts';

/** Whom the app is asked for, where, and for how many real milliseconds. */
export interface Asker {
  readonly person: Person;
  readonly channel: Channel;
  readonly names: Nameable;
  readonly picked: Picked;
  readonly withinMs: number;
}

/** Asks the app to complete an option; what cannot be completed has no suggestions. */
export const completerFor =
  ({ person, channel, names, picked, withinMs }: Asker): Complete =>
  async ({ command, given }, { name: option }, typed) => {
    const stop = new AbortController();
    try {
      const others = new Map([...given].filter(([name, text]) => name !== option && text !== ''));
      const values = sentValues(command, others, { person: person.name, names, picked });
      const found = await Promise.race([
        person.complete(channel, command.name, option, typed, values),
        wait(withinMs, [], { signal: stop.signal }),
      ]);
      picked.show({ person: person.name, command: command.name, option }, found);
      return found;
    } catch {
      return [];
    } finally {
      stop.abort();
    }
  };
