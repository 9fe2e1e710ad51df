import { titleOf, type Dataset, type FieldValues, type FormField } from '#bot';

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
