import { ActRefused } from '../../seam/client.ts';

/** A sentence of what went wrong: a capital letter first, a full stop last. */
const sentence = (words: string): string =>
  `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;

/**
 * Does what a person wants at the local guild. @throws ActRefused, in a sentence, for what Discord's own client would
 * not let them do; a bug in the playground stays as it is
 */
export async function refusing<T>(what: () => Promise<T>): Promise<T> {
  try {
    return await what();
  } catch (error) {
    if (error instanceof Error && error.constructor === Error) throw new ActRefused(sentence(error.message));
    throw error;
  }
}
