import { Routes } from 'discord-api-types/v10';
import { CODES, failureFrom } from './failure.ts';
import type { Rest } from './rest.ts';

/** Whether Rung is in a guild, as Discord itself says; undefined where it does not say. Never rejects. */
export async function isMember(rest: Rest, guild: string): Promise<boolean | undefined> {
  try {
    await rest.call('GET', Routes.guild(guild));
    return true;
  } catch (error) {
    const failure = failureFrom(error);
    const isOut =
      failure.kind === 'unreachable' &&
      (failure.code === CODES.unknownGuild || failure.code === CODES.missingAccess);
    return isOut ? false : undefined;
  }
}
