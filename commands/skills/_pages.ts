import {
  button,
  call,
  callOfPage,
  menu,
  type Action,
  type Category,
  type Context,
  type PageName,
  type Target,
} from '#bot';

/** Told with whatever grades or orders skills. */
export const OURS = "Why, grades, order and who asks for what are Rung's own judgement.";

/** A button to rate oneself, in one kind of skills or in any. */
export const check = (label: string, category?: Category): Action =>
  button(label, call(['skills', 'check'], category ? { category: `category:${category.id}` } : {}));
/** A button to what is missing for a target, or for the one that is asked then. */
export const missing = (label: string, target?: Target): Action =>
  button(label, call(['skills', 'gap'], target ? { target: `target:${target.id}` } : {}));

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
