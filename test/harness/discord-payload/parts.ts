/** Whose payload it is to be. */
export interface Ids {
  readonly guild: string;
  readonly channel: string;
  readonly user: string;
  readonly name: string;
  readonly app: string;
  /** Unlike that of any other payload. */
  readonly unique: string;
}
/** Any object. */
export type Json = Record<string, unknown>;

/** A frame of the gateway as Discord documents it. */
export interface Documented {
  readonly name: string;
  readonly frame: Json;
}

/** When everything happened. */
export const WHEN = '2026-11-25T10:00:00.000000+00:00';

/** The pieces that payloads are made of. */
export function parts({ guild, channel, user, name, app, unique }: Ids) {
  const person = {
    id: user,
    username: name,
    global_name: null,
    discriminator: '0',
    avatar: null,
    public_flags: 0,
    clan: null,
  };
  const member = {
    user: person,
    nick: null,
    roles: [],
    joined_at: WHEN,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    permissions: '2248473465835073',
    communication_disabled_until: null,
  };
  const place = { id: channel, type: 0, guild_id: guild, name: 'general', position: 0, nsfw: false };
  const message = {
    id: `8${unique}`,
    channel_id: channel,
    author: { ...person, id: app, bot: true, username: 'rung' },
    content: '',
    timestamp: WHEN,
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: 0,
    flags: 0,
    components: [],
  };
  const base = {
    id: `9${unique}`,
    application_id: app,
    token: `token-${unique}`,
    version: 1,
    locale: 'en-GB',
    app_permissions: '2248473465835073',
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: 10_485_760,
  };
  const inGuild = {
    ...base,
    guild_id: guild,
    guild: { id: guild, locale: 'en-US', features: [] },
    guild_locale: 'en-US',
    channel: place,
    channel_id: channel,
    member,
    context: 0,
    authorizing_integration_owners: { '0': guild },
  };
  const alone = {
    ...base,
    channel: { id: channel, type: 1, recipients: [person] },
    channel_id: channel,
    user: person,
    context: 1,
    authorizing_integration_owners: { '0': '0', '1': user },
  };
  return { person, member, place, message, inGuild, alone };
}
