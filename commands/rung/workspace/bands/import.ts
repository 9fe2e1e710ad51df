import {
  authorOf,
  bandsSettingOf,
  button,
  call,
  defineCommand,
  EXAMPLE,
  field,
  fields,
  fileOrTextFields,
  mustManage,
  note,
  option,
  OWN_BANDS,
  paragraph,
  PASTED_PARTS,
  readOwnBands,
  UserError,
  workspaceHere,
  writeBandsSetting,
  type BandsAudience,
  type BandsRead,
  type ChangingContext,
  type Reply,
} from '#bot';
import { PLACEHOLDER, AUDIENCE, few, importedOn, bandFields, readHeld, writeCounts } from '../../_bands.ts';

const PATH = ['rung', 'workspace', 'bands', 'import'];
const reopen = { ...call(PATH), intent: 'form' } as const;
const openForm = button('Open the form', reopen, 'primary');

/** It is never filled in with what was given before: nothing of that is kept. */
const importFields = () =>
  fileOrTextFields({
    ...{ option: 'table', endings: ['.csv', '.yaml', '.yml'], placeholder: PLACEHOLDER },
    ...{ fileHint: 'CSV, or YAML as in Rung’s own data', textHint: 'The table, straight from a spreadsheet' },
  });

export default defineCommand({
  summary: 'Import your company’s pay bands from a table',
  options: {
    table: option.many(option.secretLines({ summary: 'The table, in parts if it is long' }), 0, PASTED_PARTS),
    file: option.secretFile('The file, uploaded'),
    draft: option.carried('Which import is said yes to'),
    for: option.oneOf(AUDIENCE, { summary: 'Who sees them' }),
  },
  examples: ['/rung workspace bands import'],
  phrases: ['import/upload pay/salary bands'],
  changes: true,
  admins: true,
  form: { title: 'Import pay bands', submit: 'Preview', fields: importFields },
  async run({ table, file, draft, for: audience }, context): Promise<Reply> {
    workspaceHere(context.venue);
    mustManage([], context, 'import pay bands');
    if (draft !== undefined && audience !== undefined) return activate(draft, audience, context);
    const text = file ?? table.join('\n');
    if (text.trim() === '')
      return {
        summary: 'Import your company’s pay bands',
        blocks: [
          paragraph('A table with the columns place, level, low, high and currency; amounts are a year.'),
          note(`A row: “${EXAMPLE}”. You see what was read before anybody else does.`),
        ],
        actions: [openForm],
      };
    const read = readOwnBands(text, context.dataset);
    if ('reason' in read)
      throw new UserError(
        'bad-bands',
        'I can’t read that as pay bands',
        `${read.place === '' ? '' : `At line ${read.place.replace(':', ', column ')}: `}${read.reason}. Begin with “place,level,low,high,currency”, then rows like “${EXAMPLE}”.`,
        [openForm],
      );
    const [first, ...places] = read.places;
    if (!first) throw noneRead(read);
    return preview({ ...read, places: [first, ...places] }, context);
  },
});

const refusedLines = ({ refused }: Pick<BandsRead, 'refused'>): string[] =>
  few(
    refused.map(({ line, reason }) => `Line ${line}: ${reason}${reason.endsWith('?') ? '' : '.'}`),
    'more',
  );

const noneRead = (read: BandsRead): UserError =>
  new UserError(
    'no-rows',
    read.refused.length === 0 ? 'That table has no rows' : 'None of its rows can be read',
    [...refusedLines(read), `A row: “${EXAMPLE}”.`].join(' '),
    [openForm],
  );

/** Keeps what was read as a draft, and shows it. */
async function preview(read: BandsRead, { store, venue, clock, dataset }: ChangingContext): Promise<Reply> {
  const owner = workspaceHere(venue);
  const [now, version] = [clock.now(), globalThis.crypto.randomUUID()];
  const bands = { places: [...read.places] };
  await store.ownBands.saveDraft(owner, { version, record: bands, savedAt: now });
  const before = await store.ownBands.get(owner);
  const { refused } = read;
  const use = (audience: BandsAudience) => call(PATH, { draft: version, for: audience });
  return {
    summary: `Use ${writeCounts(bands)}?`,
    blocks: [
      bandFields(bands, dataset),
      ...(refused.length > 0
        ? [
            fields(
              field(
                `${refused.length} ${refused.length === 1 ? 'row is' : 'rows are'} left out`,
                refusedLines(read).join(' '),
              ),
            ),
            note(`A row: “${EXAMPLE}”.`),
          ]
        : []),
      note(
        before
          ? `They replace the ${writeCounts(readHeld(before.record))} of ${importedOn(before.savedAt)}.`
          : 'Nobody sees them yet. Guests and other teams never do.',
      ),
    ],
    actions: [
      button('Show to members', use('everyone'), 'primary'),
      button('Admins only', use('admins')),
      button('Import another', reopen),
    ],
  };
}

async function activate(version: string, audience: BandsAudience, context: ChangingContext): Promise<Reply> {
  const { store, venue, clock } = context;
  const owner = workspaceHere(venue);
  // Pressed twice, it was said yes to before: who sees them is chosen anew.
  const isHeld = bandsSettingOf(await store.workspaceSettings.list(owner))?.version === version;
  if (!isHeld && !(await store.ownBands.activate(owner, version)))
    throw new UserError('changed-meanwhile', 'That import is out of date', 'Import it again.', [openForm]);
  const value = writeBandsSetting({ version, audience });
  await store.workspaceSettings.set(owner, { name: OWN_BANDS, value }, authorOf(context), clock.now());
  return {
    summary: 'Your company’s pay bands are in use',
    blocks: [
      note(
        audience === 'everyone'
          ? 'All members here see them first when they ask about pay; guests do not.'
          : 'Admins alone see them first when they ask about pay.',
      ),
    ],
    actions: [
      button('Try it', call(['salary']), 'primary'),
      button('Show them', call(['rung', 'workspace', 'bands'])),
    ],
  };
}
