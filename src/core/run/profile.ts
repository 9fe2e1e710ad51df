import type { Dataset } from '../../dataset/dataset.ts';
import { readZone } from '../../scheduling/calendar/zone.ts';
import type { Profile } from '../declare/command.ts';
import type { Understood } from '../parse/understand.ts';
import { LONGEST_INPUT } from '../parse/words.ts';
import { fieldsOf } from './read-options.ts';

/**
 * Reads the profile of who asks, where their command has a use for it: their zone, unless the input names one, and
 * whether they are an admin. Never rejects: a value that cannot be found out is left out.
 */
export async function profileFor(
  { node, rest, intent }: Understood,
  data: Dataset,
  read: (() => Promise<Profile>) | undefined,
): Promise<Profile> {
  if (!read || !node || intent === 'help') return {};
  if (typeof rest === 'string' && rest.length > LONGEST_INPUT) return {};
  const { profileOption: option, admins } = node.command;
  const isOpen = option !== undefined && fieldsOf(node, rest, data)[option] === undefined;
  if (!isOpen && !admins) return {};
  const { zone, admin } = await read().catch((): Profile => ({}));
  const named = isOpen && zone !== undefined ? readZone(zone) : undefined;
  // An offset knows no summer time: it is taken only from a person who says it.
  const known = named !== undefined && !/^[+-]/.test(named) ? named : undefined;
  return { ...(known !== undefined && { zone: known }), ...(admins && admin !== undefined && { admin }) };
}
