import { isTeamRoadmap } from '../../dataset/team-roadmaps.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { button, call, command, note } from '../../reply/build.ts';
import type { Block, Reply } from '../../reply/reply.ts';
import type { PersonKey, Plan, ReadOnlyRepositories } from '../../store/store.ts';

/**
 * Whether an account's person has a plan under way that only their other account sees: one of a roadmap that a team made,
 * which does not leave its workspace. Asks the store only where there is a plan whose roadmap is not here.
 */
export async function hasPlanElsewhere(
  plans: readonly Plan[],
  account: PersonKey,
  { teamRoadmaps }: { readonly teamRoadmaps: Pick<ReadOnlyRepositories['teamRoadmaps'], 'listElsewhere'> },
  { roadmaps }: Dataset,
): Promise<boolean> {
  const absent = plans.filter(
    ({ roadmap, state }) => state === 'active' && isTeamRoadmap(roadmap) && !roadmaps.get(roadmap),
  );
  if (absent.length === 0) return false;
  const elsewhere = await teamRoadmaps.listElsewhere(account);
  return absent.some(({ roadmap }) => elsewhere.includes(roadmap));
}

/** Beside other plans: that there is one more, elsewhere. */
export const elsewhereNote = (): Block =>
  note(['Your plan with your team shows only where the team is: type ', command('/plan show'), ' there.']);

/** This week, where all of it is elsewhere. */
export const elsewhereReply = (): Reply => ({
  summary: 'This week is with your team',
  blocks: [elsewhereNote()],
  actions: [button('Where messages go', call(['rung', 'link']))],
});
