import {
  button,
  call,
  callOfPage,
  menu,
  writeGrade,
  type Action,
  type ActionStyle,
  type Category,
  type Context,
  type PageName,
  type Target,
} from '#bot';

/** Told wherever skills are graded or put in order. */
export const OURS = "Grades and order are Rung's own judgement.";
/** What the grades mean. */
export const GRADES_NOTE = `${([1, 2, 3] as const).map(writeGrade).join(' · ')}.`;

/** A button to rate yourself, in one area or in any. */
export const check = (category?: Category, style: ActionStyle = 'secondary'): Action =>
  button(
    'Rate yourself',
    call(['skills', 'check'], category ? { category: `category:${category.id}` } : {}),
    style,
  );
/** A button to your gaps for a target, or for the one that is asked then. */
export const gaps = (target?: Target, style: ActionStyle = 'secondary'): Action =>
  button('My gaps', call(['skills', 'gap'], target ? { target: `target:${target.id}` } : {}), style);

/** A menu of pages; nothing where there are none. */
export function pages(
  label: string,
  refs: readonly string[],
  { dataset, commands }: Pick<Context, 'dataset' | 'commands'>,
): Action[] {
  const found = refs.flatMap((ref): PageName | readonly PageName[] => dataset.pages.get(ref) ?? []);
  if (found.length === 0) return [];
  return [
    menu(
      label,
      found.map((page) => ({ label: page.name, call: callOfPage(commands, page) })),
    ),
  ];
}

/** References of pages of one kind. */
export const refsOf = (kind: string, list: readonly { readonly id: string }[]): string[] =>
  list.map(({ id }) => `${kind}:${id}`);

/** A level by its own name, a track or a role in full: "Senior", "LLM engineer". */
export const shortName = ({ kind, name }: Target): string =>
  kind === 'level' ? name.replace(/ AI engineer$/u, '') : name;
