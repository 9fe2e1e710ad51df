import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadAll } from 'js-yaml';
import { describe, expect, it, test } from 'vitest';
import { parseConfig, SETTINGS } from '../../../src/app/config.ts';
import { scopesFor } from '../../../src/adapters/slack/render/scopes.ts';
import { anchorsOf, refreshed } from '../../harness/fixtures/unit/project/docs.ts';
import { inProject } from '../../harness/project.ts';
import { temporaryFolder } from '../../harness/folder.ts';

const folder = temporaryFolder();
const DOCS = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'data/SOURCES.md'],
  ...readdirSync(inProject('docs'))
    .filter((one) => one.endsWith('.md'))
    .map((one) => `docs/${one}`),
];
const text = (file: string): string => readFileSync(inProject(file), 'utf8');

/** The files of the project that hold code or data, from its root. */
const SOURCE_FILES = ['src', 'commands', 'data', 'test', 'scripts'].flatMap((folder) =>
  readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|mjs|js|yaml)$/.test(path))
    .map((path) => `${folder}/${path}`),
);
/** Every word of them. */
const CODE = new Set(SOURCE_FILES.flatMap((path) => text(path).match(/\w+/g) ?? []));

describe('given the documents', () => {
  it.each(['README.md', 'docs/tour.md'])(
    'when the answers and commands in %s are made again, then they are as they stand',
    async (file) => {
      const home = folder.file(`home-${file.replaceAll(/\W/g, '-')}`);
      await expect(await refreshed(file, home)).toMatchFileSnapshot(`../../../${file}`);
    },
    60_000,
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
    const named = [...text(file).matchAll(/npm (?:run (?:-s )?([a-z:-]+)|(start|test))/g)].map(
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

  test.each(DOCS)('when %s links to a heading, then the page has it', (file) => {
    const folder = file.replace(/[^/]*$/, '');
    const lost = [...text(file).matchAll(/\]\((?!https?:)([^)#]*)#([^)]+)\)/g)].filter(
      ([, target = '', anchor = '']) => {
        const page = target === '' ? file : relative('', join(folder, target));
        return !page.endsWith('.md') || !anchorsOf(text(page)).includes(anchor);
      },
    );
    expect(lost.map(([link]) => link)).toEqual([]);
  });

  it('when the scopes of Slack are listed, then each that Rung asks for has its reason, and no other', () => {
    const [asked = '', more = ''] = text('docs/listing.md').split('asks for two more');
    const listed = (part: string) => [...part.matchAll(/^\| `([a-z_:.]+)` \|/gm)].map((one) => one[1]);
    expect(listed(asked)).toEqual(scopesFor(false));
    expect([...listed(asked), ...listed(more)].sort()).toEqual(scopesFor(true));
  });

  test.each(DOCS)('when %s names a file or a folder of the project, then it is there', (file) => {
    const named = [...text(file).matchAll(/`((?:src|test|commands|data|bench|deploy|scripts)\/[\w./-]*)`/g)]
      .map((one) => one[1] ?? '')
      // “x” stands for any platform's name.
      .filter((path) => !path.split('/').includes('x'));
    expect(named.filter((path) => !existsSync(inProject(path)))).toEqual([]);
  });

  test.each(DOCS)('when %s names a file alone, then there is one of that name', (file) => {
    const names = new Set(SOURCE_FILES.map((path) => path.replace(/^.*\//, '')));
    const named = [...text(file).matchAll(/`([\w-]+\.(?:ts|yaml))`/g)].map((one) => one[1] ?? '');
    // Patterns of names that a contributor is to choose.
    const isExample = (name: string): boolean => /^(?:\d{4}_|x\.)/.test(name);
    expect(named.filter((name) => !names.has(name) && !isExample(name))).toEqual([]);
  });

  test.each(DOCS)('when %s names something of the code, then the code has it', (file) => {
    const named = [...text(file).matchAll(/`([a-z]\w*(?:\.\w+)*[a-z][A-Z]\w*)`/g)].map((one) => one[1] ?? '');
    expect(named.filter((one) => one.split('.').some((part) => !CODE.has(part)))).toEqual([]);
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

  test.each(['deploy/Dockerfile', 'deploy/compose.yaml', 'deploy/kubernetes/rung.yaml'])(
    'when %s names settings, then Rung reads each of them',
    (file) => {
      const named = text(file).match(/\b(?:RUNG|SLACK|DISCORD|DATABASE)_[A-Z_]+\b/g) ?? [];
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((one) => !SETTINGS.includes(one))).toEqual([]);
    },
  );

  test.each(['deploy/compose.yaml', 'deploy/kubernetes/rung.yaml'])(
    'when %s is read, then it is YAML that keeps Rung without rights it does not need',
    (file) => {
      const documents = loadAll(text(file));
      expect(documents.length).toBeGreaterThan(0);
      const words = JSON.stringify(documents);
      expect(words).toMatch(/"(?:read_only|readOnlyRootFilesystem)":true/);
      expect(words).toMatch(/"(?:cap_drop|drop)":\["ALL"\]/);
    },
  );

  it('when Kubernetes probes Rung, then at the port and the paths that it answers', () => {
    const file = text('deploy/kubernetes/rung.yaml');
    expect(file).toContain("{ name: RUNG_HEALTH_PORT, value: '9464' }");
    expect(file).toContain('{ name: health, containerPort: 9464 }');
    expect(file.match(/path: \/\w+z, port: health/g)).toEqual([
      'path: /healthz, port: health',
      'path: /healthz, port: health',
      'path: /readyz, port: health',
    ]);
  });

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
