import { z } from 'zod';
import { flag, id, maybe, text } from '../../../shared/fields.ts';

/** Who did something in a view or a message. It is never absent, since Bolt reads its parts without a check. */
export const person = z.object({ id, name: text, username: text, team_id: id }).catch({});

/** Where it was done. The workspace is null where the app is installed for a whole organisation. */
export const place = {
  team: maybe(z.object({ id, enterprise_id: id, domain: text })),
  enterprise: maybe(z.object({ id, name: text })),
  is_enterprise_install: flag,
  api_app_id: id,
};
