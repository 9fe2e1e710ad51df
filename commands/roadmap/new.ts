import {
  command,
  authorOf,
  button,
  call,
  defineCommand,
  EDITORS,
  fieldsOf,
  readTeamRoadmap,
  savedReply,
  note,
  option,
  teamRoadmapId,
  workspaceHere,
  type Reply,
} from '#bot';

const PATH = ['roadmap', 'new'];

export default defineCommand({
  summary: 'Make a roadmap for your team',
  options: {
    outline: option.lines({ summary: 'Its steps, one a line' }),
    title: option.text({ summary: 'Its name' }),
    more: option.lines({ summary: 'More steps' }),
    hours: option.hours({ summary: 'Hours a week' }),
    editors: option.oneOf(EDITORS, { summary: 'Who may edit it' }),
  },
  examples: ['/roadmap new Onboarding; Learn git (1 week); Ship a fix (1-2 weeks)'],
  phrases: ['make/create/write/build/add roadmap, own roadmap, new roadmap, make/create own roadmap'],
  changes: true,
  form: { title: 'A roadmap of your own', submit: 'Create', fields: (values) => fieldsOf(values) },
  async run({ outline, title, more, hours, editors }, context): Promise<Reply> {
    const { store, venue, clock, dataset } = context;
    const owner = workspaceHere(venue);
    if (outline === undefined)
      return {
        summary: 'Make a roadmap for your team',
        blocks: [
          note('Write a title, then one step a line. Only your team here sees it.'),
          note('A step’s tasks: “- Build a demo (90 min)”, or one of my units: “- unit: rag-first-loop”.'),
          note(['In one line: ', command('/roadmap new Onboarding; Learn git (1 week); Ship a fix')]),
        ],
        actions: [
          button('Open the form', { ...call(PATH), intent: 'form' }, 'primary'),
          button('All roadmaps', call(['roadmap', 'list'])),
        ],
      };
    const now = clock.now();
    const typed = {
      outline,
      ...(title !== undefined && { title }),
      ...(more !== undefined && { more }),
      ...(hours !== undefined && { hours }),
      ...(editors && { editors }),
    };
    const id = teamRoadmapId(globalThis.crypto.randomUUID());
    const record = readTeamRoadmap({ title, outline, more, hours }, undefined, id, {
      reopen: call(PATH, typed),
      units: dataset.curriculum,
    });
    await store.teamRoadmaps.save(
      {
        ...{ ...owner, id, version: 1, record, editors: editors ?? 'maker' },
        ...{ maker: authorOf(context), changes: [], madeAt: now },
      },
      undefined,
      now,
    );
    return savedReply(record, `Created: “${record.name}”`);
  },
});
