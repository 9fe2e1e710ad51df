import { z } from 'zod';
import { id, LONGEST_TEXT, sourced } from '../record-schema.ts';

/** Sentences by which people ask for one page or command: what the model of sentences is learnt from. */
export const sentencesRecord = z.strictObject({
  id,
  /** A page by its reference, a command as "/plan when", or "none" for what Rung has no answer to. */
  means: z.string().regex(/^(?:[a-z]+:[a-z0-9-]+|\/[a-z]+(?: [a-z]+)*|none)$/, 'a page, a command or “none”'),
  /** A sentence a line. */
  sentences: z
    .string()
    .transform((lines) => lines.split('\n').filter((line) => line.trim() !== ''))
    .pipe(z.array(z.string().max(LONGEST_TEXT)).min(1)),
  ...sourced,
});
/** What sentences mean, with examples of them. */
export type Sentences = z.infer<typeof sentencesRecord>;
