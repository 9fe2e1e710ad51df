import { readMeanings } from '../../src/core/parse/meanings.ts';
import type { Answer } from '../../src/core/run/run.ts';
import type { Call } from '../../src/reply/reply.ts';
import type { TestApp } from './app.ts';
import { shippedData } from './shipped.ts';

/** A page by its reference where a call shows one, else the command: "/plan when". */
function nameOf({ path, fields }: Call): string {
  const page = Object.values(fields).find((value) => /^[a-z]+:[a-z0-9-]+$/.test(String(value)));
  return page !== undefined && /^(?:career|skills|roadmap show)$/.test(path.join(' '))
    ? String(page)
    : `/${path.join(' ')}`;
}

/** What an answer shows, then what it offers as buttons, the likeliest first; and whether it shows anything without asking. */
export function meantBy(answer: Answer, { tree }: Pick<TestApp, 'tree'>) {
  const { about } = answer.call.fields;
  const offered = answer.reply.actions.flatMap((action) => ('call' in action ? [nameOf(action.call)] : []));
  const isQuestion = answer.call.path[0] === 'career' && typeof about === 'string';
  const shown = isQuestion
    ? readMeanings(about, tree, shippedData())
        .meanings.slice(0, 1)
        .map((one) => nameOf(one.call))
    : [answer.call].filter(({ path }) => path.length > 0).map(nameOf);
  return { isShown: answer.ok, names: [...new Set([...shown, ...offered])] };
}
