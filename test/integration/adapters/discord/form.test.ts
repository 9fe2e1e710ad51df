import { ComponentType } from 'discord-api-types/v10';
import { fc } from '../../../harness/property.ts';
import { expect, test } from 'vitest';
import { renderForm } from '../../../../src/adapters/discord/render/form.ts';
import { call } from '../../../../src/reply/build.ts';
import { decodeCall, encodeCall, unpackCall } from '../../../../src/reply/codec.ts';
import type { Form, FormInput } from '../../../../src/reply/reply.ts';
import { anyForm } from '../../../harness/replies/arbitrary-form.ts';
import { discordModalProblems } from '../../../harness/platforms/discord-limits.ts';
import { asking, numbered } from '../../../harness/replies/asking.ts';

const choices = [
  { label: 'Monday', value: 'mon' },
  { label: 'Friday', value: 'fri' },
];
const form: Form = {
  title: 'Start a plan',
  submit: 'Start',
  call: call(['plan', 'start'], { roadmap: 'software-engineer' }),
  fields: [
    {
      name: 'time',
      label: 'Time',
      hint: '9:00',
      required: true,
      input: { kind: 'text', value: '9:00', multiline: false, maxLength: 20 },
    },
    {
      name: 'day',
      label: 'Weekday',
      hint: '',
      required: false,
      input: { kind: 'select', value: 'fri', choices },
    },
  ],
};

test('given a form, when rendered, then it is what Discord has for it', () => {
  expect(renderForm(form).payload).toMatchInlineSnapshot(`
    {
      "components": [
        {
          "component": {
            "custom_id": "time",
            "max_length": 20,
            "required": true,
            "style": 1,
            "type": 4,
            "value": "9:00",
          },
          "description": "9:00",
          "label": "Time",
          "type": 18,
        },
        {
          "component": {
            "custom_id": "day",
            "options": [
              {
                "label": "Monday",
                "value": "mon",
              },
              {
                "default": true,
                "label": "Friday",
                "value": "fri",
              },
            ],
            "required": false,
            "type": 3,
          },
          "label": "Weekday",
          "type": 18,
        },
      ],
      "custom_id": "0|plan.start?roadmap=software-engineer",
      "title": "Start a plan",
    }
  `);
});

test('given any form, when rendered, then it keeps within the limits and its call comes back', () => {
  fc.assert(
    fc.property(anyForm, (one) => {
      const { payload, storedActions } = renderForm(one);
      expect(discordModalProblems(payload)).toEqual([]);
      const found = unpackCall(payload.custom_id);
      const back = found && 'call' in found ? found.call : decodeCall(storedActions[0]?.call ?? '');
      expect(encodeCall(back ?? call([]))).toBe(encodeCall(one.call));
    }),
  );
});

test('given more choices than a select holds, when rendered, then the value is typed instead', () => {
  const many = Array.from({ length: 101 }, (_, i) => ({ label: `${i}`, value: `${i}` }));
  const input = { kind: 'select', value: '7', choices: many } as const;
  const field = { name: 'day', label: 'Day', hint: '', required: true, input };
  const text = JSON.stringify(renderForm({ ...form, fields: [field] }).payload);
  expect(text).toContain('"value":"7"');
});

test('given no fields or six, when rendered, then it is refused', () => {
  const [field] = form.fields;
  expect(() => renderForm({ ...form, fields: [] })).toThrow(RangeError);
  expect(() => renderForm({ ...form, fields: Array.from({ length: 6 }, () => field as never) })).toThrow(
    RangeError,
  );
});

const asked = (input: FormInput, placeholder?: string): Form => asking(form, input, placeholder);
const componentOf = (one: Form) => {
  const [label] = renderForm(one).payload.components;
  return label && 'component' in label ? label.component : undefined;
};

test('given choices in sight and a file, when rendered, then each is what Discord has for it', () => {
  expect(componentOf(asked({ kind: 'radio', value: 'fri', choices }))).toMatchObject({
    ...{ type: ComponentType.RadioGroup, required: false },
    options: [{ value: 'mon' }, { value: 'fri', default: true }],
  });
  expect(componentOf(asked({ kind: 'checkboxes', values: ['mon'], choices }))).toMatchObject({
    ...{ type: ComponentType.CheckboxGroup, min_values: 0, max_values: 2 },
    options: [{ value: 'mon', default: true }, { value: 'fri' }],
  });
  expect(componentOf(asked({ kind: 'file', endings: ['.yaml', '.yml'], maxBytes: 9 }))).toEqual({
    ...{ type: ComponentType.FileUpload, custom_id: 'day', required: false, max_values: 1 },
    file_types: ['.yaml', '.yml'],
  });
});

test('given one choice or eleven in sight, when rendered, then they are in a list that opens', () => {
  const list = { type: ComponentType.StringSelect };
  expect(componentOf(asked({ kind: 'radio', value: '', choices: numbered(1) }))).toMatchObject(list);
  expect(componentOf(asked({ kind: 'radio', value: '', choices: numbered(11) }))).toMatchObject(list);
  expect(componentOf(asked({ kind: 'checkboxes', values: [], choices: numbered(11) }))).toMatchObject({
    ...{ ...list, min_values: 0, max_values: 11 },
  });
});

test('given an example, when rendered, then an empty text and a list show it', () => {
  const shown = { placeholder: 'friday' };
  expect(componentOf(asked({ kind: 'select', value: '', choices }, 'friday'))).toMatchObject(shown);
  const input = { kind: 'text', value: '', multiline: false, maxLength: 9 } as const;
  expect(componentOf(asked(input, 'friday'))).toMatchObject(shown);
});
