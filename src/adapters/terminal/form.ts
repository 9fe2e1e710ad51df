import type { FieldValues, Form, FormField } from '../../reply/reply.ts';
import { unbroken } from './render.ts';

type Read = (prompt: string) => Promise<string | undefined>;

/** Asks a form's fields one by one; undefined when the input ends first. An empty line keeps what stands there. */
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
    const said = await read(`${field.hint}${now ? ` [${now}]` : ''}: `);
    if (said === undefined) return undefined;
    const answer = said.trim() === '' ? input.value : said.trim();
    if (answer !== '' || !field.required) return pick(field, answer);
  }
}

/** A select may be answered by its number; whatever else was typed is left for the command to understand. */
function pick({ input }: FormField, answer: string): string {
  if (input.kind !== 'select') return answer;
  return input.choices[Number(answer) - 1]?.value ?? answer;
}
