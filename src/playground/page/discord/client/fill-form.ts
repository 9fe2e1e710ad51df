import type { Filled, SeenModal } from '../../../discord/people/modal.ts';
import type { PostedFields } from './acts.ts';

/** What a person filled in, as the local guild takes it: every field of the form, those left empty included. */
export const filledForm = ({ fields }: SeenModal, posted: PostedFields): Filled =>
  Object.fromEntries(
    fields.flatMap(({ customId, kind }): [string, Filled[string]][] => {
      const given = posted[customId];
      const first = Array.isArray(given) ? given[0] : given;
      if (kind === 'file') {
        // A picker in which nothing was picked posts a file without a name.
        if (typeof first !== 'object' || first.name === '') return [];
        return [[customId, { name: first.name, content: Buffer.from(first.base64, 'base64') }]];
      }
      if (kind === 'text') return [[customId, typeof first === 'string' ? first : '']];
      const values = (Array.isArray(given) ? given : [given]).filter(
        (one): one is string => typeof one === 'string' && one !== '',
      );
      return [[customId, values]];
    }),
  );
