import { fc } from '../../../harness/property.ts';
import { expect, test } from 'vitest';
import { renderForm } from '../../../../src/adapters/discord/render/form.ts';
import { call } from '../../../../src/reply/build.ts';
import { decodeCall, encodeCall, unpackCall } from '../../../../src/reply/codec.ts';
import type { Form } from '../../../../src/reply/reply.ts';
import { anyForm } from '../../../harness/replies/arbitrary-reply.ts';
import { discordModalProblems } from '../../../harness/platforms/discord-limits.ts';

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
