import { ApplicationFlags, Routes } from 'discord-api-types/v10';
import {
  clockFinding,
  lookAt,
  outOfReach,
  type Finding,
  type Inspect,
  type Looked,
} from '../../shared/inspection.ts';
import { manifest } from '../render/manifest.ts';
import type { DiscordSettings } from '../settings.ts';
import { NEW_TOKEN } from './failure.ts';
import { compare } from './register.ts';
import { reserveOf } from './session-limit.ts';

/** Asks Discord about the token, the intents, the sessions that are left and the commands. Joins nothing. */
export const inspectDiscord =
  ({ apiUrl, token }: DiscordSettings): Inspect =>
  async ({ tree, now }) => {
    const get = (route: string) =>
      lookAt(`${apiUrl}/v10${route}`, { headers: { authorization: `Bot ${token}` } }, now);
    const app = await get(Routes.currentApplication());
    const identity = tokenFinding(app);
    if (typeof app === 'string' || identity.state === 'wrong') return [identity];
    const [limit, commands] = await Promise.all([
      get(Routes.gatewayBot()),
      get(Routes.applicationCommands(String(app.body?.['id']))),
    ]);
    return [
      identity,
      intentFinding(Number(app.body?.['flags'] ?? 0)),
      ...sessionFindings(limit),
      ...commandFindings(commands, manifest(tree, tree)),
      ...clockFinding('discord', app.ahead),
    ];
  };

function tokenFinding(looked: Looked | string): Finding {
  const subject = 'discord token';
  if (typeof looked === 'string')
    return outOfReach(subject, { platform: 'Discord', why: looked, setting: 'DISCORD_API_URL' });
  const { status, body } = looked;
  if (status === 401)
    return { subject, state: 'wrong', what: 'Discord says 401 Unauthorized', fix: NEW_TOKEN };
  if (status !== 200 || typeof body?.['id'] !== 'string')
    return {
      subject,
      state: 'wrong',
      what: `no reply of Discord’s (HTTP ${status})`,
      fix: 'Check DISCORD_API_URL, and try again in a minute.',
    };
  return { subject, state: 'good', what: `accepted as ${String(body['name'])} (${body['id']})` };
}

const MESSAGE_CONTENT =
  ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;

/** Rung asks for no privileged intent: one that is on lets it see more than it needs. */
const intentFinding = (flags: number): Finding =>
  (flags & MESSAGE_CONTENT) === 0
    ? { subject: 'discord intents', state: 'good', what: 'none that is privileged, and none is needed' }
    : {
        ...{
          subject: 'discord intents',
          state: 'doubtful',
          what: 'Message Content is on, which Rung does not use',
        },
        fix: 'Turn it off on the app’s page on discord.com/developers, "Bot".',
      };

function sessionFindings(looked: Looked | string): readonly Finding[] {
  const limit = typeof looked === 'string' ? undefined : looked.body?.['session_start_limit'];
  const { total, remaining } = (limit ?? {}) as { total?: number; remaining?: number };
  if (total === undefined || remaining === undefined) return [];
  const isLow = remaining < reserveOf(total);
  return [
    {
      ...{
        subject: 'discord sessions',
        state: isLow ? 'wrong' : 'good',
        what: `${remaining} of ${total} are left to start today`,
      },
      ...(isLow && {
        fix: 'Find out what restarts Rung so often. It joins again by itself when they are whole.',
      }),
    },
  ];
}

const REGISTER = 'npm run -s register -- --apply (without it the differences are shown)';

function commandFindings(
  looked: Looked | string,
  declared: Parameters<typeof compare>[0],
): readonly Finding[] {
  const subject = 'discord commands';
  const registered: unknown = typeof looked === 'string' ? undefined : looked.body;
  if (!Array.isArray(registered))
    return [{ subject, state: 'doubtful', what: 'could not be read', fix: 'Try again in a minute.' }];
  if (registered.length === 0)
    return [{ subject, state: 'wrong', what: 'none is registered for every server', fix: REGISTER }];
  const { added, changed, removed, unchanged } = compare(declared, registered as readonly object[], false);
  const open = added.length + changed.length + removed.length;
  if (open === 0) return [{ subject, state: 'good', what: `all ${unchanged.length} are registered` }];
  const what = `${added.length} missing, ${changed.length} differ, ${removed.length} to be removed`;
  return [{ subject, state: 'wrong', what, fix: REGISTER }];
}
