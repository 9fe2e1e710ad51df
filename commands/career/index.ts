import {
  button,
  call,
  confirmAsked,
  callOfExample,
  callOfPage,
  defineCommand,
  field,
  fields,
  heading,
  holdsAmount,
  menu,
  option,
  paragraph,
  mustConfirm,
  readMeanings,
  readSentence,
  sourcesNote,
  strong,
  table,
  UserError,
  asTyped,
  writeCall,
  type Action,
  type Block,
  type Context,
  type Dataset,
  type Fact,
  type Meaning,
  type Page,
  type PageName,
  type Reply,
} from '#bot';

/** Further pages offered beside the best answer to a question. */
const ALSO = 2;
/** The most pages offered where none surely answers. */
const CLOSEST = 3;

export default defineCommand({
  subject: 'skills',
  summary: 'Roles, the ladder, the market, interviews, trends, myths: a topic, or ask anything',
  helpLine: {
    at: 3,
    label: 'Career',
    says: 'roles, interviews, the market, or any question',
    example: '/career do I need a PhD?',
  },
  options: { about: option.question({ summary: 'A topic, or a question in your own words' }) },
  examples: ['/career interview', '/career do I need a PhD?', '/career what do I need to know about RAG?'],
  shareable: true,
  questionOption: 'about',
  pages: { kinds: ['topic'], option: 'about' },
  run({ about }, context) {
    const { dataset, commands } = context;
    if (about === undefined) return topics(dataset);
    const named = dataset.pages.get(about);
    if (named) return answerWith(named, undefined, [], context);
    const sentence = readSentence(about, commands, dataset);
    if (sentence) return { call: sentence, actions: [] };
    const { isSure, meanings } = readMeanings(about, commands, dataset);
    const [best, ...others] = meanings;
    if (!best || !isSure) throw noAnswer(meanings, context);
    const also = others.slice(0, ALSO).map((one) => button(`Or: ${nameOf(one, context)}`, one.call));
    if ('node' in best) {
      const asked = { node: best.node, call: best.call };
      if (mustConfirm(asked)) throw confirmAsked(asked, commands, dataset, also);
      if (best.refused !== undefined)
        throw new UserError('refused', best.refused, 'What there is is a press away.', [
          button(nameOf(best, context), best.call, 'primary'),
          ...also,
        ]);
      return { call: best.call, actions: also };
    }
    // A typed salary must not be kept in a button.
    const unshared = holdsAmount(about) && ({ unshared: true } as const);
    const answer = answerWith(best.page, best.fact, also, context);
    return 'call' in answer ? answer : { ...answer, ...unshared };
  },
});

/** What a page or a command is called on a button. */
const nameOf = (one: Meaning, { commands, dataset }: Context): string =>
  'page' in one ? one.page.name : writeCall(one.call, commands, dataset);

/** A topic is answered here, anything else by the command whose page it is. */
function answerWith(found: PageName, fact: Fact | undefined, also: readonly Action[], context: Context) {
  const page = found.kind === 'topic' ? context.dataset.career.page(found.id) : undefined;
  return page
    ? ofTopic(page, fact, also, context)
    : { call: callOfPage(context.commands, found), actions: also };
}

function topics({ career }: Dataset): Reply {
  const groups = groupsOf(career.pages);
  return {
    summary: 'What would you like to know? Pick a topic, or ask in your own words',
    blocks: groups.flatMap(([group, pages]) => [
      heading(group),
      fields(...pages.map(({ name, summary }) => field(name, summary))),
    ]),
    actions: [...topicMenus(career.pages), ...otherCommands],
  };
}

const groupsOf = (pages: readonly Page[]): (readonly [string, readonly Page[]])[] =>
  [...new Set(pages.map((one) => one.group))].map((group) => [
    group,
    pages.filter((one) => one.group === group),
  ]);

const topicMenus = (pages: readonly Page[]): Action[] =>
  groupsOf(pages).map(([group, list]) =>
    menu(
      group,
      list.map(({ id, name }) => ({ label: name, call: call(['career'], { about: `topic:${id}` }) })),
    ),
  );

const otherCommands: readonly Action[] = [
  button('Skills', call(['skills'])),
  button('Roadmaps', call(['roadmap', 'list'])),
];

/** The answer to a question that no page surely answers: those nearest to it, else all topics to pick from. */
function noAnswer(meanings: readonly Meaning[], context: Context): UserError {
  const nearest = meanings.slice(0, CLOSEST).map((one) => button(nameOf(one, context), one.call));
  return nearest.length > 0
    ? new UserError('weak', 'I don’t have an answer to that yet. Closest topics:', 'Or ask in other words.', [
        ...nearest,
        button('All topics', call(['career'])),
      ])
    : new UserError(
        'nothing',
        'I don’t have an answer to that yet',
        'Rung answers from one guide, a pay index and data of its own, and makes nothing up. Ask in other words, or pick a topic.',
        [...topicMenus(context.dataset.career.pages), ...otherCommands],
      );
}

function ofTopic(
  page: Page,
  fact: Fact | undefined,
  also: readonly Action[],
  { dataset, commands }: Context,
): Reply {
  const see = page.related.flatMap((ref) => dataset.pages.get(ref) ?? []);
  const tries = page.commands.flatMap((example): Action[] => {
    const does = callOfExample(commands, dataset, example);
    return does ? [button(asTyped(commands, example), does)] : [];
  });
  return {
    // The line that answers comes first, the page it stands on after it.
    summary: fact ? `${fact.name}: ${fact.summary}` : page.summary,
    blocks: [
      ...(fact ? [paragraph([strong(page.name), `: ${page.summary}`])] : []),
      ...factBlocks(page),
      sourcesNote([page.source, ...page.facts.map((one) => one.source)], dataset),
    ],
    actions: [
      ...also,
      ...tries,
      menu(
        'See also',
        see.map((one) => ({ label: one.name, call: callOfPage(commands, one) })),
      ),
      button('All topics', call(['career'])),
    ],
  };
}

function factBlocks({ name, layout, facts }: Page): Block[] {
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
      field(layout === 'steps' ? `${at + 1}. ${one.name}` : one.name, one.summary),
    );
    return [...(group === '' ? [] : [heading(group)]), fields(...lines)];
  });
}
