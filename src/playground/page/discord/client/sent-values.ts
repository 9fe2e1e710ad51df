import type { RunnableCommand } from './command-line.ts';
import type { Picked } from './picked.ts';
import { valueOf, type Nameable } from './values.ts';

/** Whose words are read, and what they can mean. */
export interface Reading {
  readonly person: string;
  readonly names: Nameable;
  readonly picked: Picked;
}

/** What the app is sent for the texts of a command's options. @throws ActRefused as `valueOf` does */
export const sentValues = (
  { name: command, options }: RunnableCommand,
  texts: ReadonlyMap<string, string>,
  { person, names, picked }: Reading,
): Readonly<Record<string, string | number | boolean>> =>
  Object.fromEntries(
    options.flatMap((option) => {
      const text = texts.get(option.name);
      if (text === undefined) return [];
      const sent = picked.valueOf({ person, command, option: option.name }, text);
      return [[option.name, valueOf(option, sent, names)]];
    }),
  );
