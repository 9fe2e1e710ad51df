import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { temporaryFolder } from '../../harness/folder.ts';

const OWN = `
id: ours
name: Our own way
summary: How we do it here.
hours: 4
source: team
steps:
  - id: first
    name: First
    duration: { min: 1, max: 1, unit: week }
    tasks: [{ id: read, text: Read the handbook, editorial: true }]
    links: [https://a.example/handbook, https://b.example]
    source: rung
  - id: second
    name: Second
    duration: { min: 1, max: 1, unit: week }
    tasks: [{ id: write, text: Write one }]
    source: team
`;
const LINKS = 'Links: https://a.example/handbook, https://b.example';

const folder = temporaryFolder();
let app: TestApp;
beforeAll(async () => {
  mkdirSync(folder.file('roadmaps'));
  writeFileSync(folder.file('roadmaps/ours.yaml'), OWN);
  // A Wednesday.
  app = await openApp({ now: Date.UTC(2026, 10, 25, 10), overlay: folder.file('') });
});
afterAll(() => app.store.close());

describe('given a roadmap of a team with links', () => {
  it('when it is shown, then its links stand with their step, and its sources are those of its steps', async () => {
    const said = read(await app.say('/roadmap show our own way'), app.core);
    expect(said.split(LINKS)).toHaveLength(2);
    expect(said.indexOf(LINKS)).toBeLessThan(said.indexOf('2. Second'));
    expect(said).toMatch(/The team's own.*Rung's own/);
    expect(said).not.toContain('Read the handbook *');
  });

  it('when its week is shown, then the step’s links are there, and gone with the step', async () => {
    await app.say('/plan start our own way london');
    expect(read(await app.say('/plan'), app.core)).toContain(LINKS);
    await app.say('/plan done');
    const next = read(await app.say('/plan'), app.core);
    expect(next).toContain('Write one');
    expect(next).not.toContain('Links:');
  });
});
