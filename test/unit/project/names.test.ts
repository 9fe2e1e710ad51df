import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCommands } from '../../../src/core/declare/registry.ts';
import { commandsNamedIn } from '../../harness/fixtures/unit/project/names.ts';
import { inProject, sourcesIn } from '../../harness/project.ts';

/** Folders that hold no platform's name: their differences stay in the adapters. */
const NAMELESS = [
  'src/core',
  'src/features',
  'src/reply',
  'src/dataset',
  'src/store',
  'src/scheduling',
  'commands',
];
describe('given the core', () => {
  it('when the core is searched, then no platform is named in it', () => {
    const named = NAMELESS.flatMap(sourcesIn).filter((file) =>
      /slack|discord/i.test(readFileSync(inProject(file), 'utf8')),
    );
    expect(named).toEqual([]);
  });

  it('when the core is searched, then no command is named in it', async () => {
    const paths = [...(await readCommands(inProject('commands'))).keys()].map((name) => name.split('.'));
    const named = sourcesIn('src/core').flatMap((file) =>
      commandsNamedIn(readFileSync(inProject(file), 'utf8'), paths).map((text) => `${file}: ${text}`),
    );
    expect(named).toEqual([]);
  });

  it('when a source that names commands is searched, then each is found', () => {
    const paths = [['rung'], ['rung', 'help'], ['roadmap'], ['roadmap', 'list']];
    const found = (source: string) => commandsNamedIn(source, paths);
    expect(found(`call(['rung', 'help']);`)).toEqual(['rung help', 'rung']);
    expect(found(`const x = ['roadmap', 'list'];`)).toEqual(['roadmap list']);
    expect(found(`note(\`Try “/roadmap \${x}”\`);`)).toEqual(['Try “/roadmap ']);
    expect(found(`// /rung help\ncall([]); kind('roadmap', 'help');`)).toEqual([]);
  });
});
