import {
  authorOf,
  bandsSettingOf,
  button,
  call,
  command,
  defineCommand,
  field,
  fields,
  mustManage,
  note,
  option,
  OWN_BANDS,
  workspaceHere,
  writeBandsSetting,
  type ChangingContext,
  type Reply,
} from '#bot';
import { AUDIENCE, importedOn, bandFields, readHeld, writeCounts } from '../../_bands.ts';

export default defineCommand({
  summary: 'Your company’s own pay bands here, and who sees them',
  options: { for: option.oneOf(AUDIENCE, { summary: 'Who sees them' }) },
  ignores: ['show', 'to', 'only', 'pay'],
  examples: ['/rung workspace bands', '/rung workspace bands everyone'],
  phrases: ['our/company pay bands, own/company salary bands'],
  changes: true,
  admins: true,
  async run({ for: audience }, context): Promise<Reply> {
    const { store, venue, clock } = context;
    const owner = workspaceHere(venue);
    const setting = bandsSettingOf(await store.workspaceSettings.list(owner));
    if (audience === undefined || !setting) return overview(context);
    mustManage([], context, 'choose who sees the pay bands');
    const value = writeBandsSetting({ ...setting, audience });
    await store.workspaceSettings.set(owner, { name: OWN_BANDS, value }, authorOf(context), clock.now());
    return overview(context);
  },
});

const importing = { ...call(['rung', 'workspace', 'bands', 'import']), intent: 'form' } as const;

async function overview({ store, venue, profile, dataset }: ChangingContext): Promise<Reply> {
  const owner = workspaceHere(venue);
  const setting = bandsSettingOf(await store.workspaceSettings.list(owner));
  const held = setting && (await store.ownBands.get(owner));
  if (!setting || !held)
    return {
      summary: 'No pay bands of your company here',
      blocks: [
        note(['An admin imports them from a table or a file: ', command('/rung workspace bands import')]),
      ],
      actions: profile.admin === true ? [button('Import', importing, 'primary')] : [],
    };
  const bands = readHeld(held.record);
  const isForAll = setting.audience === 'everyone';
  const about = fields(
    field('Imported', importedOn(held.savedAt)),
    field('Seen by', isForAll ? 'all members here; no guests' : 'admins only'),
  );
  if (profile.admin !== true)
    return {
      summary: 'Your company’s pay bands',
      blocks: [about, note([command('/salary'), ' shows them first, to those who see them.'])],
      actions: [],
    };
  return {
    summary: `Your company’s pay bands: ${writeCounts(bands)}`,
    blocks: [about, bandFields(bands, dataset)],
    actions: [
      button('Replace', importing, 'primary'),
      button('Export', call(['rung', 'workspace', 'bands', 'export'])),
      isForAll
        ? button('Admins only', call(['rung', 'workspace', 'bands'], { for: 'admins' }))
        : button('Show to members', call(['rung', 'workspace', 'bands'], { for: 'everyone' })),
      button('Remove', call(['rung', 'workspace', 'bands', 'delete']), 'danger'),
    ],
  };
}
