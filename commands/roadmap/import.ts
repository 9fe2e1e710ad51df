import {
  authorOf,
  button,
  call,
  defineCommand,
  differences,
  fileOrTextFields,
  LONGEST_PART,
  PASTED_PARTS,
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
  type Context,
  type FieldValues,
  type Reply,
} from '#bot';

const PATH = ['roadmap', 'import'];

export default defineCommand({
  summary: 'Import a roadmap from a YAML file',
  options: {
    yaml: option.many(option.lines({ summary: 'The file, in parts if it is long' }), 0, PASTED_PARTS),
    roadmap: option.roadmap({ summary: 'The team roadmap to replace' }),
    file: option.file('The file, uploaded'),
  },
  examples: ['/roadmap import'],
  phrases: ['import roadmap/outline/yaml, upload roadmap/outline'],
  changes: true,
  admins: true,
  roadmaps: 'here',
  form: { title: 'Import a roadmap', submit: 'Import', fields: (values) => partFields(values) },
  async run({ file, yaml, roadmap: page }, context): Promise<Reply> {
    const { store, venue, clock, dataset } = context;
    const owner = workspaceHere(venue);
    const place = page && { roadmap: page.ref };
    const text = file ?? yaml.join('\n');
    const parts = file === undefined ? yaml : partsOf(file);
    const reopen = { ...call(PATH, { ...place, ...parted(parts) }), intent: 'form' } as const;
    if (text.trim() === '')
      return {
        summary: 'Import a roadmap from a file',
        blocks: [note('Choose a .yaml file, or paste its text. Export one to see what it looks like.')],
        actions: [
          button('Open the form', reopen, 'primary'),
          button('Export one', call(['roadmap', 'export'], { roadmap: 'roadmap:30-days' })),
        ],
      };
    const read = readRoadmapYaml(text, dataset);
    if ('reason' in read && isOutline(text, dataset)) throw anOutline(text);
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
    const says = own ? differences(own.record, record) : [];
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
function isOutline(text: string, { curriculum }: Context['dataset']): boolean {
  if (/^\s*(?:-\s+)?(?:id|name|summary|steps|hours|source|tasks)\s*:/m.test(text)) return false;
  const read = readOutline(text, curriculum);
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

/** A file's text as the parts of the form, each cut where a line ends; none where it is too long for them. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  for (const line of text.split('\n')) {
    const last = parts.at(-1);
    if (line.length > LONGEST_PART) return [];
    if (last !== undefined && last.length + 1 + line.length <= LONGEST_PART)
      parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line);
  }
  return parts.length <= PASTED_PARTS ? parts : [];
}

const parted = (yaml: readonly string[]): FieldValues =>
  Object.fromEntries(yaml.map((part, at) => [`yaml.${at + 1}`, part]));

const partFields = (values: FieldValues) =>
  fileOrTextFields(
    {
      ...{ option: 'yaml', endings: ['.yaml', '.yml'], placeholder: 'id: onboarding' },
      ...{ fileHint: 'A .yaml file, as one is exported', textHint: 'Its text, instead of a file' },
    },
    values,
  );
