import type { Dataset } from '../../dataset/dataset.ts';
import type { PageKind } from '../../dataset/pages.ts';
import type { Action, Block, Call, FieldValues, Reply, Subject, Visibility } from '../../reply/reply.ts';
import type { FormDeclaration } from './form-declaration.ts';
import type { Clock } from '../../scheduling/clock.ts';
import type { EpochMs } from '../../time.ts';
import type { ReadOnlyRepositories, Repositories } from '../../store/store.ts';
import type { Actor, Venue } from './invocation.ts';
import type { Args, OptionMap } from './option.ts';

/** A person's profile, as far as their platform tells: its values are offered to them, and never taken silently. */
export interface Profile {
  /** IANA zone. */
  readonly zone?: string;
  /**
   * Whether they are an admin of the workspace they ask in; undefined where the platform does not say, or could not be
   * asked.
   */
  readonly admin?: boolean;
  /**
   * Whether they are a full member of the workspace they ask in, and no guest or somebody of another one; undefined where
   * that could not be found out.
   */
  readonly member?: boolean;
}

/** Everything a command may touch, handed in. */
export interface Context {
  /** Everything Rung remembers, to be read. */
  readonly store: ReadOnlyRepositories;
  readonly dataset: Dataset;
  readonly clock: Clock;
  readonly commands: CommandTree;
  readonly actor: Actor;
  readonly venue: Venue;
  /** Holds the values that the command declares a use for, and no others. */
  readonly profile: Profile;
}

/** The same for a command that declares that it `changes` things: its store is in one transaction with the idempotency key of its event. */
export interface ChangingContext extends Context {
  readonly store: Repositories;
}

/**
 * The commands that the core leads to by itself. A command declares its role, so that the core names none:
 * - `door`: takes any other command after its own name, as in `/rung salary senior london`
 * - `help`: explains a command; its option `topic` is the path of one
 * - `home`: where a person begins
 * - `settings`: changes what is remembered of a person
 * - `roadmaps`: lists the roadmaps there are
 * - `sample`: its first example is shown where any example would do
 * - `offer`: judges an offer of pay, its option `offer`; texts of other commands that hold one are left to it
 */
export type Role = 'door' | 'help' | 'home' | 'settings' | 'roadmaps' | 'sample' | 'offer';

/** The kinds of page that a command answers with, and its option that names the page. */
export interface ShownPages {
  readonly kinds: readonly PageKind[];
  readonly option: string;
}

/** A line of the help for everything: what people use Rung for, in a word, in a sentence and by an example. */
export interface HelpLine {
  /** Which line it is, from 1. */
  readonly at: number;
  readonly label: string;
  readonly says: string;
  /** As typed, with the slash; it is read at start as the command's own examples are. */
  readonly example: string;
}

/**
 * A command as its file declares it: plain data from which the typed options of a platform, its manifest entry, the
 * text parser, help and suggestions are all derived. Where the file stands is the command's name:
 * `salary/compare.ts` is the child `compare` of `salary`.
 */
export interface Command<O extends OptionMap = OptionMap> {
  /** One line, at most 100 characters. */
  readonly summary: string;
  readonly options: O;
  /** Folded words and phrases that add nothing and are passed over: "engineer" in `/salary senior engineer london`. */
  readonly ignores: readonly string[];
  /** At least one, as typed, with the slash; each is read at start, so that help stays true. */
  readonly examples: readonly string[];
  readonly visibility: Visibility;
  /** Whether an answer seen by the asker alone may be posted for everyone by its "Share here" button. */
  readonly shareable: boolean;
  /** Whether it changes what is remembered: it then runs in one transaction with the idempotency key of its event. */
  readonly changes: boolean;
  /** The flag that says yes to its own question: without it the command asks, and changes nothing. */
  readonly confirmedBy: string | undefined;
  /** Whether its person asks to be written to later: the conversation for that is opened then, by their own act. */
  readonly opensConversation: boolean;
  /** Its line in the help for everything. */
  readonly helpLine: HelpLine | undefined;
  /** What its answers and those of the commands in it are about. */
  readonly subject: Subject | undefined;
  /**
   * Whether words that it cannot read are passed over once it has all that it needs: for one whose text nobody should have
   * to type again.
   */
  readonly passesOverWords: boolean;
  /** Whether a text that holds an offer of pay is left to the command of that role. */
  readonly leavesOffers: boolean;
  /** Set where the options may also be filled in as a form. */
  readonly form: FormDeclaration | undefined;
  /** For a command that only holds others: the child that answers when none is named. */
  readonly defaultChild: string | undefined;
  /** Whether words that name no child go to the default child: `/roadmap researcher` is `/roadmap show researcher`. */
  readonly passesWordsOn: boolean;
  /**
   * Folded words by which a plain sentence asks for this command: with "make", "what does a senior make" is a question
   * of pay. A sentence that gives all that is required needs none of them. Empty: no sentence does.
   */
  readonly sentenceWords: readonly string[];
  /**
   * Ways in which people ask for it without its name, with commas between, and strokes between words of which one is
   * enough: "cancel/stop plan, quit". The words of one may come in any order, with others that say nothing or are values
   * of its options; with “…” there must be one: "change …". Before a command that `changes` anything, they are asked.
   */
  readonly phrases: readonly string[];
  /** The option that takes a plain question, on the one command that answers sentences naming none. */
  readonly questionOption: string | undefined;
  /**
   * What can be said before a missing option is asked for: blocks for that question, or an answer in its place where there
   * is none whatever the option would be, such as for a place without data. `now` is the moment of the question.
   */
  readonly whenMissing:
    | ((given: FieldValues, data: Dataset, now: EpochMs) => Reply | readonly Block[])
    | undefined;
  /**
   * The option that a person's profile may offer a value for. Where it was left out, their profile is read before the
   * command runs, so that no transaction waits for it.
   */
  readonly profileOption: string | undefined;
  /**
   * The team roadmaps it knows beside the shipped ones: those of the workspace where it is asked, or also those that the
   * person follows, wherever they were made.
   */
  readonly roadmaps: 'here' | 'mine' | undefined;
  /** Whether it answers with the pay bands of the workspace's own company, to those who see them, where there are any. */
  readonly ownBands: boolean;
  /** Whether admins may do more by it: before it runs, the platform is asked whether its person is one. */
  readonly admins: boolean;
  /** Set where the core leads to it by itself; each role belongs to one command. */
  readonly role: Role | undefined;
  /** The pages it answers with; each kind of page belongs to one command. */
  readonly pages: ShownPages | undefined;
  /** Absent on a command that only holds others. */
  run?(args: Args<O>, context: ChangingContext): Result | Promise<Result>;
}

/** All that a command may answer. */
export type Result = Reply | Redirect | Posting | Telling;

/** An answer that depends on whether the card of a roadmap can be posted in the channel. */
export interface Posting {
  readonly reply: Reply;
  /** The id of the channel's roadmap whose card is posted before the answer is given. */
  readonly channelRoadmapId: string;
  /** The answer where Rung may not post in the channel; `hint` says what people can do about it. */
  whenRefused(hint: string | undefined): Reply;
}

/** An answer that the operator learns of: `tells` is a line of the log, told once all is kept. It names nobody. */
export interface Telling {
  readonly reply: Reply;
  readonly tells: string;
}

/** An answer left to another command: that of a call, with further actions after its own. */
export interface Redirect {
  readonly call: Call;
  readonly actions: readonly Action[];
}

/** All of a declaration but its options and what it runs; the rest of a command may be left out of it. */
type Declared = Pick<Command, 'summary' | 'examples'> &
  Partial<Omit<Command, 'summary' | 'examples' | 'options' | 'changes' | 'run'>>;

/** A declaration. What its command runs is handed a store to write to where it says that it `changes` things. */
type Declaration<O extends OptionMap> = Declared & { readonly options?: O } & (
    | { readonly changes?: false; run?(args: Args<O>, context: Context): Result | Promise<Result> }
    | { readonly changes: true; run(args: Args<O>, context: ChangingContext): Result | Promise<Result> }
  );

const DEFAULTS = {
  ignores: [],
  visibility: 'private',
  shareable: false,
  changes: false,
  confirmedBy: undefined,
  opensConversation: false,
  helpLine: undefined,
  subject: undefined,
  form: undefined,
  defaultChild: undefined,
  passesWordsOn: false,
  passesOverWords: false,
  leavesOffers: false,
  sentenceWords: [],
  phrases: [],
  questionOption: undefined,
  whenMissing: undefined,
  profileOption: undefined,
  roadmaps: undefined,
  ownBands: false,
  admins: false,
  role: undefined,
  pages: undefined,
} as const satisfies Omit<Command, 'summary' | 'options' | 'examples' | 'run'>;

/** Declares a command. Answers are private, may not be shared, change nothing and open no form unless the declaration says so. */
export function defineCommand<const O extends OptionMap>(declared: Declaration<O>): Command<O> {
  return { ...DEFAULTS, options: {} as O, ...declared };
}

/** A command in its place: `path` is what a person types, without the slash. */
export interface CommandNode {
  readonly name: string;
  readonly path: readonly string[];
  readonly command: Command;
  readonly children: readonly CommandNode[];
}

/** Every command, by name. */
export interface CommandTree {
  readonly roots: readonly CommandNode[];
  /** The prefix of every command's name here, such as `acme-`; "" where there is none. */
  readonly prefix: string;
  /** The command at a path, exactly. */
  find(path: readonly string[]): CommandNode | undefined;
}

/** A platform's own rules for declarations: returns what is wrong, in words, or nothing. */
export type DeclarationCheck = (tree: CommandTree) => readonly string[];
