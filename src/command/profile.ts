import type { Dataset } from '../dataset/dataset.ts';
import { readZone } from '../schedule/zone.ts';
import type { Profile } from './command.ts';
import { readText } from './parse.ts';
import type { Understood } from './understand.ts';
import { LONGEST_INPUT } from './words.ts';

/**
 * What a profile says, read where the command that is asked for can do with it and was not told already. Never rejects:
 * without a profile it is asked.
 */
export async function profileFor(
  { node, rest, wants }: Understood,
  data: Dataset,
  read: (() => Promise<Profile>) | undefined,
): Promise<Profile> {
  const option = node?.command.profile;
  if (!read || !node || option === undefined || wants === 'help') return {};
  if (typeof rest === 'string' && rest.length > LONGEST_INPUT) return {};
  const given = typeof rest === 'string' ? readText(node.command, rest, data).fields : rest;
  if (given[option] !== undefined) return {};
  const { zone } = await read().catch((): Profile => ({}));
  const known = zone === undefined ? undefined : readZone(zone);
  return known === undefined ? {} : { zone: known };
}
