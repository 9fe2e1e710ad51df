import type { FieldValues, Form, FormField } from '../../reply/reply.ts';
import { unbroken } from './render.ts';

type Read = (prompt: string) => Promise<string | undefined>;

/** Asks for a form's fields one by one; undefined where the input ends first. An empty line keeps a field's value. */
export async function fill(
  form: Form,
  read: Read,
  show: (text: string) => void,
): Promise<FieldValues | undefined> {
  const filled: Record<string, string> = {};
  for (const field of form.fields) {
    const value = await askField(field, read, show);
    if (value === undefined) return undefined;
    if (value !== '') filled[field.name] = value;
  }
  return filled;
}

async function askField(
  field: FormField,
  read: Read,
  show: (text: string) => void,
): Promise<string | undefined> {
  const { input } = field;
  if (input.kind === 'select') {
    show(input.choices.map((one, at) => unbroken(`[${at + 1}] ${one.label}`)).join('  '));
  }
  const now =
    input.kind === 'select' ? input.choices.find((one) => one.value === input.value)?.label : input.value;
  for (;;) {
    const line = await read(`${field.hint}${now ? ` [${now}]` : ''}: `);
    if (line === undefined) return undefined;
    const answer = line.trim() === '' ? input.value : line.trim();
    if (answer !== '' || !field.required) return pick(field, answer);
  }
}

/** The value of a select whose number was typed; any other text is left for the command to parse. */
function pick({ input }: FormField, answer: string): string {
  if (input.kind !== 'select') return answer;
  return input.choices[Number(answer) - 1]?.value ?? answer;
}
