import {
  asTyped,
  authorOf,
  defineCommand,
  newCode,
  option,
  personOf,
  SMALL_WORDS,
  WEEKLY_PLAN,
  type ChangingContext,
  type Link,
  type Reply,
} from '#bot';
import {
  askShower,
  askTyper,
  confirmThere,
  noCode,
  noSuchCode,
  notAgreed,
  notTyped,
  refuseCode,
  refused,
  showCode,
  takenAlready,
} from './_link-code.ts';
import { askUnlink, linkedReply, unlinked, type View } from './_linked.ts';

/** What a button of an answer does next. */
const STEPS = {
  check: { label: 'Check', words: ['check'] },
  agree: { label: 'Agree', words: ['agree'] },
  refuse: { label: 'Refuse', words: ['refuse'] },
  join: { label: 'Join', words: ['join'] },
  here: { label: 'Messages here', words: ['here'] },
  there: { label: 'Messages there', words: ['there'] },
  unlink: { label: 'Ask about unlinking', words: ['unlink'] },
  split: { label: 'Unlink', words: ['split'] },
} as const;
type Step = keyof typeof STEPS;

/** A button that was pressed, and which question it answers. */
interface Pressed {
  readonly step: Step;
  readonly asked?: number | undefined;
}

export default defineCommand({
  summary: 'One set of plans and settings on two platforms',
  options: {
    code: option.linkCode({ summary: 'The code from your other platform' }),
    step: option.oneOf(STEPS, { summary: 'What a button does', carried: true }),
    asked: option.count('Which question a button answers'),
  },
  ignores: ['code', 'account', 'accounts', 'my', ...SMALL_WORDS],
  examples: ['/rung link', '/rung link WDJB-MJHT-KLPQ'],
  phrases: ['link/connect/join/unlink/merge/sync/pair account/accounts'],
  changes: true,
  async run({ code, step, asked }, context): Promise<Reply> {
    const { actor, store } = context;
    const link = await store.links.get(personOf(actor));
    if (link) return ofLinked(link, step, context);
    if (code !== undefined) return typed(code, context);
    return step === undefined ? begin(context) : goOn({ step, asked }, context);
  },
});

/** A code was typed. */
async function typed(code: string, context: ChangingContext): Promise<Reply> {
  const { actor, store, clock } = context;
  if (code === '') return noSuchCode();
  const result = await store.links.type(authorOf(context), code, clock.now());
  if (result.kind === 'linked') return ofLinked(result.link, undefined, context);
  if (result.kind === 'taken') return askTyper(result.owner, result.typedAt);
  return refuseCode(result, actor.platform) ?? noCode();
}

/** Goes on with a link that is being made, or shows a new code. */
async function begin(context: ChangingContext): Promise<Reply> {
  const { actor, store, clock, commands } = context;
  const pending = await store.links.pending(personOf(actor), clock.now());
  if (pending && pending.kind !== 'shown') return goOn({ step: 'check' }, context);
  const secret = newCode();
  await store.links.show(authorOf(context), secret, clock.now());
  return showCode(secret, asTyped(commands, '/rung link'));
}

/** A button of a link that is being made was pressed. */
async function goOn({ step, asked }: Pressed, context: ChangingContext): Promise<Reply> {
  const { actor, store, clock } = context;
  const person = personOf(actor);
  const now = clock.now();
  const pending = await store.links.pending(person, now);
  if (!pending) return noCode();
  if (step === 'refuse') {
    await store.links.refuse(person);
    return refused();
  }
  if (pending.kind === 'shown') return notTyped();
  if (pending.kind === 'typed') {
    const { owner, typedAt } = pending;
    const isYes = step === 'agree' && asked === typedAt && (await store.links.agree(person, typedAt, now));
    return pending.agreed || isYes ? confirmThere(owner) : askTyper(owner, typedAt);
  }
  if (!pending.agreed) return notAgreed(pending.typer);
  const schedules = [
    await store.schedules.get(person, WEEKLY_PLAN),
    await store.schedules.get(pending.typer.person, WEEKLY_PLAN),
  ];
  const both = schedules.every((one) => one !== undefined);
  const { typer, typedAt } = pending;
  // A yes to an older question may have meant another account.
  const isYes = (step === 'here' || step === 'there' || step === 'join') && asked === typedAt;
  if (!isYes) return askShower(typer, typedAt, actor.platform, both);
  const joined = await store.links.join(person, { typedAt, ...(step !== 'join' && { messages: step }) }, now);
  switch (joined.kind) {
    case 'joined':
      return linkedReply(await viewOf(joined.link, context), 'You’re linked');
    case 'which message':
      return askShower(typer, typedAt, actor.platform, true);
    case 'nothing to join':
      return noCode();
    case 'linked':
      return takenAlready();
  }
}

/** What is done with a link that stands. */
async function ofLinked(link: Link, step: Step | undefined, context: ChangingContext): Promise<Reply> {
  const { actor, store, clock } = context;
  const person = personOf(actor);
  const view = await viewOf(link, context);
  if (step === 'unlink') return askUnlink(view);
  if (step === 'split') return unlinked((await store.links.split(person, clock.now())) ?? link);
  if (step !== 'here' && step !== 'there') return linkedReply(view);
  const to = step === 'here' ? person : otherAccount(link, actor.platform);
  await store.links.moveMessages(to, WEEKLY_PLAN, clock.now());
  return linkedReply(await viewOf(link, context), 'Weekly message moved');
}

const otherAccount = ({ guest, home }: Link, platform: string) =>
  guest.person.platform === platform ? home.person : guest.person;

async function viewOf(link: Link, { actor, store }: ChangingContext): Promise<View> {
  const person = personOf(actor);
  const schedule = await store.schedules.get(person, WEEKLY_PLAN);
  const account = await store.schedules.accountOf(person, WEEKLY_PLAN);
  const weekly = schedule && account ? { schedule, platform: account.platform } : undefined;
  return { link, platform: actor.platform, weekly };
}
