import type { Workspace } from '../../../slack/workspace.ts';
import type { Suggestion } from '../../seam/client.ts';

/** How many lines the list has at most. */
const MOST = 10;

/** What Slack offers while one types: commands after a slash, how one is used after its name, names after “@”. */
export function suggestionsFor(
  typed: string,
  { commands }: Workspace['app'],
  names: readonly string[],
): readonly Suggestion[] {
  if (typed.startsWith('/')) {
    const name = typed.split(/\s/)[0] ?? '';
    const isNamed = name.length < typed.length;
    return commands
      .filter(({ command }) => (isNamed ? command === name : command.startsWith(typed.toLowerCase())))
      .slice(0, MOST)
      .map(({ command, description = '', usage_hint = '' }) => ({
        label: [command, usage_hint].filter((part) => part !== '').join(' '),
        hint: description,
        fill: isNamed ? typed : `${command} `,
        sends: false,
      }));
  }
  const [, before, begun] = /^(.*(?:^|\s)@)([\w.-]*)$/s.exec(typed) ?? [];
  if (before === undefined || begun === undefined) return [];
  return names
    .filter((name) => name.toLowerCase().startsWith(begun.toLowerCase()))
    .map((name) => ({ label: `@${name}`, hint: '', fill: `${before}${name} `, sends: false }));
}
