import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callOf, read } from '../../harness/answers.ts';
import { openApp } from '../../harness/app.ts';
import { ADA, BEGIN } from '../../harness/fixtures/unit/commands/team.ts';
import {
  beforeUnits,
  later,
  openWorkshop,
  OUTLINE,
  where,
  WORKSPACE,
  yamlIn,
  type Workshop,
} from '../../harness/fixtures/unit/commands/team-units.ts';

let team: Workshop;
beforeEach(async () => {
  team = await openWorkshop();
});
afterEach(() => team.app.close());

describe('given a roadmap of units, and of tasks with times and links', () => {
  it('when it is made, then its units and tasks are counted, and its page shows times and links', async () => {
    expect(read(await team.makes(), team.app.core)).toContain('2 steps, 2 units and 2 tasks.');
    const page = await team.says('/roadmap onboarding');
    expect(page).toContain('• RAG in three plain functions (90 min) · DataTalks.Club');
    expect(page).toContain(
      '• Build a RAG demo (90 min) · docs.example (https://docs.example/start) · code.example',
    );
    expect(page).toContain('• Pair on it (2 h)\n• Vectors and cosine similarity (1 h) · 3Blue1Brown');
    expect(page).toContain('Links: https://a.example');
    expect(team.app.bugs).toEqual([]);
  });

  it('when its form is opened, then it stands there as it was typed, and saved so it changes nothing', async () => {
    await team.makes();
    expect(await team.typed()).toBe(OUTLINE);
    expect(await team.edits(OUTLINE)).toContain('Nothing changed in “Onboarding”');
  });

  it('when a line cannot be read, then the line, what was understood and an example are said, and nothing is lost', async () => {
    const outline = 'Learn RAG\n- unit: rag-frist-loop\n- Read (50 h)';
    const answer = await team.makes(outline);
    expect(read(answer, team.app.core)).toContain(
      'Line 2: there is no unit “rag-frist-loop”. The closest is “unit: rag-first-loop”. Line 3: “(50 h)” is no time for a task: it takes 1 minute to 40 hours, such as “(90 min)”.',
    );
    expect(callOf(answer, 'Fix it').fields['outline']).toBe(outline);
    expect(
      read(await team.makes('A\n- unit: rag-first-loop\n- unit: rag-first-loop'), team.app.core),
    ).toContain('Line 3: the unit “rag-first-loop” is in this roadmap twice: name it once.');
    expect(await team.app.store.teamRoadmaps.list(WORKSPACE)).toEqual([]);
  });

  it.each([
    ['(90 min)', '(3 h)', '“Build a RAG demo” takes 3 h now'],
    [' (90 min)', '', '“Build a RAG demo” has no set time now'],
    [' https://www.code.example', '', 'The links of “Build a RAG demo” changed'],
    ['\n- unit: math-vectors', '', 'Unit removed from “Ship a fix”: Vectors and cosine similarity'],
    [
      'unit: math-vectors',
      'unit: math-bayes',
      "Unit added to “Ship a fix”: Bayes' theorem (1 h). Unit removed from “Ship a fix”: Vectors and cosine similarity",
    ],
    [
      '\n- Pair on it (2 h)',
      '\n- Pair on it (2 h)\n- Test it (1 h)',
      'Task added to “Ship a fix”: Test it (1 h)',
    ],
  ])('when %j becomes %j, then followers read it in plain words', async (from, to, news) => {
    await team.makes();
    expect(await team.edits(OUTLINE.replace(from, to))).toContain(`${news}.`);
  });
});

describe('given a later release of Rung', () => {
  it('when a unit has another name, then the roadmap has it; when one is gone, then its old name stays as a task', async () => {
    await team.makes();
    const next = await openApp({ now: BEGIN, store: team.app.store, data: later() });
    const page = read(await next.say('/roadmap onboarding', where), next.core);
    expect(page).toContain('• Vectors, drawn (75 min) · 3Blue1Brown');
    expect(page).toContain('• RAG in three plain functions (90 min) · github.com');
    const form = { path: ['roadmap', 'edit'], fields: { roadmap: await team.ref(), title: 'Ours' } };
    expect(read(await next.press(form, where), next.core)).toContain('It is called “Ours” now.');
    const yaml = yamlIn(await next.say('/roadmap export ours', where));
    expect(yaml).toContain('{ id: rag-first-loop, text: ');
    expect(yaml).not.toContain('unit: rag-first-loop');
    expect(next.bugs).toEqual([]);
  });

  it('when a file names a unit that is gone and says its name, then it is read; without one it is refused', async () => {
    await team.makes();
    const yaml = await team.exported();
    expect(yaml).toContain('unit: rag-first-loop, minutes: 90');
    expect(await team.imports(yaml.replace('unit: rag-first-loop', 'unit: rag-zeroth-loop'))).toContain(
      'Imported: “Onboarding”',
    );
    expect(
      await team.imports(yaml.replace(/\{ id: rag-first-loop.*\}/u, '{ unit: rag-frist-loop }')),
    ).toContain(
      'At line 11, column 17: there is no unit “rag-frist-loop”. The closest is “unit: rag-first-loop”.',
    );
  });
});

describe('given a file of a roadmap', () => {
  it('when it is exported and imported in its place, then nothing changes', async () => {
    await team.makes();
    expect(await team.imports(await team.exported(), await team.ref())).toContain(
      'Saved: “Onboarding”\n\n2 steps, 2 units and 2 tasks',
    );
    expect(await team.typed()).toBe(OUTLINE);
  });

  it('when a task names a unit and no more, then it is that unit; twice it is refused', async () => {
    await team.makes();
    const yaml = await team.exported();
    const short = yaml.replace(/\{ id: rag-first-loop.*\}/u, "{ unit: 'RAG in three plain functions' }");
    await team.imports(short, await team.ref());
    expect(await team.typed()).toBe(OUTLINE);
    expect(await team.imports(yaml.replace(/\{ id: pair-on-it.*\}/u, '{ unit: rag-first-loop }'))).toContain(
      'the unit "rag-first-loop" is in this roadmap twice',
    );
  });

  it('when a link is none, or a task has three, then the place is said', async () => {
    await team.makes();
    const yaml = await team.exported();
    expect(await team.imports(yaml.replace('https://docs.example/start', 'http://docs.example'))).toContain(
      'is no https address',
    );
    expect(
      await team.imports(yaml.replace('https://docs.example/start', 'https://b.example, https://c.example')),
    ).toContain('At line 12');
  });
});

describe('given a roadmap that was made before tasks had times and links', () => {
  it('when it is read from the store, then it is shown, edited and exported as it was', async () => {
    const record = JSON.parse(beforeUnits('json')) as { readonly id: string };
    const maker = { person: { ...WORKSPACE, person: ADA.id }, name: 'Ada' };
    await team.app.store.teamRoadmaps.save(
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
    expect(await team.exported()).toBe(beforeUnits('yaml'));
    expect(await team.says('/roadmap onboarding')).toContain('• Read the first three chapters (2 h)');
    expect(await team.edits(await team.typed())).toContain('Nothing changed in “Onboarding”');
    // The task that only reads like a unit is none, and the unit beside it is not taken for it.
    expect(await team.edits(`${await team.typed()}\n- unit: rag-first-loop`)).toContain(
      'Unit added to “Keep going”',
    );
    expect(await team.exported()).toContain('{ id: rag-first-loop, text: RAG first loop, formerIds:');
  });

  it('when its export is imported, then it is read', async () => {
    expect(await team.imports(beforeUnits('yaml'))).toContain('Imported: “Onboarding”\n\n3 steps, 5 tasks');
    expect(await team.exported()).toBe(
      beforeUnits('yaml').replace(/own-[\w-]+/u, (await team.ref()).slice('roadmap:'.length)),
    );
  });
});
