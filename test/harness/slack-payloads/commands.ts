import type { Documented, Ids, Json } from './payload.ts';

/** Slash commands. */
export function commands(ids: Ids): readonly Documented[] {
  const command = (name: string, more: Json = {}): Documented => ({
    name,
    kind: 'slash_commands',
    payload: {
      token: 'verification-token',
      team_id: ids.team,
      team_domain: 'rooftop',
      channel_id: ids.channel,
      channel_name: 'general',
      user_id: ids.user,
      user_name: ids.name,
      command: '/salary',
      text: 'senior london',
      api_app_id: ids.app,
      is_enterprise_install: 'false',
      response_url: `${ids.answers}/commands`,
      trigger_id: `13345224609.738474920.${ids.unique}`,
      ...more,
    },
  });
  return [
    command('a command'),
    command('a command without words', { command: '/rung', text: '' }),
    command('a command in a conversation with Rung', {
      channel_id: ids.direct,
      channel_name: 'directmessage',
    }),
    command('a command of an organisation', {
      enterprise_id: 'E0001',
      enterprise_name: 'Globular Construct Inc',
      is_enterprise_install: 'true',
    }),
  ];
}
