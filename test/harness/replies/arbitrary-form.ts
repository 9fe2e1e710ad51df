import { fc } from '../property.ts';
import type { Form, FormField } from '../../../src/reply/reply.ts';
import { anyText, short, anyCall } from './arbitrary-reply.ts';

const choices = fc.array(fc.record({ label: anyText, value: short }), { maxLength: 30 });
const field: fc.Arbitrary<FormField> = fc.record({
  name: fc.stringMatching(/^[a-z]{1,20}$/),
  label: anyText,
  hint: anyText,
  placeholder: anyText,
  required: fc.boolean(),
  input: fc.oneof(
    fc.record({
      kind: fc.constant('text' as const),
      value: anyText,
      multiline: fc.boolean(),
      maxLength: fc.integer({ min: 1, max: 9000 }),
    }),
    fc.record({ kind: fc.constantFrom('select' as const, 'radio' as const), value: short, choices }),
    fc.record({ kind: fc.constant('checkboxes' as const), values: fc.array(short), choices }),
    fc.record({
      kind: fc.constant('file' as const),
      endings: fc.constantFrom<readonly string[]>([], ['.yaml'], ['.yaml', '.yml']),
      maxBytes: fc.integer({ min: 1, max: 100_000 }),
    }),
  ),
});
export const anyForm: fc.Arbitrary<Form> = fc.record({
  title: anyText,
  submit: anyText,
  call: anyCall,
  fields: fc.uniqueArray(field, { minLength: 1, maxLength: 5, selector: (one) => one.name }),
});
