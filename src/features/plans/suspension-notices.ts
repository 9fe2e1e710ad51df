import { button, call, note } from '../../reply/build.ts';
import type { Reply } from '../../reply/reply.ts';
import type { Notices } from '../../core/run/notices.ts';
import type { PersonKey, Repositories } from '../../store/store.ts';

/** Tells people, with the next answer they get, that their weekly message does not reach them any more. */
export interface SuspensionNotices extends Notices {
  /** Learns who has to be told; to be done after each round of sending. Rejects where the database is away. */
  refresh(): Promise<void>;
}

/**
 * How many people are known at once, those it happened to last first; whoever is told makes room. They are held in
 * memory, so that no answer asks the database whether its person is one of them.
 */
const MOST = 5_000;

const keyOf = ({ platform, workspace, person }: PersonKey): string =>
  [platform, workspace, person].join('\0');

/** Builds the notices over the schedules; nobody is known before the first `refresh`. */
export function createSuspensionNotices(
  schedules: Pick<Repositories['schedules'], 'unnotified' | 'markNotified'>,
): SuspensionNotices {
  let unnotified = new Set<string>();
  return {
    async refresh() {
      unnotified = new Set((await schedules.unnotified(MOST)).map(keyOf));
    },
    async addTo(reply, person) {
      const key = keyOf(person);
      if (!unnotified.has(key)) return reply;
      const reason = await schedules.markNotified(person);
      unnotified.delete(key);
      return reason === undefined ? reply : withNotice(reply, reason);
    },
  };
}

function withNotice(reply: Reply, reason: string): Reply {
  const resume = call(['plan', 'resume']);
  const isOffered = reply.actions.some(
    (one) => one.type === 'button' && one.call.path.join(' ') === resume.path.join(' '),
  );
  return {
    ...reply,
    blocks: [
      note(`My weekly messages don’t reach you: ${reason}. Your plan keeps its place.`),
      ...reply.blocks,
    ],
    actions: isOffered ? reply.actions : [button('Resume my plan', resume), ...reply.actions],
  };
}
