import {
  command,
  authorOf,
  defineCommand,
  MOST_TASKS,
  savedReply,
  option,
  teamRoadmapId,
  asTeamRoadmap,
  UserError,
  workspaceHere,
  type Reply,
} from '#bot';

const LONGEST_TITLE = 60;
const COPY = ' (ours)';

export default defineCommand({
  summary: 'Copy a roadmap for your team to change',
  options: { roadmap: option.roadmap({ summary: 'Which one', required: true }) },
  ignores: ['roadmap', 'of', 'our', 'team'],
  examples: ['/roadmap copy software engineer'],
  changes: true,
  roadmaps: 'here',
  async run({ roadmap: page }, context): Promise<Reply> {
    const { store, venue, clock, dataset } = context;
    const owner = workspaceHere(venue);
    const roadmap = dataset.roadmaps.get(page.id);
    if (!roadmap)
      throw new UserError('gone', 'That roadmap was deleted', ['Pick another: ', command('/roadmap list')]);
    if (roadmap.steps.some(({ tasks }) => tasks.length > MOST_TASKS))
      throw new UserError('too-long', `“${roadmap.name}” is too long to copy`, [
        `A step of a team’s roadmap has up to ${MOST_TASKS} tasks. Follow it as it is: `,
        command(`/plan start ${page.name}`),
      ]);
    const now = clock.now();
    const id = teamRoadmapId(globalThis.crypto.randomUUID());
    const name = `${roadmap.name.slice(0, LONGEST_TITLE - COPY.length)}${COPY}`;
    // Its steps keep their ids.
    const record = { ...asTeamRoadmap(roadmap, id), name, aliases: [] };
    await store.teamRoadmaps.save(
      {
        ...{ ...owner, id, version: 1, record, editors: 'maker' },
        ...{ maker: authorOf(context), changes: [], madeAt: now },
      },
      undefined,
      now,
    );
    return savedReply(record, `Copied: “${name}”`);
  },
});
