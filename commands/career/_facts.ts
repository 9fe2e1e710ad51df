import {
  field,
  fields,
  heading,
  link,
  table,
  type Block,
  type Dataset,
  type Fact,
  type Page,
  type Span,
} from '#bot';

/** A page's facts, as its layout has them. */
export function factBlocks({ name, layout, facts }: Page, { curriculum }: Dataset): Block[] {
  if (layout === 'table') {
    const columns = Object.keys(facts[0]?.values ?? {});
    return [
      table(
        name,
        ['', ...columns].map((label) => ({ label, align: 'left' })),
        facts.map((one) => ({ cells: [one.name, ...columns.map((column) => one.values?.[column] ?? '')] })),
      ),
    ];
  }
  const groups = [...new Set(facts.map((one) => one.group ?? ''))];
  return groups.flatMap((group): Block[] => {
    const own = facts.filter((one) => (one.group ?? '') === group);
    const lines = own.map((one, at) =>
      field(layout === 'steps' ? `${at + 1}. ${one.name}` : one.name, [
        one.summary,
        ...whereTo(one, curriculum),
      ]),
    );
    return [...(group === '' ? [] : [heading(group)]), fields(...lines)];
  });
}

/** Where a course, a book or a project is begun; nothing for other facts. */
function whereTo({ id }: Fact, curriculum: Dataset['curriculum']): (string | Span)[] {
  const resource = curriculum.ofFact(id);
  if (resource) return [' ', link('Open', resource.url)];
  const units = curriculum.ofProject(id);
  return units.length === 0 ? [] : [` Rung has it in ${units.length} weekly parts.`];
}
