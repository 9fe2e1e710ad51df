import {
  authorOf,
  button,
  call,
  defineCommand,
  differences,
  savedReply,
  mustManage,
  note,
  option,
  teamRoadmapHere,
  teamRoadmapId,
  asTeamRoadmap,
  paragraph,
  isSurelyStep,
  readOutline,
  readRoadmapYaml,
  UserError,
  withChange,
  workspaceHere,
  type FieldValues,
  type FormField,
  type Reply,
  type Roadmap,
} from '#bot';

const PATH = ['roadmap', 'import'];
const PARTS = 4;
/** As long as every platform's field of a form takes. */
const LONGEST_PART = 2_900;

export default defineCommand({
  summary: 'Import a roadmap from a YAML file',
  options: {
    yaml: option.many(option.lines({ summary: 'The file, in parts if it is long' }), 0, PARTS),
    roadmap: option.roadmap({ summary: 'The team roadmap to replace' }),
  },
  examples: ['/roadmap import'],
  phrases: ['import roadmap/outline/yaml, upload roadmap/outline'],
  changes: true,
  admins: true,
  roadmaps: 'here',
  form: { title: 'Import a roadmap', submit: 'Import', fields: (values) => partFields(values) },
  async run({ yaml, roadmap: page }, context): Promise<Reply> {
    const { store, venue, clock, dataset } = context;
    const owner = workspaceHere(venue);
    const place = page && { roadmap: page.ref };
    const reopen = { ...call(PATH, { ...place, ...parted(yaml) }), intent: 'form' } as const;
    if (yaml.length === 0)
      return {
        summary: 'Import a roadmap from a file',
        blocks: [note('Paste its YAML into the form. Export one to see what it looks like.')],
        actions: [
          button('Open the form', reopen, 'primary'),
          button('Export one', call(['roadmap', 'export'], { roadmap: 'roadmap:30-days' })),
        ],
      };
    const read = readRoadmapYaml(yaml.join('\n'), dataset);
    if ('reason' in read && isOutline(yaml.join('\n'))) throw anOutline(yaml.join('\n'));
    if ('reason' in read)
      throw new UserError(
        'bad-yaml',
        'I can’t read that file as a roadmap',
        `${read.place === '' ? '' : `At line ${read.place.replace(':', ', column ')}: `}${read.reason}.`,
        [button('Fix it', reopen, 'primary')],
      );
    const now = clock.now();
    const own = page && (await teamRoadmapHere(page, context));
    if (own?.editors === 'maker') mustManage([own.maker], context, `edit “${page?.name ?? own.id}”`);
    const id = own?.id ?? teamRoadmapId(globalThis.crypto.randomUUID());
    const record = asTeamRoadmap(read, id);
    const says = own ? differences(own.record as Roadmap, record) : [];
    const saved = await store.teamRoadmaps.save(
      own
        ? { ...own, record, version: own.version + 1, changes: withChange(own.changes, now, says) }
        : {
            ...{ ...owner, id, version: 1, record, editors: 'maker' },
            ...{ maker: authorOf(context), changes: [], madeAt: now },
          },
      own?.version,
      now,
    );
    if (!saved)
      throw new UserError('changed-meanwhile', 'Someone changed it in the meantime', 'Import it again.', [
        button('Open the form', reopen, 'primary'),
      ]);
    return savedReply(
      record,
      own ? `Saved: “${record.name}”` : `Imported: “${record.name}”`,
      says.length === 0 ? [] : [paragraph(`${says.join('. ')}.`)],
    );
  },
});

/** Whether a text is steps as people type them: none of the entries of a file, and more than one step. */
function isOutline(text: string): boolean {
  if (/^\s*(?:-\s+)?(?:id|name|summary|steps|hours|source|tasks)\s*:/m.test(text)) return false;
  const read = readOutline(text);
  return 'steps' in read && read.steps.length > 1;
}

const TITLE = 'Our roadmap';

/** The offer to make a roadmap of an outline that was given where a file is asked for. */
function anOutline(outline: string): UserError {
  const [first = ''] = outline.split('\n').filter((line) => line.trim() !== '');
  const isUntitled = isSurelyStep(first);
  const made = call(['roadmap', 'new'], { outline, ...(isUntitled && { title: TITLE }) });
  return new UserError(
    'an-outline',
    'That is an outline, not a file',
    isUntitled
      ? `Each line becomes a step of “${TITLE}”, which you can rename.`
      : 'Its first line becomes the title, each other line a step.',
    [button('Make a roadmap of it', made, 'primary'), button('Change it first', { ...made, intent: 'form' })],
  );
}

const parted = (yaml: readonly string[]): FieldValues =>
  Object.fromEntries(yaml.map((part, at) => [`yaml.${at + 1}`, part]));

function partFields(values: FieldValues): readonly FormField[] {
  return Array.from({ length: PARTS }, (_, at): FormField => {
    const name = `yaml.${at + 1}`;
    return {
      ...{ name, label: at === 0 ? 'YAML' : `YAML, part ${at + 1}`, required: at === 0 },
      hint: at === 0 ? 'Paste the file' : 'If the box above is full',
      input: { kind: 'text', value: String(values[name] ?? ''), multiline: true, maxLength: LONGEST_PART },
    };
  });
}
