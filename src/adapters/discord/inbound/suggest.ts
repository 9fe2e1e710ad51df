import type { Core } from '../../shared/adapter.ts';
import { clean, shorten } from '../../../reply/clean.ts';
import { LIMITS } from '../render/limits.ts';
import type { Typing } from './request.ts';

/** The choices that Discord shows while somebody types an option; values already given for it are left out. */
export async function choicesFor(
  core: Core,
  { path, option, typed, taken, from }: Typing,
): Promise<{ name: string; value: string }[]> {
  const found = await core.suggest({ path, option, prefix: typed }, from);
  return found
    .filter(
      ({ label, value }) => value !== '' && value.length <= LIMITS.optionValue && clean(label).trim() !== '',
    )
    .filter(({ value }) => !taken.includes(value))
    .slice(0, LIMITS.options)
    .map(({ label, value }) => ({ name: shorten(clean(label), LIMITS.optionLabel), value }));
}
