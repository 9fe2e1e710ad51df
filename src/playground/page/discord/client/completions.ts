import {
  ApplicationCommandOptionType as Kind,
  type APIApplicationCommandBasicOption,
} from 'discord-api-types/v10';
import type { ReadLine } from './command-line.ts';

/** What completes the words of an option: their label and what is sent. */
export interface Completion {
  readonly name: string;
  readonly value: string | number;
}

/** Asks the app to complete an option while the others are as they were typed; never rejects. */
export type Complete = (
  line: ReadLine,
  option: APIApplicationCommandBasicOption,
  typed: string,
) => Promise<readonly Completion[]>;

/** What completes a text for an option: its choices, or what the app offers. */
export function completionsOf(
  line: ReadLine,
  option: APIApplicationCommandBasicOption,
  text: string,
  complete: Complete,
): readonly Completion[] | Promise<readonly Completion[]> {
  const choices: readonly Completion[] =
    option.type === Kind.Boolean
      ? ['True', 'False'].map((name) => ({ name, value: name }))
      : ('choices' in option && option.choices) || [];
  if (choices.length > 0)
    return choices.filter(({ name }) => name.toLowerCase().startsWith(text.toLowerCase()));
  return 'autocomplete' in option && option.autocomplete ? complete(line, option, text) : [];
}
