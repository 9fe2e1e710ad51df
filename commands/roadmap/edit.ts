import {
  button,
  call,
  code,
  defineCommand,
  differences,
  EDITORS,
  fieldsOf,
  readTeamRoadmap,
  savedReply,
  mustManage,
  note,
  option,
  outlineParts,
  teamRoadmapHere,
  paragraph,
  UserError,
  withChange,
  writeOutline,
  type Reply,
  type Roadmap,
} from '#bot';

const PATH = ['roadmap', 'edit'];
const SHOWN = 800;

export default defineCommand({
  summary: 'Change a roadmap your team made; ticked tasks stay ticked',
  options: {
    roadmap: option.roadmap({ summary: 'Which one', required: true }),
    title: option.lines({ summary: 'Its name' }),
    outline: option.lines({ summary: 'All of its steps, one a line' }),
    more: option.lines({ summary: 'More steps' }),
    hours: option.hours({ summary: 'Hours a week' }),
    editors: option.oneOf(EDITORS, { summary: 'Who may edit it' }),
    version: option.count('The version you started from'),
  },
  examples: ['/roadmap edit software engineer'],
  changes: true,
  admins: true,
  roadmaps: 'here',
  form: {
    title: 'Change a roadmap',
    submit: 'Save',
    fields(values, { roadmaps }) {
      const roadmap = roadmaps.teamRoadmap(
        String(values['roadmap'] ?? '').replace(/^roadmap:/u, ''),
      )?.roadmap;
      const parts = roadmap && outlineParts(roadmap);
      if (!roadmap || !parts) return undefined;
      const [outline, more] = parts;
      return fieldsOf({ title: roadmap.name, hours: roadmap.hours, outline, more, ...values });
    },
    carries: (values, { roadmaps }) => ({
      version: roadmaps.teamRoadmap(String(values['roadmap'] ?? '').replace(/^roadmap:/u, ''))?.version ?? 0,
    }),
  },
  async run({ roadmap: page, title, outline, more, hours, editors, version }, context): Promise<Reply> {
    const { store, clock, dataset } = context;
    const own = await teamRoadmapHere(page, context);
    if (own.editors === 'maker') mustManage([own.maker], context, `edit “${page.name}”`);
    const before = own.record;
    if (outline === undefined && title === undefined && hours === undefined && editors === undefined)
      return howTo(page.ref, before);
    const typed = {
      roadmap: page.ref,
      ...(title !== undefined && { title }),
      ...(outline !== undefined && { outline }),
      ...(more !== undefined && { more }),
      ...(hours !== undefined && { hours }),
      ...(editors && { editors }),
    };
    const reopen = call(PATH, typed);
    const after = readTeamRoadmap(
      { title: title ?? before.name, outline: outline ?? writeOutline(before), more, hours },
      before,
      own.id,
      { reopen, units: dataset.curriculum },
    );
    const says = differences(before, after);
    const isSameEditors = editors === undefined || editors === own.editors;
    if (says.length === 0 && isSameEditors) return savedReply(before, `Nothing changed in “${before.name}”`);
    const now = clock.now();
    const saved =
      (version ?? own.version) === own.version &&
      (await store.teamRoadmaps.save(
        {
          ...own,
          ...{ record: after, version: own.version + 1, editors: editors ?? own.editors },
          changes: says.length === 0 ? own.changes : withChange(own.changes, now, says),
        },
        own.version,
        now,
      ));
    if (!saved)
      throw new UserError(
        'changed-meanwhile',
        'Someone changed it while you were editing',
        `Your version of “${before.name}” is not saved. See the new one, or save yours over it.`,
        [
          button('Show the new one', call(['roadmap', 'show'], { roadmap: page.ref })),
          button('Open mine again', { ...reopen, intent: 'form' }, 'primary'),
        ],
      );
    return savedReply(after, `Saved: “${after.name}”`, [
      ...(says.length === 0 ? [] : [paragraph(`${says.join('. ')}.`)]),
      note('Cards show it now. Followers see what changed in their next message.'),
    ]);
  },
});

/** How to change it where nothing is said yet. */
function howTo(ref: string, roadmap: Roadmap): Reply {
  const isShort = outlineParts(roadmap) !== undefined;
  const outline = writeOutline(roadmap);
  return {
    summary: `Change “${roadmap.name}”`,
    blocks: isShort
      ? [paragraph(code(outline.length > SHOWN ? `${outline.slice(0, SHOWN)} …` : outline))]
      : [note('It is too long for a form. Export it, change the file, then import it.')],
    actions: isShort
      ? [button('Open the form', { ...call(PATH, { roadmap: ref }), intent: 'form' }, 'primary')]
      : [
          button('Export it', call(['roadmap', 'export'], { roadmap: ref }), 'primary'),
          button('Import', { ...call(['roadmap', 'import'], { roadmap: ref }), intent: 'form' }),
        ],
  };
}
