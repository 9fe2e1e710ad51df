import { expect, test } from 'vitest';
import { fill } from '../../../../src/adapters/terminal/form.ts';
import type { Form, FormInput } from '../../../../src/reply/reply.ts';

const choices = [
  { label: 'Monday', value: 'mon' },
  { label: 'Friday', value: 'fri' },
];

/** Fills in a form of one field with lines, and tells what was shown. */
async function filled(input: FormInput, ...lines: string[]) {
  const form: Form = {
    ...{ title: 'T', submit: 'OK', call: { path: [], fields: {} } },
    fields: [{ name: 'day', label: 'Day', hint: 'Day', required: false, input }],
  };
  const shown: string[] = [];
  const fields = await fill(form, {
    read: (prompt) => {
      shown.push(prompt);
      return Promise.resolve(lines.shift());
    },
    show: (text) => void shown.push(text),
    open: (path, most) =>
      Promise.resolve(path === 'gone.yaml' ? undefined : new TextEncoder().encode(path).slice(0, most)),
  });
  return { fields, shown: shown.join('\n') };
}

const boxes = { kind: 'checkboxes', values: ['fri'], choices } as const;
const file = { kind: 'file', endings: ['.yaml'], maxBytes: 10 } as const;

test.each<[string, FormInput, string, object]>([
  ['a radio’s number', { kind: 'radio', value: '', choices }, '2', { day: 'fri' }],
  ['the numbers of boxes', boxes, '1, 2', { day: ['mon', 'fri'] }],
  ['nothing for boxes', boxes, '', { day: ['fri'] }],
  ['“none” for boxes', boxes, 'none', { day: [] }],
  ['the path of a file', file, 'a.yaml', { day: 'a.yaml' }],
  ['nothing for a file', file, '', {}],
])('given %s, when it is typed, then that is the answer', async (_, input, line, fields) => {
  expect((await filled(input, line)).fields).toEqual(fields);
});

test.each([
  ['gone.yaml', 'could not read'],
  ['a.png', 'does not end in .yaml'],
  ['much-too-long.yaml', 'over'],
])('given %s for a file, when it cannot be taken, then it says why and asks again', async (path, why) => {
  const { fields, shown } = await filled(file, path, 'b.yaml');
  expect(shown).toContain(why);
  expect(fields).toEqual({ day: 'b.yaml' });
});
