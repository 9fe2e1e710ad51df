import type { Web } from '../connection/web.ts';

/**
 * The channel of the conversation of a person with Rung, opened where there is none yet.
 * @throws SlackError
 */
export async function openDirectMessage(web: Web, user: string): Promise<string> {
  const { channel } = await web.call('conversations.open', { users: user });
  return (channel as { id: string }).id;
}
