import { stemmer } from 'stemmer';
import type { Dataset } from '../../dataset/dataset.ts';
import { edits } from '../../dataset/nearest-word.ts';
import { button, call, naming } from '../../reply/build.ts';
import type { Action, Call, FieldValues } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import { allCommands, callOfRole } from '../declare/roles.ts';
import { UserError } from '../declare/user-error.ts';
import { speaksAgainst } from './in-sentences.ts';
import { readText } from './parse.ts';
import { foldWord, withoutShortcodes, wordsOf, type Word } from './words.ts';
import { named } from './named.ts';
import { writeCall } from './write.ts';

/** Words of everyday sentences that carry no meaning of their own. */
const IDLE: ReadonlySet<string> = new Set(
  [
    'a an the this that these those of to for in on at from with and or now today more anymore longer any all so just really',
    'i im ive id me my mine we us our you your it its is are am be been being was do does did doing can could would will',
    'should shall may might must want wanna like need have has had got get gets give please pls plz kindly thanks thank thx',
    'ty cheers hey hi hiya howdy hello yo morning rung bot ok okay what whats how hows which there let lets actually again send sending',
    'sent t s m re ll ve about personal own every everybody but only as',
  ].flatMap((line) => line.split(' ')),
);

/** Words of greetings and thanks, which mean nothing only where there is no other word. */
const POLITE: ReadonlySet<string> = new Set(
  'good day evening afternoon night there everyone all much lot great nice cool awesome perfect love amazing'.split(
    ' ',
  ),
);

/** Stands in a phrase for some value of an option. */
const VALUE = '…';

const THANKS: ReadonlySet<string> = new Set(
  'thanks thank thx ty cheers ok okay great nice cool awesome perfect love amazing'.split(' '),
);
const HELLO: ReadonlySet<string> = new Set(
  'hey hi hiya howdy hello yo morning good day evening afternoon'.split(' '),
);

/** How a person is greeted back; a question of only such words, as “what can you do”, is no greeting. */
function greetingOf(said: readonly Word[]): FieldValues {
  const holds = (words: ReadonlySet<string>): boolean => said.some(({ folded }) => words.has(folded));
  if (holds(THANKS)) return { greeting: 'thanks' };
  return said.length === 0 || holds(HELLO) ? { greeting: 'hello' } : {};
}

/** The most words that mean something: a longer sentence asks for more than a command. */
const MOST_WORDS = 12;

/** How many letters may be wrong in a word of so many: "subscribe" is no "unsubscribe". */
const allowedEdits = ({ length }: string): number => (length < 7 ? 0 : length < 9 ? 1 : 2);

/** Compares a word of a phrase with one that was said, both without their endings. */
type Same = (word: string, said: string) => boolean;

const isSame: Same = (word, said) => word === said;
const isMisspelt: Same = (word, said) => edits(said, word) <= allowedEdits(word);

/** A sentence that asks for a command without its name: which, and what of its options was said. */
export interface Asked {
  readonly node: CommandNode;
  readonly call: Call;
}

/**
 * The command that a sentence asks for by one of its phrases: every word of the phrase is in the sentence, and every
 * other word says nothing or is a value of an option. The longest phrase wins. A greeting, or words that say nothing,
 * ask where to begin.
 */
export function readPhrase(text: string, tree: CommandTree, data: Dataset): Asked | undefined {
  const said = wordsOf(withoutShortcodes(text));
  const words = said.filter(({ folded }) => !IDLE.has(folded));
  if (words.every(({ folded }) => POLITE.has(folded)))
    return asked(tree, callOfRole(tree, 'home', greetingOf(said)));
  if (words.length > MOST_WORDS) return undefined;
  // A word that is right goes before one that is misspelt.
  const sentence = {
    all: said,
    words,
    said: new Set(said.map(({ folded }) => stemmer(folded))),
    isAgainst: speaksAgainst(text),
  };
  return fitting(sentence, tree, data, isSame) ?? fitting(sentence, tree, data, isMisspelt);
}

interface Sentence {
  readonly all: readonly Word[];
  /** The words that mean something. */
  readonly words: readonly Word[];
  /** All its words without their endings: a phrase may hold one that means nothing alone, as “how”. */
  readonly said: ReadonlySet<string>;
  /** Whether it says that something is not to be done. */
  readonly isAgainst: boolean;
}

function fitting(
  { all, words, said, isAgainst }: Sentence,
  tree: CommandTree,
  data: Dataset,
  same: Same,
): Asked | undefined {
  const stems = words.map(({ folded }) => stemmer(folded));
  const isSaid = (word: string): boolean => said.has(word) || stems.some((one) => same(word, one));
  for (const { node, phrase, wantsValue } of phrasesOf(tree)) {
    if (!phrase.every((part) => part.some(isSaid))) continue;
    const own = phrase.flat();
    const others = words.filter((_, at) => !own.some((word) => same(word, stems[at] ?? '')));
    // Free words fit anything, and so mean nothing, but for those that are surely such a value.
    const free = Object.values(node.command.options).find(({ kind }) => kind.maxWords === Infinity);
    const rest = (free ? between(others, all) : others).map(({ typed }) => typed).join(' ');
    if (others.length > 0 && free && free.kind.isSurely?.(rest) !== true) continue;
    if (node.command.changes && isAgainst) continue;
    // A word of the phrase may switch something on as well: the “untick” of “untick 1”.
    const switches = words.filter((one) => !others.includes(one) && isSwitch(node, one, data));
    const given = [rest, ...switches.map(({ typed }) => typed)].join(' ');
    const { fields, unknown, extra } = readText(node.command, given, data, true);
    if (wantsValue && Object.keys(fields).length === 0) continue;
    if (unknown.length + extra.length === 0) return asked(tree, call(node.path, fields));
  }
  return undefined;
}

const isSwitch = ({ command }: CommandNode, { folded }: Word, data: Dataset): boolean =>
  Object.values(command.options).some(
    ({ kind }) => kind.value === 'boolean' && kind.match(folded, data, false) !== undefined,
  );

/** Some words with all that stand between them: of “tick 1 to 3” the “to” counts. */
function between(words: readonly Word[], all: readonly Word[]): readonly Word[] {
  const [first, last] = [words[0], words.at(-1)];
  return first && last ? all.slice(all.indexOf(first), all.indexOf(last) + 1) : [];
}

interface Phrase {
  readonly node: CommandNode;
  /** Its words without their endings, each with those that may stand in its place. */
  readonly phrase: readonly (readonly string[])[];
  /** Whether it says nothing without a value of an option: "change …". */
  readonly wantsValue: boolean;
}

const known = new WeakMap<CommandTree, readonly Phrase[]>();

/** The phrases of all commands, the longest first. */
function phrasesOf(tree: CommandTree): readonly Phrase[] {
  const before = known.get(tree);
  if (before) return before;
  const phrases = allCommands(tree.roots)
    .flatMap((node) =>
      node.command.phrases
        .flatMap((line) => line.split(', '))
        .map((written) => written.split(' '))
        .map((parts) => ({
          node,
          wantsValue: parts.includes(VALUE),
          phrase: parts
            .filter((part) => part !== VALUE)
            .map((part) => part.split('/').map((word) => stemmer(foldWord(word)))),
        })),
    )
    .sort((a, b) => b.phrase.length - a.phrase.length);
  known.set(tree, phrases);
  return phrases;
}

function asked(tree: CommandTree, does: Call): Asked | undefined {
  const node = tree.find(does.path);
  return node && { node, call: does };
}

/** Whether a sentence's command changes something: settings without a value are only shown, and a command that asks by itself is not asked about. */
export const mustConfirm = ({ node: { command }, call: { fields } }: Asked): boolean =>
  command.changes &&
  !(command.role === 'settings' && Object.keys(fields).length === 0) &&
  (command.confirmedBy === undefined || fields[command.confirmedBy] !== undefined);

/**
 * The question before a command that a sentence asks for changes anything: nobody loses a plan by a phrase. `others` are what
 * else may have been meant.
 */
export function confirmAsked(
  { node, call: does }: Asked,
  tree: CommandTree,
  data: Dataset,
  others: readonly Action[] = [],
): UserError {
  const written = writeCall(does, tree, data);
  const names = named(does, tree);
  return new UserError(
    'to-confirm',
    `Do you mean “${written}”?`,
    `${node.command.summary}.`,
    [naming(button(written, does, 'primary'), names), ...others, button('Help', callOfRole(tree, 'help'))],
    names,
  );
}
