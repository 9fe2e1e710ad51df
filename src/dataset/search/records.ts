import { z } from 'zod';
import { id, sourced } from '../record-schema.ts';

/** Words and phrases with commas between them: as a list, a start would spend longer on reading them than on all the rest. */
const words = z
  .string()
  .regex(
    /^[a-z0-9+]+( [a-z0-9+]+)*(, [a-z0-9+]+( [a-z0-9+]+)*)*$/,
    'a word is lower-case letters, digits, + and spaces',
  )
  .transform((text) => text.split(', '));

/** Words and phrases of one meaning. */
export const synonymRecord = z.strictObject({ id, words, ...sourced });
/** Words that mean the same in a question. */
export type Synonym = z.infer<typeof synonymRecord>;

/**
 * How a word counts that says little: `asking` phrases and `filler` are taken out; a `question` word counts only beside
 * others; an `ordinary` one counts where it is found and is not missed where it is not;
 * a `foreign` one belongs to what no page is about, and counts against every page.
 */
export const STOP_KINDS = ['asking', 'filler', 'question', 'ordinary', 'foreign'] as const;
/** Words that say nothing of what a question is about. */
export const stopRecord = z.strictObject({ id: z.enum(STOP_KINDS), words, ...sourced });
/** Stop words of one kind. */
export type Stop = z.infer<typeof stopRecord>;

/** Phrases by which people ask for one of `pages`, whatever it is about; `kind:*` stands for all pages of a kind. */
export const hintRecord = z.strictObject({
  id,
  words,
  pages: z.array(z.string().regex(/^[a-z]+:([a-z0-9-]+|\*)$/, 'a page is kind:id or kind:*')).min(1),
  ...sourced,
});
/** Words that lead to a page although it does not hold them. */
export type Hint = z.infer<typeof hintRecord>;
