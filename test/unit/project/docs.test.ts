import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { parseConfig, SETTINGS } from '../../../src/app/config.ts';
import { refreshed } from '../../harness/fixtures/unit/project/docs.ts';
import { inProject } from '../../harness/project.ts';
import { temporaryFolder } from '../../harness/folder.ts';

const folder = temporaryFolder();
const DOCS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'docs/tour.md',
  'docs/figures.md',
  'docs/operating.md',
  'docs/runbook.md',
  'docs/contributing.md',
  'docs/design.md',
  'docs/playground.md',
  'docs/pay-data.md',
  'docs/parity.md',
  'docs/coverage.md',
  'data/SOURCES.md',
];
const text = (file: string): string => readFileSync(inProject(file), 'utf8');

/** The files of the project that hold code or data, from its root. */
const sourceFiles = (): string[] =>
  ['src', 'commands', 'data', 'test', 'scripts'].flatMap((folder) =>
    readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:ts|mjs|js|yaml)$/.test(path))
      .map((path) => `${folder}/${path}`),
  );

describe('given the documents', () => {
  it.each(['README.md', 'docs/tour.md'])(
    'when the answers and commands in %s are made again, then they are as they stand',
    async (file) => {
      const home = file.replaceAll(/\W/g, '-');
      await expect(
        await refreshed(file, (index) => folder.file(`home-${home}-${index}`)),
      ).toMatchFileSnapshot(`../../../${file}`);
    },
    300_000,
  );

  it('when answers and commands are looked for, then the README has an answer, and the tour those of a team and the table', () => {
    expect(text('README.md')).toContain('```console\n$ npm run -s ask -- "');
    const tour = text('docs/tour.md');
    expect(tour.match(/```console\n\$ npm run -s ask -- "/g)?.length).toBeGreaterThan(8);
    expect(tour.match(/```text\n/g)).toHaveLength(2);
    expect(tour).toContain('| command | answers |');
  });

  it('when the README is read, then it holds the two commands', () => {
    expect(text('README.md')).toContain('npm ci && npm start');
    expect(text('README.md')).toContain('npm ci && npm test');
  });

  test.each(DOCS)('when %s names an npm script, then there is one', (file) => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
    const named = [...text(file).matchAll(/npm (?:run (?:-s )?([a-z:]+)|(start|test))/g)].map(
      (one) => one[1] ?? one[2],
    );
    expect(named.filter((one) => one === undefined || !(one in scripts))).toEqual([]);
  });

  test.each(DOCS)('when %s links to a file or shows a picture, then it is there', (file) => {
    const folder = file.replace(/[^/]*$/, '');
    const targets = [...text(file).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(
      (one) => `${folder}${one[1] ?? ''}`,
    );
    expect(targets.filter((one) => !existsSync(inProject(one)))).toEqual([]);
  });

  test.each(DOCS)('when %s names a file or a folder of the project, then it is there', (file) => {
    const named = [...text(file).matchAll(/`((?:src|test|commands|data|bench|deploy|scripts)\/[\w./-]*)`/g)]
      .map((one) => one[1] ?? '')
      // “x” stands for any platform's name.
      .filter((path) => !path.split('/').includes('x'));
    expect(named.filter((path) => !existsSync(inProject(path)))).toEqual([]);
  });

  test.each(DOCS)('when %s names a file alone, then there is one of that name', (file) => {
    const names = new Set(sourceFiles().map((path) => path.replace(/^.*\//, '')));
    const named = [...text(file).matchAll(/`([\w-]+\.(?:ts|yaml))`/g)].map((one) => one[1] ?? '');
    // Patterns of names that a contributor is to choose.
    const isExample = (name: string): boolean => /^(?:\d{4}_|x\.)/.test(name);
    expect(named.filter((name) => !names.has(name) && !isExample(name))).toEqual([]);
  });

  test.each(DOCS)('when %s names something of the code, then the code has it', (file) => {
    const code = new Set(sourceFiles().flatMap((path) => text(path).match(/\w+/g) ?? []));
    const named = [...text(file).matchAll(/`([a-z]\w*(?:\.\w+)*[a-z][A-Z]\w*)`/g)].map((one) => one[1] ?? '');
    expect(named.filter((one) => one.split('.').some((part) => !code.has(part)))).toEqual([]);
  });

  it('when the layout is compared with the folders, then every path in it exists and every folder of src is in it', () => {
    const table = /## Layout\n\n([^]*?)\n\n/.exec(text('docs/contributing.md'))?.[1] ?? '';
    const paths = [...table.matchAll(/^\| `([^`]+)`/gm)].map((one) => one[1] ?? '');
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((one) => !existsSync(inProject(one)))).toEqual([]);
    const folders = readdirSync(inProject('src')).map((one) => `src/${one}${one.includes('.') ? '' : '/'}`);
    expect(folders.filter((one) => !paths.includes(one))).toEqual([]);
  });

  it('when the five journeys are followed, then each step begins with a file that is there', () => {
    const [, chapter = ''] = /## Five journeys\n([^]*?)\n## /.exec(text('docs/contributing.md')) ?? [];
    const journeys = chapter.split(/^### .+$/m).slice(1);
    expect(journeys).toHaveLength(5);
    for (const journey of journeys) {
      const steps = [...journey.matchAll(/^\d+\. (.*)$/gm)].map((one) => one[1] ?? '');
      expect(steps.length).toBeGreaterThanOrEqual(5);
      const lost = steps.filter((one) => {
        const [, file] = /^`([\w./-]+\.ts)`/.exec(one) ?? [];
        return file === undefined || !existsSync(inProject(file));
      });
      expect(lost).toEqual([]);
    }
  });

  it('when settings are compared, then docs, .env.example and the code name the same', () => {
    const names = (file: string, pattern: RegExp) =>
      [...text(file).matchAll(pattern)].map((one) => one[1]).sort();
    const documented = names('docs/operating.md', /^\| `([A-Z_]+)`/gm);
    expect(documented).toEqual(names('.env.example', /^#?([A-Z_]+)=/gm));
    expect(documented).toEqual(SETTINGS.toSorted());
  });

  it('when .env.example is read with every line switched on, then it is a valid configuration', () => {
    const lines = [...text('.env.example').matchAll(/^#([A-Z_]+)=(.*)$/gm)].map((one) => [
      one[1] ?? '',
      one[2] ?? '',
    ]);
    expect(lines.length).toBeGreaterThan(0);
    expect(() => parseConfig(Object.fromEntries(lines) as Record<string, string>)).not.toThrow();
  });
});

describe('given the ways to run Rung as a service', () => {
  const { scripts } = JSON.parse(text('package.json')) as { scripts: { start: string } };

  test.each(['deploy/rung.service', 'deploy/Dockerfile', 'docs/operating.md'])(
    'when %s starts it, then by the very command of npm start, without npm',
    (file) => {
      const [, ...args] = scripts.start.split(' ');
      const plain = text(file).replaceAll(/[",]/g, '');
      expect(plain).toContain(args.join(' '));
      expect(plain).not.toMatch(/^(?:ExecStart|CMD|ENTRYPOINT).*npm/m);
    },
  );
});
