import {
  button,
  call,
  confirmAsked,
  callOfExample,
  callOfPage,
  defineCommand,
  fold,
  field,
  fields,
  firstSentence,
  holdsAmount,
  menu,
  named,
  naming,
  option,
  paragraph,
  mustConfirm,
  readMeanings,
  readSentence,
  sourcesNote,
  UserError,
  asTyped,
  writeCall,
  type Action,
  type Button,
  type Context,
  type Dataset,
  type Fact,
  type Meaning,
  type Page,
  type PageName,
  type Reply,
} from '#bot';
import { factBlocks } from './_facts.ts';

/** Further pages, and commands to try, offered beside an answer. */
const ALSO = 2;
/** A title of a line or two on a phone, in characters. */
const LONGEST_TITLE = 60;
/** Most choices of a menu. */
const MOST_CHOICES = 25;
/** The most pages offered where none surely answers. */
const CLOSEST = 3;

export default defineCommand({
  subject: 'skills',
  summary: 'Roles, levels, the market, interviews, trends: pick a topic or ask anything',
  helpLine: {
    at: 3,
    label: 'Career',
    says: 'roles, interviews, the market',
    example: '/career do I need a PhD?',
  },
  options: { about: option.question({ summary: 'A topic, or your question' }) },
  examples: ['/career interview', '/career do I need a PhD?', '/career what do I need to know about RAG?'],
  shareable: true,
  questionOption: 'about',
  pages: { kinds: ['topic'], option: 'about' },
  run({ about }, context) {
    const { dataset, commands } = context;
    if (about === undefined) return topics(dataset);
    const named = dataset.pages.get(about);
    if (named) return answerWith(named, undefined, [], context);
    const exact = topicNamed(about, dataset);
    const found = exact && dataset.search(about);
    if (exact && !found?.[0]?.fact) return answerWith(exact, undefined, [], context);
    const sentence = readSentence(about, commands, dataset);
    if (sentence) return { call: sentence, actions: [] };
    const { isSure, meanings } = readMeanings(about, commands, dataset, found);
    const [best, ...others] = meanings;
    if (!best || !isSure) throw noAnswer(meanings, context);
    const also = others.slice(0, ALSO).map((one) => buttonFor(one, context, 'Or: '));
    if ('node' in best) {
      const asked = { node: best.node, call: best.call };
      if (mustConfirm(asked)) throw confirmAsked(asked, commands, dataset, also);
      if (best.refused !== undefined)
        throw new UserError('refused', best.refused, 'I can show you this instead:', [
          { ...buttonFor(best, context), style: 'primary' },
          ...also,
        ]);
      return { call: best.call, actions: also };
    }
    // A typed salary must not be kept in a button.
    const unshared = holdsAmount(about, dataset) && ({ unshared: true } as const);
    const answer = answerWith(best.page, best.fact, also, context);
    return 'call' in answer ? answer : { ...answer, ...unshared };
  },
});

/** A button by the name of a page or a command. */
const buttonFor = (one: Meaning, { commands, dataset }: Context, lead = ''): Button =>
  'page' in one
    ? button(lead + one.page.name, one.call)
    : naming(button(lead + writeCall(one.call, commands, dataset), one.call), named(one.call, commands));

/** A topic is answered here, anything else by the command whose page it is. */
function answerWith(found: PageName, fact: Fact | undefined, also: readonly Action[], context: Context) {
  const page = found.kind === 'topic' ? context.dataset.career.page(found.id) : undefined;
  return page
    ? ofTopic(page, fact, also, context)
    : { call: callOfPage(context.commands, found), actions: also };
}

function topics({ career }: Dataset): Reply {
  return {
    summary: 'What would you like to know?',
    blocks: [
      fields(
        ...groupsOf(career.pages).map(([group, pages]) =>
          field(group, pages.map(({ name }) => name).join(' · ')),
        ),
      ),
    ],
    actions: topicActions(career.pages),
  };
}

const groupsOf = (pages: readonly Page[]): (readonly [string, readonly Page[]])[] =>
  [...new Set(pages.map((one) => one.group))].map((group) => [
    group,
    pages.filter((one) => one.group === group),
  ]);

/** The first topic as a button, all others in a menu, and the two commands beside this one. */
function topicActions(pages: readonly Page[]): Action[] {
  const choices = pages.map(({ id, name }) => ({
    label: name,
    call: call(['career'], { about: `topic:${id}` }),
  }));
  const [first, ...others] = choices;
  if (!first) return [];
  return [
    button('Start here', first.call, 'primary'),
    button('Skills', call(['skills'])),
    button('Roadmaps', call(['roadmap', 'list'])),
    menu('Pick a topic', others.slice(0, MOST_CHOICES)),
  ];
}

/** The topic that a text names whole: “courses” is no question. */
function topicNamed(about: string, { career, pages }: Dataset): PageName | undefined {
  const asked = fold(about);
  const found = career.pages.find(({ name, aliases }) =>
    [name, ...aliases].some((one) => fold(one) === asked),
  );
  return found && pages.get(`topic:${found.id}`);
}

/** The answer to a question that no page surely answers: those nearest to it, else all topics to pick from. */
function noAnswer(meanings: readonly Meaning[], context: Context): UserError {
  const nearest = meanings.slice(0, CLOSEST).map((one) => buttonFor(one, context));
  return nearest.length > 0
    ? new UserError('weak', 'I don’t have an answer to that yet. Closest topics:', 'Or try other words.', [
        ...nearest,
        button('All topics', call(['career'])),
      ])
    : new UserError(
        'nothing',
        'I don’t have an answer to that yet',
        'Try other words, or pick a topic. I answer from one guide and a pay index.',
        topicActions(context.dataset.career.pages),
      );
}

function ofTopic(
  page: Page,
  fact: Fact | undefined,
  also: readonly Action[],
  { dataset, commands }: Context,
): Reply {
  const see = page.related.flatMap((ref) => dataset.pages.get(ref) ?? []);
  const seeAlso = menu(
    'See also',
    see.map((one) => ({ label: one.name, call: callOfPage(commands, one) })),
  );
  if (fact) {
    const [title, rest] = answerIn(fact);
    return {
      summary: title,
      blocks: [...(rest === '' ? [] : [paragraph(rest)]), sourcesNote([fact.source], dataset)],
      actions: [
        button(page.name, call(['career'], { about: `topic:${page.id}` }), 'primary'),
        ...also,
        seeAlso,
      ],
    };
  }
  const tries = page.commands.flatMap((example): Action[] => {
    const does = callOfExample(commands, dataset, example);
    return does ? [naming(button(asTyped(commands, example), does), named(does, commands))] : [];
  });
  const [title, more] = firstSentence(page.summary);
  return {
    summary: title,
    blocks: [
      ...(more === '' ? [] : [paragraph(more)]),
      ...factBlocks(page, dataset),
      sourcesNote([page.source, ...page.facts.map((one) => one.source)], dataset),
    ],
    actions: [...[...also, ...tries].slice(0, ALSO), button('All topics', call(['career'])), seeAlso],
  };
}

/** A fact as an answer, the title first: a yes or no with its reason, else what it is about. */
function answerIn({ name, summary }: Fact): readonly [string, string] {
  const [first, rest] = firstSentence(summary);
  if (!/^(?:Yes|No|Not)\b/u.test(first)) {
    const title = `${name}: ${first}`;
    return title.length <= LONGEST_TITLE ? [title, rest] : [name, summary];
  }
  const [reason, more] = firstSentence(rest);
  const title = `${first} ${reason}`;
  return title.length <= LONGEST_TITLE ? [title, more] : [first, rest];
}
