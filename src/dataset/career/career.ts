import { writePremium } from '../pay/money.ts';
import type { PayRecords } from '../pay/pay-records.ts';
import { DataError, type RecordReader } from '../records.ts';
import { factRecord, topicRecord, type Fact, type Topic } from './records.ts';

/** A page of `/career`: a topic and its facts, in reading order. */
export interface Page extends Topic {
  readonly facts: readonly Fact[];
}

/** The pages of `/career`. */
export interface Career {
  readonly pages: readonly Page[];
  page(id: string): Page | undefined;
  /** A fact by its id, on whatever page it stands. */
  fact(id: string): Fact | undefined;
}

/** The page whose facts are the records of `data/pay/`, so that no figure is written twice. */
const PAY = 'pay';

/**
 * Reads `data/career/` and puts each fact on its page.
 * @throws DataError for a fact of no page, a page without facts, or an id that stands twice
 */
export function loadCareer(reader: RecordReader, pay: PayRecords): Career {
  const topics = reader.read('career/topics.yaml', topicRecord);
  const facts = [...reader.folder('career/facts', factRecord), ...payFacts(pay)];
  const refuse = (file: string, id: string, reason: string): never => {
    throw new DataError(`career/${file}`, '', `record "${id}": ${reason}`);
  };
  const byId = new Map<string, Fact>();
  const known = new Set(topics.map((one) => one.id));
  for (const fact of facts) {
    if (byId.has(fact.id)) refuse('facts', fact.id, 'stands twice');
    if (!known.has(fact.topic)) refuse('facts', fact.id, `topic "${fact.topic}" is not in topics.yaml`);
    byId.set(fact.id, fact);
  }
  const pages = topics.map((topic): Page => {
    const own = facts.filter((one) => one.topic === topic.id);
    if (own.length === 0) refuse('topics.yaml', topic.id, 'has no facts');
    const [columns] = own.map((one) => Object.keys(one.values ?? {}).join(', '));
    for (const { id, values } of own) {
      if (topic.layout === 'table' && (columns === '' || Object.keys(values ?? {}).join(', ') !== columns))
        refuse('facts', id, `has not the same values as the others of its table: ${columns ?? ''}`);
    }
    return { ...topic, facts: own };
  });
  const byTopic = new Map(pages.map((one) => [one.id, one]));
  return { pages, page: (id) => byTopic.get(id), fact: (id) => byId.get(id) };
}

function payFacts({ placePremiums, companyTypes, specialisations, remote, areas }: PayRecords): Fact[] {
  const fact = (
    { id, source, section }: { id: string; source: string; section?: string | undefined },
    group: string,
    name: string,
    summary: string,
  ): Fact => ({
    id,
    topic: PAY,
    group,
    name,
    summary,
    aliases: [],
    source,
    ...(section !== undefined && { section }),
  });
  return [
    ...placePremiums.map((one) => {
      const name = areas.find(({ id }) => id === one.area)?.name ?? one.area;
      return fact(
        one,
        'Place',
        name,
        `${writePremium(one)}${one.baseline === undefined ? '' : ` over ${one.baseline}`}`,
      );
    }),
    ...remote.map((one) => fact(one, 'Place', 'Remote', one.note)),
    ...companyTypes.map((one) => fact(one, 'Kind of company', one.name, one.summary)),
    ...specialisations.map((one) => fact(one, 'Specialisation', one.name, writePremium(one))),
  ];
}
