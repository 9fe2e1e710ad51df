import {
  command,
  button,
  call,
  defineCommand,
  file,
  note,
  option,
  UserError,
  writeRoadmapYaml,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'A roadmap as a YAML file',
  options: { roadmap: option.roadmap({ summary: 'Which one', required: true }) },
  ignores: ['roadmap', 'as', 'yaml', 'file'],
  examples: ['/roadmap export software engineer'],
  roadmaps: 'here',
  run({ roadmap: page }, { dataset }): Reply {
    const roadmap = dataset.roadmaps.get(page.id);
    if (!roadmap)
      throw new UserError('gone', 'That roadmap was deleted', ['Pick another: ', command('/roadmap list')]);
    return {
      summary: `“${roadmap.name}” as a file`,
      blocks: [
        file(
          `${roadmap.id}.yaml`,
          'application/yaml',
          writeRoadmapYaml(roadmap),
          `The roadmap “${roadmap.name}”, as YAML.`,
        ),
        note('Change it, then import it again.'),
      ],
      actions: [
        button('Import', { ...call(['roadmap', 'import']), intent: 'form' }),
        button('Show it', call(['roadmap', 'show'], { roadmap: page.ref })),
      ],
    };
  },
});
