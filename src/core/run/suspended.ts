import { button, call, note } from '../../reply/build.ts';
import type { Reply } from '../../reply/reply.ts';
import type { PersonKey, Repositories } from '../../store/store.ts';

/** Those who have to be told that no message reaches them any more, known without asking the database each time. */
export interface Suspended {
  /** Learns who they are; to be done after each round of sending. Rejects where the database is away. */
  refresh(): Promise<void>;
  /** An answer that goes to one person alone, with the news where there are any. Rejects where the database is away. */
  tell(person: PersonKey, reply: Reply): Promise<Reply>;
}

/** So many are known at once, those it happened to last first; each that was told makes room. */
const MOST = 5_000;

const nameOf = ({ platform, workspace, person }: PersonKey): string =>
  [platform, workspace, person].join('\0');

export function createSuspended(
  schedules: Pick<Repositories['schedules'], 'unnotified' | 'markNotified'>,
): Suspended {
  let known = new Set<string>();
  return {
    async refresh() {
      known = new Set((await schedules.unnotified(MOST)).map(nameOf));
    },
    async tell(person, reply) {
      const name = nameOf(person);
      if (!known.has(name)) return reply;
      const reason = await schedules.markNotified(person);
      known.delete(name);
      return reason === undefined ? reply : withNews(reply, reason);
    },
  };
}

function withNews(reply: Reply, reason: string): Reply {
  const resume = call(['plan', 'resume']);
  const isOffered = reply.actions.some(
    (one) => one.type === 'button' && one.call.path.join(' ') === resume.path.join(' '),
  );
  return {
    ...reply,
    blocks: [
      note(`Your weekly message does not reach you any more: ${reason}. Your plan waits as it was.`),
      ...reply.blocks,
    ],
    actions: isOffered ? reply.actions : [button('Resume my plan', resume), ...reply.actions],
  };
}
