import { withDates } from '../../../reply/dates.ts';
import type { Reply } from '../../../reply/reply.ts';
import type { WorkspaceSetting } from '../../../store/store.ts';

/** The name of the setting that says how days are written in a workspace: an Intl locale. */
export const WORKSPACE_DATES = 'dates';

/** The locale that days are written by; undefined where nobody chose one. */
export const datesOf = (settings: readonly WorkspaceSetting[]): string | undefined =>
  settings.find(({ name }) => name === WORKSPACE_DATES)?.value;

/** A reply with its days written as a workspace chose. */
export function datedFor(settings: readonly WorkspaceSetting[], reply: Reply): Reply {
  const locale = datesOf(settings);
  return locale === undefined ? reply : withDates(reply, locale);
}
