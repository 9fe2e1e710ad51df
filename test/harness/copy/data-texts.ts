import type { Dataset } from '../../../src/dataset/dataset.ts';

/** A text of the dataset that people read, and the record it is of. */
export interface DataText {
  readonly of: string;
  readonly text: string;
}

/** All names, summaries and tasks of the dataset that anybody reads. */
export function dataTexts({
  career,
  curriculum,
  skills,
  roadmaps,
  pages,
  pay,
  sources,
}: Dataset): DataText[] {
  const of = (id: string, ...texts: readonly string[]): DataText[] => texts.map((text) => ({ of: id, text }));
  return [
    ...pages.all.flatMap(({ ref, name, summary }) => of(ref, name, summary)),
    ...skills.all.flatMap(({ id, rationale, grades, parts, tools }) =>
      of(`skill:${id}`, rationale, ...grades, ...parts, ...tools),
    ),
    ...career.pages.flatMap(({ facts }) =>
      facts.flatMap(({ id, name, summary, group = '', values = {} }) =>
        of(`fact:${id}`, name, summary, group, ...Object.keys(values), ...Object.values(values)),
      ),
    ),
    ...roadmaps.all.flatMap(({ id, steps }) =>
      steps.flatMap((step) => of(`roadmap:${id}`, step.name, ...step.tasks.map((one) => one.text))),
    ),
    ...curriculum.units.flatMap(({ id, name, task, check, why, questions }) =>
      of(
        `unit:${id}`,
        ...[name, task, check, why],
        ...questions.flatMap(({ ask, answers, because }) => [ask, ...answers, because]),
      ),
    ),
    ...pay.companyTypes.flatMap(({ id, name, summary }) => of(`company:${id}`, name, summary)),
    ...pay.specialisations.flatMap(({ id, name, title }) => of(`specialisation:${id}`, name, title)),
    ...sources.flatMap(({ id, title, covers }) => of(`source:${id}`, title, covers)),
  ];
}
