import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/run/run.ts';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import type { FieldValues } from '../../../src/reply/reply.ts';
import { valuesOf } from '../../../src/reply/inputs.ts';
import { callOf, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { ADA, BEGIN, CHANNEL } from '../../harness/fixtures/unit/commands/team.ts';
import { inProject } from '../../harness/project.ts';
import { shippedData } from '../../harness/shipped.ts';

const OUTLINE = `Learn RAG (2 weeks) https://a.example
- unit: rag-first-loop
- Build a RAG demo (90 min) https://docs.example/start https://www.code.example
Ship a fix (1 week)
- Pair on it (2 h)
- unit: math-vectors`;
const where = { actor: ADA, venue: CHANNEL };
const WORKSPACE = { platform: 'chat', workspace: 'W1' };

let app: TestApp;
beforeEach(async () => {
  app = await openApp({ now: BEGIN });
});
afterEach(() => app.close());

const shown = (answer: Answer): string => read(answer, app.core);
const says = async (text: string): Promise<string> => shown(await app.say(text, where));
const calls = (path: string, fields: FieldValues): Promise<Answer> =>
  app.press({ path: ['roadmap', path], fields }, where);
const makes = (outline = OUTLINE): Promise<Answer> => calls('new', { title: 'Onboarding', outline });
const ref = async (): Promise<string> => {
  const [own] = await app.store.teamRoadmaps.list(WORKSPACE);
  return `roadmap:${own?.id ?? ''}`;
};
const edits = async (outline: string): Promise<string> =>
  shown(await calls('edit', { roadmap: await ref(), outline }));
const imports = async (yaml: string): Promise<string> => shown(await calls('import', { yaml: [yaml] }));
const exported = async (): Promise<string> => {
  const { reply } = await calls('export', { roadmap: await ref() });
  return reply.blocks.find((one) => one.type === 'file')?.content ?? '';
};
/** What stands in the form that edits the roadmap. */
const typed = async (): Promise<string> => {
  const form = await app.core.form({
    ...{ id: 'i', ...where, at: BEGIN, intent: 'form', path: ['roadmap', 'edit'] },
    input: { kind: 'fields', fields: { roadmap: await ref() } },
  });
  return form?.fields.flatMap(({ name, input }) => (name === 'outline' ? valuesOf(input) : [])).join() ?? '';
};
/** The dataset of a later release, which has one unit less, and calls another one by a new name. */
function later(): Dataset {
  const data = shippedData();
  const units = data.curriculum.units
    .filter(({ id }) => id !== 'rag-first-loop')
    .map((one) => (one.id === 'math-vectors' ? { ...one, name: 'Vectors, drawn', minutes: 75 } : one));
  const byId = new Map(units.map((one) => [one.id, one]));
  return { ...data, curriculum: { ...data.curriculum, units, unit: (id) => byId.get(id) } };
}

describe('given a roadmap of units, and of tasks with times and links', () => {
  it('when it is made, then its units and tasks are counted, and its page shows times and links', async () => {
    expect(shown(await makes())).toContain('2 steps, 2 units and 2 tasks.');
    const page = await says('/roadmap onboarding');
    expect(page).toContain('• Search, prompt, answer (90 min) · DataTalks.Club');
    expect(page).toContain(
      '• Build a RAG demo (90 min) · docs.example (https://docs.example/start) · code.example',
    );
    expect(page).toContain('• Pair on it (2 h)\n• Vectors (1 h) · 3Blue1Brown');
    expect(page).toContain('Links: https://a.example');
    expect(app.bugs).toEqual([]);
  });

  it('when its form is opened, then it stands there as it was typed, and saved so it changes nothing', async () => {
    await makes();
    expect(await typed()).toBe(OUTLINE);
    expect(await edits(OUTLINE)).toContain('Nothing changed in “Onboarding”');
  });

  it('when a line cannot be read, then the line, what was understood and an example are said, and nothing is lost', async () => {
    const outline = 'Learn RAG\n- unit: rag-frist-loop\n- Read (50 h)';
    const answer = await makes(outline);
    expect(shown(answer)).toContain(
      'Line 2: there is no unit “rag-frist-loop”. The closest is “unit: rag-first-loop”. Line 3: “(50 h)” is no time for a task: it takes 1 minute to 40 hours, such as “(90 min)”.',
    );
    expect(callOf(answer, 'Fix it').fields['outline']).toBe(outline);
    expect(shown(await makes('A\n- unit: rag-first-loop\n- unit: rag-first-loop'))).toContain(
      'Line 3: the unit “rag-first-loop” is in this roadmap twice: name it once.',
    );
    expect(await app.store.teamRoadmaps.list(WORKSPACE)).toEqual([]);
  });

  it.each([
    ['(90 min)', '(3 h)', '“Build a RAG demo” takes 3 h now'],
    [' (90 min)', '', '“Build a RAG demo” has no set time now'],
    [' https://www.code.example', '', 'The links of “Build a RAG demo” changed'],
    ['\n- unit: math-vectors', '', 'Unit removed from “Ship a fix”: Vectors'],
    [
      'unit: math-vectors',
      'unit: math-bayes',
      "Unit added to “Ship a fix”: Bayes' theorem (1 h). Unit removed from “Ship a fix”: Vectors",
    ],
    [
      '\n- Pair on it (2 h)',
      '\n- Pair on it (2 h)\n- Test it (1 h)',
      'Task added to “Ship a fix”: Test it (1 h)',
    ],
  ])('when %j becomes %j, then followers read it in plain words', async (from, to, news) => {
    await makes();
    expect(await edits(OUTLINE.replace(from, to))).toContain(`${news}.`);
  });
});

describe('given a later release of Rung', () => {
  it('when a unit has another name, then the roadmap has it; when one is gone, then its old name stays as a task', async () => {
    await makes();
    const next = await openApp({ now: BEGIN, store: app.store, data: later() });
    const page = read(await next.say('/roadmap onboarding', where), next.core);
    expect(page).toContain('• Vectors, drawn (75 min) · 3Blue1Brown');
    expect(page).toContain('• Search, prompt, answer (90 min) · github.com');
    const form = { path: ['roadmap', 'edit'], fields: { roadmap: await ref(), title: 'Ours' } };
    expect(read(await next.press(form, where), next.core)).toContain('It is called “Ours” now.');
    const file = await next.say('/roadmap export ours', where);
    const yaml = file.reply.blocks.find((one) => one.type === 'file')?.content ?? '';
    expect(yaml).toContain('{ id: rag-first-loop, text: ');
    expect(yaml).not.toContain('unit: rag-first-loop');
    expect(next.bugs).toEqual([]);
  });

  it('when a file names a unit that is gone and says its name, then it is read; without one it is refused', async () => {
    await makes();
    const yaml = await exported();
    expect(yaml).toContain('unit: rag-first-loop, minutes: 90');
    expect(await imports(yaml.replace('unit: rag-first-loop', 'unit: rag-zeroth-loop'))).toContain(
      'Imported: “Onboarding”',
    );
    expect(await imports(yaml.replace(/\{ id: rag-first-loop.*\}/u, '{ unit: rag-frist-loop }'))).toContain(
      'At line 11, column 17: there is no unit “rag-frist-loop”. The closest is “unit: rag-first-loop”.',
    );
  });
});

describe('given a file of a roadmap', () => {
  it('when it is exported and imported in its place, then nothing changes', async () => {
    await makes();
    const answer = await calls('import', { yaml: [await exported()], roadmap: await ref() });
    expect(shown(answer)).toContain('Saved: “Onboarding”\n\n2 steps, 2 units and 2 tasks');
    expect(await typed()).toBe(OUTLINE);
  });

  it('when a task names a unit and no more, then it is that unit; twice it is refused', async () => {
    await makes();
    const yaml = await exported();
    const short = yaml.replace(/\{ id: rag-first-loop.*\}/u, "{ unit: 'Search, prompt, answer' }");
    await calls('import', { yaml: [short], roadmap: await ref() });
    expect(await typed()).toBe(OUTLINE);
    expect(await imports(yaml.replace(/\{ id: pair-on-it.*\}/u, '{ unit: rag-first-loop }'))).toContain(
      'the unit "rag-first-loop" is in this roadmap twice',
    );
  });

  it('when a link is none, or a task has three, then the place is said', async () => {
    await makes();
    const yaml = await exported();
    expect(await imports(yaml.replace('https://docs.example/start', 'http://docs.example'))).toContain(
      'is no https address',
    );
    expect(
      await imports(yaml.replace('https://docs.example/start', 'https://b.example, https://c.example')),
    ).toContain('At line 12');
  });
});

describe('given a roadmap that was made before tasks had times and links', () => {
  const fixture = (name: string): string =>
    readFileSync(inProject(`test/harness/fixtures/unit/dataset/exports/${name}`), 'utf8');

  it('when it is read from the store, then it is shown, edited and exported as it was', async () => {
    const record = JSON.parse(fixture('before-units.json')) as { readonly id: string };
    const maker = { person: { ...WORKSPACE, person: ADA.id }, name: 'Ada' };
    await app.store.teamRoadmaps.save(
      {
        ...WORKSPACE,
        id: record.id,
        record,
        maker,
        version: 1,
        editors: 'maker',
        changes: [],
        madeAt: BEGIN,
      },
      undefined,
      BEGIN,
    );
    expect(await exported()).toBe(fixture('before-units.yaml'));
    expect(await says('/roadmap onboarding')).toContain('• Read the first three chapters (2 h)');
    expect(await edits(await typed())).toContain('Nothing changed in “Onboarding”');
    // The task that only reads like a unit is none, and the unit beside it is not taken for it.
    expect(await edits(`${await typed()}\n- unit: rag-first-loop`)).toContain('Unit added to “Keep going”');
    expect(await exported()).toContain('{ id: rag-first-loop, text: RAG first loop, formerIds:');
  });

  it('when its export is imported, then it is read', async () => {
    expect(await imports(fixture('before-units.yaml'))).toContain(
      'Imported: “Onboarding”\n\n3 steps, 5 tasks',
    );
    expect(await exported()).toBe(
      fixture('before-units.yaml').replace(/own-[\w-]+/u, (await ref()).slice('roadmap:'.length)),
    );
  });
});
