import type { Dataset } from '../../dataset/dataset.ts';
import type { PageName } from '../../dataset/pages.ts';
import type { Found } from '../../dataset/search/rank.ts';
import { NO_ANSWER } from '../../dataset/sentences/model.ts';
import { call } from '../../reply/build.ts';
import type { Call } from '../../reply/reply.ts';
import type { Command, CommandNode, CommandTree } from '../declare/command.ts';
import { callOfPage } from '../declare/roles.ts';
import { featuresOf } from './features.ts';
import { inSentences, speaksAgainst } from './in-sentences.ts';
import { readText } from './parse.ts';

/** A page, with the fact of it that answers best, or a command that a sentence may mean. */
export type Meaning = {
  /** How likely it is the one that is meant, from 0 to 1. */
  readonly score: number;
  /** The call that shows the page, or the command with what the sentence says of its options. */
  readonly call: Call;
} & (
  | Pick<Found, 'page' | 'fact'>
  | {
      readonly node: CommandNode;
      /** Why something that the sentence asks for cannot be had: “monthly” of pay. */
      readonly refused?: string;
    }
);

/** What a sentence may mean, the likeliest first, and whether the first is sure enough to be answered without asking. */
export interface Meanings {
  readonly isSure: boolean;
  readonly meanings: readonly Meaning[];
}

/** How much the search counts beside the model of sentences. */
const SEARCH = 0.5;
/**
 * A best meaning that scores less is a guess: it is asked about, not answered. Of the questions in `test/unit/sentences/`,
 * which nothing was learnt from, the right meaning scores more for nine in ten, and a wrong one for one in twenty of those
 * that nothing answers.
 */
const SURE = 0.35;
/** Meanings that score less are not offered. */
const LEAST = 0.1;
const MOST = 5;

/**
 * Pages and commands that a sentence may mean: by the model that was learnt from examples and by the search, which knows the
 * words of every page, an operator's own as well. An exact name of a page is that page. `found` is what the search finds,
 * where it was asked already.
 */
export function readMeanings(
  text: string,
  tree: CommandTree,
  data: Dataset,
  found: readonly Found[] = data.search(text),
): Meanings {
  if (found[0]?.score === 1)
    return { isSure: true, meanings: found.map((one) => ofPage(one, one.score, tree)) };
  const likely = data.sentences.classify(featuresOf(text, data));
  const elsewhere = likely
    .filter(({ meaning }) => !isPage(meaning))
    .reduce((sum, { probability }) => sum + probability, 0);
  const searched = new Map<string, Found>(found.map((one) => [one.page.ref, one]));
  const scores = new Map<string, number>(likely.map(({ meaning, probability }) => [meaning, probability]));
  for (const { page, score } of found) {
    const learnt = scores.get(page.ref);
    // Of an operator's own pages the model knows nothing, so the search alone speaks for them.
    scores.set(page.ref, learnt === undefined ? score : learnt + SEARCH * score * (1 - elsewhere));
  }
  const [best, ...others] = [...scores].sort(([, one], [, other]) => other - one);
  const isAgainst = speaksAgainst(text);
  const isCommand = best?.[0].startsWith('/') === true;
  const isSure = best !== undefined && best[0] !== NO_ANSWER && best[1] >= SURE && !(isCommand && isAgainst);
  const meanings = [best, ...others].flatMap((one): readonly Meaning[] => {
    if (one === undefined || one[1] < LEAST) return [];
    const [meaning, score] = [one[0], Math.min(1, one[1])];
    const page = data.pages.get(meaning);
    if (page) return [ofPage(searched.get(meaning) ?? { page }, score, tree)];
    const node = meaning.startsWith('/') ? tree.find(meaning.slice(1).split(' ')) : undefined;
    if (!node || (node.command.changes && isAgainst)) return [];
    const { fields, refused } = reading(text, node.command, data);
    return [{ score, node, call: call(node.path, fields), ...(refused !== undefined && { refused }) }];
  });
  return { isSure, meanings: meanings.slice(0, MOST) };
}

const isPage = (meaning: string): boolean => meaning.includes(':');

const ofPage = (
  { page, fact }: { readonly page: PageName; readonly fact?: Found['fact'] },
  score: number,
  tree: CommandTree,
): Meaning => ({ score, page, ...(fact && { fact }), call: callOfPage(tree, page) });

/** Words by which a value is said to be the wrong one: “9am is too early”. */
const REFUSED = /\b(?:not?|too|wrong|instead of|rather than|\w+n[’']?t)\b/iu;

/** The values of a command's options that a sentence holds; free words are none, nor is what it speaks against. */
function reading(
  text: string,
  command: Command,
  data: Dataset,
): { fields: Call['fields']; refused?: string } {
  if (command.changes && REFUSED.test(text)) return { fields: {} };
  const { fields, unknown } = readText(inSentences(command), text, data, true);
  const refused = unknown.find(({ reason }) => reason !== undefined)?.reason;
  return { fields, ...(refused !== undefined && { refused }) };
}
