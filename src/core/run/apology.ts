import { note } from '../../reply/build.ts';
import type { Reply } from '../../reply/reply.ts';
import { UserError } from '../declare/user-error.ts';
import type { Parts } from './run.ts';
import { incidentId } from './incident.ts';

/** The words for an error: a person's own mistake as it is, a bug by the number it is reported under. */
export function apology({ report }: Pick<Parts, 'report'>, error: unknown): Reply {
  if (error instanceof UserError) {
    const { message, hint, actions, names } = error;
    return { summary: message, blocks: [note(hint)], actions, ...(names && { names }) };
  }
  const id = incidentId();
  report(id, error);
  return {
    subject: 'trouble',
    summary: 'Something went wrong on my side',
    blocks: [note(`Please try again. If it keeps happening, give your admin this number: ${id}.`)],
    actions: [],
  };
}
