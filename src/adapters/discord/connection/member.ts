import { Routes } from 'discord-api-types/v10';
import type { Rest } from './rest.ts';
import { CODES, troubleIn } from './trouble.ts';

/** Whether Rung is in a guild, as Discord itself says; undefined where it does not say. Never rejects. */
export async function isIn(rest: Rest, guild: string): Promise<boolean | undefined> {
  try {
    await rest.call('GET', Routes.guild(guild));
    return true;
  } catch (error) {
    const trouble = troubleIn(error);
    const isOut =
      trouble.kind === 'unreachable' &&
      (trouble.code === CODES.unknownGuild || trouble.code === CODES.missingAccess);
    return isOut ? false : undefined;
  }
}
