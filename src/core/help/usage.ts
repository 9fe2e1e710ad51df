import type { Option, OptionMap } from '../declare/option.ts';

/** How options are typed, in one line: `<level> <place> [specialisation …] [in <currency>] [remote]`. */
export function usageOf(options: OptionMap): string {
  return Object.entries(options)
    .filter(([, { carried }]) => !carried)
    .map(([name, option]) => one(name, option))
    .join(' ');
}

function one(name: string, { required, many, kind }: Option): string {
  const word = kind.value === 'boolean' ? kind.hint : name;
  const lead = kind.lead === undefined ? '' : `${kind.lead} `;
  if (many && many.min > 1) return `<${word}> <${word}> …`;
  if (required) return `${lead}<${word}>${many ? ' …' : ''}`;
  return lead === '' ? `[${word}${many ? ' …' : ''}]` : `[${lead}<${word}>]`;
}
