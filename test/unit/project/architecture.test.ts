import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importsOfSource, MOMENT, RULES } from '../../harness/fixtures/unit/project/architecture.ts';
import { inProject, sourcesIn } from '../../harness/project.ts';

/** The most files that a folder holds of its own. */
const MOST_FILES = 25;

describe('given the source', async () => {
  const { modules, cycles } = await importsOfSource();

  it('when its modules are counted, then every file was read', () => {
    const files = [...sourcesIn('src'), ...sourcesIn('commands')].sort();
    expect(modules.map((one) => one.source).sort()).toEqual(files);
  });

  it('when imports are followed, types included, then there is no cycle', () => {
    expect(cycles.map((one) => `${one.from} → ${one.to}`)).toEqual([]);
  });

  it('when a module imports another, then the table allows it', () => {
    const breaches = modules.flatMap(({ source, dependencies }) => {
      const rule = RULES.find((one) => one.from.test(source));
      if (!rule) return [`${source} is in no row of the table`];
      return dependencies.flatMap(({ resolved, module, dependencyTypes }) => {
        if (dependencyTypes.includes('core')) return [];
        const own = /^(src|commands)\//.test(resolved);
        const isMoment = MOMENT.test(resolved) && /^src\/(?!playground\/)/.test(source);
        const allowed = own
          ? isMoment || rule.may.some((one) => one.test(resolved))
          : rule.npm.some((one) => module === one || module.startsWith(`${one}/`));
        return allowed ? [] : [`${source} imports ${own ? resolved : module}`];
      });
    });
    expect(breaches).toEqual([]);
  });

  it('when it is installed without what only its development needs, then no package is missing', () => {
    const missing = modules
      // What makes the files of places runs at development alone.
      .filter(({ source }) => !source.startsWith('src/dataset/compile/'))
      .flatMap(({ source, dependencies }) =>
        dependencies
          .filter(({ dependencyTypes: types }) => types.includes('npm-dev') && !types.includes('type-only'))
          .map(({ module }) => `${source} imports ${module}`),
      );
    expect(missing).toEqual([]);
  });

  it('when main.ts is looked for, then only the start guard imports it', () => {
    const importers = modules.filter((one) =>
      one.dependencies.some((to) => to.resolved === 'src/cli/main.ts'),
    );
    expect(importers.map((one) => one.source)).toEqual(['src/start.mjs']);
  });

  it('when the modes of the command line are looked for, then nothing else imports them', () => {
    const importers = modules.filter((one) =>
      one.dependencies.some((to) => to.resolved.startsWith('src/cli/')),
    );
    expect(importers.filter(({ source }) => !/^src\/(start\.mjs|cli\/)/.test(source))).toEqual([]);
  });

  it('when folders are counted, then none is so full that nobody finds their way in it', () => {
    const counts = new Map<string, number>();
    for (const file of ['src', 'commands', 'test', 'bench'].flatMap(sourcesIn)) {
      const folder = file.slice(0, file.lastIndexOf('/'));
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > MOST_FILES)).toEqual([]);
  });

  it('when the environment or the wall clock is read, then one file alone reads it', () => {
    const readers = (pattern: RegExp) =>
      sourcesIn('src').filter((file) =>
        pattern.test(readFileSync(inProject(file), 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '')),
      );
    expect(readers(/process\.env/)).toEqual(['src/app/config.ts']);
    expect(readers(/Temporal\.Now|Date\.now\(|new Date\(\)/)).toEqual(['src/scheduling/clock.ts']);
  });
});
