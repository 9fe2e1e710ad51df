import {
  authorOf,
  button,
  call,
  defineCommand,
  mustManage,
  note,
  option,
  OWN_BANDS,
  workspaceHere,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'Remove your company’s pay bands',
  options: { sure: option.flag(['yes', 'sure', 'really'], 'Yes, remove them') },
  ignores: ['them', 'all', 'the', 'our'],
  examples: ['/rung workspace bands delete'],
  changes: true,
  confirmedBy: 'sure',
  admins: true,
  async run({ sure }, context): Promise<Reply> {
    const { store, venue, clock } = context;
    const owner = workspaceHere(venue);
    mustManage([], context, 'remove the pay bands');
    if (sure !== true)
      return {
        summary: 'Remove your company’s pay bands?',
        blocks: [note('Pay is then answered from the market alone. This can’t be undone.')],
        actions: [
          button(
            'Yes, remove them',
            call(['rung', 'workspace', 'bands', 'delete'], { sure: true }),
            'danger',
          ),
          button('Export them first', call(['rung', 'workspace', 'bands', 'export'])),
          button('Keep them', call(['rung', 'workspace', 'bands'])),
        ],
      };
    const were = await store.ownBands.delete(owner);
    const setting = { name: OWN_BANDS, value: undefined };
    await store.workspaceSettings.set(owner, setting, authorOf(context), clock.now());
    return {
      summary: were ? 'Your company’s pay bands are removed' : 'There were no pay bands to remove',
      blocks: [note('Pay is answered from the market alone.')],
      actions: [],
    };
  },
});
