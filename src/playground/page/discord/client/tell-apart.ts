import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10';
import { implied, type ReadLine } from './command-line.ts';
import { completionsOf, type Complete } from './completions.ts';

/** How many words are told apart at most: each may be asked about at every option. */
const MOST_WORDS = 8;

/**
 * The line with a name before each of its words: "/salary senior london" becomes "/salary level:senior place:london".
 * The app is asked, as it is while one types, which option each word completes. Undefined where there is nothing to tell
 * apart, or where some word fits no option.
 */
export async function toldApart(line: ReadLine, complete: Complete): Promise<string | undefined> {
  const words = line.free.split(/\s+/).filter(Boolean);
  const only = implied(line);
  if (words.length < 2 || words.length > MOST_WORDS || !only || line.command.options.length < 2)
    return undefined;
  const fits = async (option: APIApplicationCommandBasicOption, text: string): Promise<boolean> =>
    (await completionsOf(line, option, text, complete)).length > 0;
  if (isOffered(only) && (await fits(only, line.free))) return undefined;

  const named = new Map(line.given);
  for (let at = 0; at < words.length;) {
    const left = line.command.options.filter(({ name }) => !named.has(name));
    const found =
      (await longestFit(words.slice(at), left.filter(isOffered), fits)) ??
      plain(words[at], { ...line, given: named });
    if (!found) return undefined;
    named.set(found.option.name, found.text);
    at += found.text.split(' ').length;
  }
  return `/${line.command.name} ${[...named].map(([name, text]) => `${name}:${text}`).join(' ')}`;
}

interface Fit {
  readonly option: APIApplicationCommandBasicOption;
  readonly text: string;
}

/** The first option that the most of the words complete. */
async function longestFit(
  words: readonly string[],
  options: readonly APIApplicationCommandBasicOption[],
  fits: (option: APIApplicationCommandBasicOption, text: string) => Promise<boolean>,
): Promise<Fit | undefined> {
  for (let length = words.length; length > 0; length--) {
    const text = words.slice(0, length).join(' ');
    for (const option of options) if (await fits(option, text)) return { option, text };
  }
  return undefined;
}

/** The option that words without a name belong to, where it takes any words. */
function plain(text = '', line: Pick<ReadLine, 'command' | 'given'>): Fit | undefined {
  const option = implied(line);
  return option && !isOffered(option) ? { option, text } : undefined;
}

/** Whether the app or its declaration says what the option takes. */
const isOffered = (option: APIApplicationCommandBasicOption): boolean =>
  ('autocomplete' in option && option.autocomplete) || ('choices' in option && Boolean(option.choices));
