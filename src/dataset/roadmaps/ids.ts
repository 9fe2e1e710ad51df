import { createHash } from 'node:crypto';
import { fold } from '../fold.ts';

/** The kinds of thing that ids are made for; an id falls back to its kind where the text has no letters. */
export type Kind = 'step' | 'task';

/** The longest id that is made from words. */
const LONGEST = 40;
/** Letters and digits enough to tell texts apart that begin alike or hold nothing an id can hold. */
const HASH = 8;

/** The form in which two texts are the same one. */
export const textKey = (text: string): string => fold(text) || text.trim();

/** The id that words make: they themselves where an id can hold them, else their beginning and a hash. */
function idOf(text: string, kind: Kind): string {
  const slug = fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug !== '' && slug.length <= LONGEST && slug.replaceAll('-', ' ') === fold(text)) return slug;
  const hash = createHash('sha256').update(textKey(text)).digest('hex').slice(0, HASH);
  return `${cut(slug === '' ? kind : slug, LONGEST - HASH - 1)}-${hash}`;
}

const cut = (slug: string, max: number): string => slug.slice(0, max).replace(/-$/, '');

/** An id made from words that is none of those taken: the words, then with a number after them. */
export function newId(text: string, kind: Kind, isTaken: (id: string) => boolean): string {
  const first = idOf(text, kind);
  let id = first;
  for (let number = 2; isTaken(id); number++) {
    const suffix = `-${number}`;
    id = cut(first, LONGEST - suffix.length) + suffix;
  }
  return id;
}

/** Whether an id can only be made from these words: given again, it is given to the same thing. */
export const isOfText = (id: string, text: string, kind: Kind): boolean =>
  id === idOf(text, kind) && !/-\d+$/.test(id);
