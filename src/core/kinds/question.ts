import { fold } from '../../dataset/fold.ts';
import type { OptionKind } from '../declare/option.ts';
import { withoutAmounts } from './amount.ts';
import { textKind } from './number-and-text.ts';

/** Most pages offered while a question is typed. */
const MOST_OFFERED = 25;

/** A question in free words, with the pages there are as completions; a page's reference is a question as well. */
export const questionKind: OptionKind<string> = {
  ...textKind,
  name: 'question',
  hint: 'interview, or what is rag',
  // A typed salary stays in no button.
  kept: (value, data) => withoutAmounts(String(value), data).trim(),
  completes: true,
  suggest(prefix, data) {
    const begun = fold(prefix);
    const named = data.pages.all.filter(({ kind, name, aliases }) =>
      begun === '' ? kind === 'topic' : [fold(name), ...aliases].some((one) => one.startsWith(begun)),
    );
    const found = named.length > 0 ? named : data.search(prefix).map(({ page }) => page);
    return found.slice(0, MOST_OFFERED).map(({ name, ref }) => ({ label: name, value: ref }));
  },
  format: (value, data) => (data.pages.get(String(value))?.name ?? String(value)).toLowerCase(),
  label: (value, data) => data.pages.get(String(value))?.name ?? String(value),
  // A page asked for by its name is the page.
  identity: (value, data) => fold(data.pages.get(String(value))?.name ?? String(value)),
};
