import { afterEach, beforeEach, expect, test } from 'vitest';
import { choicesOf, valuesOf } from '../../../src/reply/inputs.ts';
import type { Call } from '../../../src/reply/reply.ts';
import { read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { OWNER } from '../../harness/fixtures/unit/scheduling/deliver.ts';

let app: TestApp;
beforeEach(async () => {
  app = await openApp();
});
afterEach(() => app.close());

const who = { id: 'i', actor: { platform: 'test', id: 'me', name: 'Me' }, at: 0 };
const venue = { platform: 'test', channel: 'c', direct: false };
const opened = ({ path, fields, intent }: Call) =>
  app.core.form({ ...who, venue, path, input: { kind: 'fields', fields }, ...(intent && { intent }) });

/** The forms of the lists of an answer. */
const formsOf = ({ reply }: Awaited<ReturnType<TestApp['say']>>) =>
  reply.blocks.flatMap((one) => (one.type === 'checklist' && one.form ? [one.form] : []));

test('given a week, when its form is opened, then it has a box for each task, the ticked ones ticked', async () => {
  await app.say('/plan start 30 days london');
  const [form] = formsOf(await app.say('/plan tick 2'));
  const tasks = (await app.say('/plan')).reply.blocks.flatMap((one) =>
    one.type === 'checklist' ? one.items.map(({ label }) => label) : [],
  );
  const shown = form && (await opened(form.call));
  const [field] = shown?.fields ?? [];
  if (!field) throw new Error('no field');
  const choices = choicesOf(field.input).map((one) => one.label);
  expect(choices.length).toBeGreaterThan(2);
  // A message says the time of each beside it, and shows the first of a long week; the form has them all.
  expect(tasks.map((one, at) => one.startsWith(choices[at] ?? '?'))).toEqual(tasks.map(() => true));
  expect(choices.length).toBeGreaterThan(tasks.length);
  expect(valuesOf(field.input)).toEqual(['1']);
});

test('given twelve boxes, when the form is opened, then ten are in a group', async () => {
  const steps = app.data.roadmaps.get('30-days')?.steps ?? [];
  const boxes = steps
    .flatMap((step) => step.tasks.map((task) => `30-days/${step.id}/${task.id}/open`))
    .slice(0, 12);
  const form = await opened({ path: ['plan', 'tick'], fields: { boxes }, intent: 'form' });
  expect(form?.fields.map(({ name, label, input }) => [name, label, choicesOf(input).length])).toEqual([
    ['checked.1', '30-day plan', 10],
    ['checked.2', 'More tasks', boxes.length - 10],
  ]);
});

test('given two plans, when their lists are shown, then they share one form, with a field for each', async () => {
  await app.say('/plan start 30 days london');
  await app.say('/plan start senior');
  const forms = formsOf(await app.say('/plan'));
  expect(forms).toHaveLength(2);
  expect(forms[0]).toEqual(forms[1]);
  const shown = forms[0] && (await opened(forms[0].call));
  expect(shown?.fields.map(({ label }) => label).sort()).toEqual([
    '30-day plan',
    'Growing as a senior AI engineer',
  ]);
});

test('given a task that is no longer in the roadmap, when its box is changed, then the others are set, and it says so', async () => {
  await app.say('/plan start 30 days london');
  const boxes = ['30-days/foundation/gone/open', '30-days/foundation/first-model/open'];
  const form = await opened({ path: ['plan', 'tick'], fields: { boxes }, intent: 'form' });
  expect(form?.fields.flatMap(({ input }) => choicesOf(input).map((one) => one.label))).toEqual([
    'Build your first simple model',
  ]);
  const answer = await app.press({ path: ['plan', 'tick'], fields: { boxes, 'checked.1': ['0', '1'] } });
  expect(read(answer, app.core)).toContain('no longer in your plan');
  const { done } = (await app.store.plans.list(OWNER))[0] ?? { done: [] };
  expect(done.map(({ task }) => task)).toEqual(['first-model']);
});
