import {
  authorOf,
  button,
  call,
  defineCommand,
  mustManage,
  note,
  option,
  teamRoadmapHere,
  workspaceHere,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'Delete a roadmap your team made',
  options: {
    roadmap: option.roadmap({ summary: 'Which one', required: true }),
    sure: option.flag(['yes', 'sure', 'really'], 'Yes, delete it'),
  },
  ignores: ['roadmap', 'remove', 'the', 'our'],
  examples: ['/roadmap delete software engineer'],
  changes: true,
  confirmedBy: 'sure',
  admins: true,
  roadmaps: 'here',
  async run({ roadmap: page, sure }, context): Promise<Reply> {
    const { store, venue, clock } = context;
    const owner = workspaceHere(venue);
    const own = await teamRoadmapHere(page, context);
    const { name } = own.record;
    mustManage([own.maker], context, `delete “${name}”`);
    const { channels, people } = await store.channelRoadmaps.audience(owner, own.id);
    const follow = people === 1 ? '1 person follows it' : `${people} people follow it`;
    const shared = channels === 1 ? '1 channel' : `${channels} channels`;
    if (sure !== true)
      return {
        summary: `Delete “${name}”?`,
        blocks: [
          note(
            channels === 0
              ? 'No channel has it now. Plans of it end. This can’t be undone.'
              : `${follow}, in ${shared}. Their plans of it end. This can’t be undone.`,
          ),
        ],
        actions: [
          button('Yes, delete it', call(['roadmap', 'delete'], { roadmap: page.ref, sure: true }), 'danger'),
          button('Export it first', call(['roadmap', 'export'], { roadmap: page.ref })),
          button('Keep it', call(['roadmap', 'show'], { roadmap: page.ref })),
        ],
      };
    await store.teamRoadmaps.delete(owner, own.id, authorOf(context).name, clock.now());
    return {
      summary: `Deleted: “${name}”`,
      blocks: [note('Its cards in channels say so.')],
      actions: [button('All roadmaps', call(['roadmap', 'list']))],
    };
  },
});
