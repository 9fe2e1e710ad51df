import {
  button,
  call,
  command,
  defineCommand,
  file,
  mustManage,
  note,
  UserError,
  workspaceHere,
  writeOwnBands,
  type Reply,
} from '#bot';
import { readHeld, writeCounts } from '../../_bands.ts';

export default defineCommand({
  summary: 'Your company’s pay bands as a CSV file',
  examples: ['/rung workspace bands export'],
  admins: true,
  async run(_args, context): Promise<Reply> {
    const { store, venue } = context;
    const owner = workspaceHere(venue);
    mustManage([], context, 'export the pay bands');
    const held = await store.ownBands.get(owner);
    if (!held)
      throw new UserError('no-bands', 'Your company has no pay bands here', [
        'Import them: ',
        command('/rung workspace bands import'),
      ]);
    const bands = readHeld(held.record);
    return {
      summary: 'Your company’s pay bands as a file',
      blocks: [
        file('pay-bands.csv', 'text/csv', writeOwnBands(bands), `${writeCounts(bands)}, as a table.`),
        note('Change it, then import it again: that replaces them all.'),
      ],
      actions: [button('Import', { ...call(['rung', 'workspace', 'bands', 'import']), intent: 'form' })],
    };
  },
});
