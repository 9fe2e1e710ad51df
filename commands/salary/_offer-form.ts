import {
  titleOf,
  type Dataset,
  type FieldErrors,
  type FieldValues,
  type FilledForm,
  type FormField,
} from '#bot';

/** As much as people write about one part of an offer. */
const LONGEST = 100;

type Asked = Pick<FormField, 'name' | 'label' | 'hint' | 'placeholder'>;

const text = (asked: Asked, required = false, value = ''): FormField => ({
  ...asked,
  required,
  input: { kind: 'text', value, multiline: false, maxLength: LONGEST },
});

/** The parts of an offer, with the level and the place that are known. No amount is ever filled in. */
export const offerFields = (given: FieldValues, data: Dataset): readonly FormField[] => [
  text(
    {
      ...{ name: 'base', label: 'Base', placeholder: '120k gbp' },
      hint: 'A year before tax, with its currency',
    },
    true,
  ),
  text({ name: 'bonus', label: 'Bonus', hint: 'A percentage of the base, or an amount', placeholder: '15%' }),
  text({
    ...{ name: 'equity', label: 'Equity', placeholder: '200k over 4 years' },
    hint: 'The whole grant, and its years',
  }),
  text({ name: 'sign-on', label: 'Sign-on', hint: 'Paid once', placeholder: '20k' }),
  text(
    {
      ...{ name: 'where', label: 'Level and place', placeholder: 'senior london' },
      hint: 'Or years, and a city or country',
    },
    true,
    whereOf(given, data),
  ),
];

/** The level and the place as they are typed: "senior, London". */
function whereOf({ level, place }: FieldValues, { places }: Dataset): string {
  const first = (value: FieldValues[string] | undefined): string =>
    String((Array.isArray(value) ? value[0] : value) ?? '');
  const known = places.get(first(place));
  return [first(level), known ? titleOf(known, places) : first(place)].filter((one) => one !== '').join(', ');
}

/** What is wrong with an offer that was filled in. No amount is said again. */
export function offerErrors(read: FilledForm, { pay }: Dataset): FieldErrors {
  const where =
    whereWrong(read) ?? (isOutside(read, pay) ? 'I can’t read that. Such as: senior london.' : undefined);
  const base = where === undefined || !isOutside(read, pay) ? baseWrong(read, pay) : undefined;
  return { ...(base !== undefined && { base }), ...(where !== undefined && { where }) };
}

/** What is wrong with the base, or with the offer as a whole. */
function baseWrong({ filled, fields }: FilledForm, pay: Dataset['pay']): string | undefined {
  const whole = pay.offers(String(fields['offer'] ?? ''));
  const isEmpty =
    filled['base'] !== undefined && pay.offers(`base ${String(filled['base'])}`).kind === 'none';
  if (isEmpty || whole.kind === 'none') return 'I found no amount in it. Such as: 120k gbp.';
  if (whole.kind === 'offer') return undefined;
  const { title, hint } = whole.refusal;
  return `${title}${/[.?!]$/u.test(title) ? '' : '.'} ${hint}`;
}

const PARTS = ['base', 'bonus', 'equity', 'sign-on'];

/** Whether it is what stands beside the amounts that cannot be read: “<senior” is taken for a bound of them. */
function isOutside({ filled, fields }: FilledForm, pay: Dataset['pay']): boolean {
  const parts = PARTS.filter((name) => filled[name] !== undefined && filled[name] !== '');
  const said = parts.map((name) => `${name} ${String(filled[name])}`).join(', ');
  return pay.offers(String(fields['offer'] ?? '')).kind === 'refused' && pay.offers(said).kind === 'offer';
}

/** What is wrong with the level and the place. */
function whereWrong({ filled, fields: { level, place }, unknown }: FilledForm): string | undefined {
  const wrong = unknown.find(({ typed }) => String(filled['where'] ?? '').includes(typed));
  if (wrong) {
    const near = wrong.near.slice(0, 2).map(({ choice }) => choice.label);
    const guess = near.length > 0 ? `Did you mean ${near.join(', or ')}?` : 'Such as: senior london.';
    return `I didn’t get “${wrong.typed}”. ${guess}`;
  }
  if (level === undefined) return 'I still need a level, or years. Such as: senior london.';
  return place === undefined ? 'I still need a city or country. Such as: senior london.' : undefined;
}
