import { createHash } from 'node:crypto';
import { fold } from '../fold.ts';

/** The kinds of thing that ids are made for; an id falls back to its kind where the text has no letters. */
export type Kind = 'step' | 'task';

/** The longest id that is made from words. */
const LONGEST = 40;
/** Length of the hash that tells apart texts which begin alike, or have no letters for an id. */
const HASH = 8;

/** The form by which texts are compared: folded, or as it is where nothing would be left. */
export const textKey = (text: string): string => fold(text) || text.trim();

/** The id of a text: its words where they fit, else their beginning and a hash of the text. */
function idOf(text: string, kind: Kind): string {
  const slug = fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug !== '' && slug.length <= LONGEST && slug.replaceAll('-', ' ') === fold(text)) return slug;
  const hash = createHash('sha256').update(textKey(text)).digest('hex').slice(0, HASH);
  return `${cut(slug === '' ? kind : slug, LONGEST - HASH - 1)}-${hash}`;
}

const cut = (slug: string, max: number): string => slug.slice(0, max).replace(/-$/, '');

/** A new id for a text; where it is taken, a number follows: `read`, `read-2`. */
export function newId(text: string, kind: Kind, isTaken: (id: string) => boolean): string {
  const first = idOf(text, kind);
  let id = first;
  for (let number = 2; isTaken(id); number++) {
    const suffix = `-${number}`;
    id = cut(first, LONGEST - suffix.length) + suffix;
  }
  return id;
}

/** Whether no other text makes this id: if it is assigned again later, it is for the same text. */
export const isOfText = (id: string, text: string, kind: Kind): boolean =>
  id === idOf(text, kind) && !/-\d+$/.test(id);
