import type { Web } from '../connection/web.ts';

/**
 * Opens the conversation with a person, or finds it where it is open, and resolves to its channel. @throws SlackError
 */
export async function openDirectMessage(web: Web, user: string): Promise<string> {
  const { channel } = await web.call('conversations.open', { users: user });
  return (channel as { id: string }).id;
}
