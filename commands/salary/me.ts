import {
  briefly,
  button,
  call,
  defineCommand,
  gradesIn,
  menu,
  option,
  payTalk,
  personOf,
  savedLevel,
  valueOfMatch,
  type Action,
  type Dataset,
  type Defaults,
  type Level,
  type LevelAsked,
  type Reply,
} from '#bot';
import { CITIES } from './_cities.ts';
import { blocksOf, firstOf } from './_me-card.ts';
import { isRated, voiceTitle, titleOfWorth, worthOf, type Me, type Worth } from './_me.ts';

export default defineCommand({
  summary: 'What you could earn now and at the next level, and the skills in between',
  options: {
    level: option.level({
      summary: 'Your level; one above your saved level is what you aim for',
      required: true,
      remembered: 'level',
      ask: () => ({ question: 'Which level are you now?' }),
    }),
    place: option.place({
      summary: 'City or country',
      required: true,
      remembered: 'place',
      ask: () => ({ question: 'Where do you work?', offer: CITIES }),
    }),
    currency: option.currency({ summary: 'Currency to show it in', remembered: 'currency' }),
  },
  ignores: [...payTalk, 'me', 'my', 'mine', 'next', 'up', 'step', 'promotion', 'more', 'now', 'as', 'am'],
  phrases: [
    'next level/step/rung worth/pay/earn/make/get/salary, am i worth, much more make/earn/get/paid',
    'would/could/will i make/earn/get as …, after/with promotion earn/make/get/pay/worth',
  ],
  leavesOffers: true,
  ownBands: true,
  examples: ['/salary me', '/salary me senior london'],
  async run({ level, place, currency }, { actor, store, dataset, clock }): Promise<Reply> {
    const mine = await store.people.defaults(personOf(actor));
    const me: Me = {
      ...ladder(level.level, savedLevel(mine, dataset), dataset),
      ...{ place, currency: currency?.id, grades: gradesIn(mine) },
    };
    const worth = worthOf(me, dataset);
    return {
      summary: titleOfWorth(me, worth, dataset),
      blocks: blocksOf(me, worth, dataset, clock.now()),
      actions: [...ways(me, worth, dataset), ...saving(level, me, mine), ...skillPages(worth)],
    };
  },
});

/** The level now and the one to come: a level above the saved one is what the person aims for, else it is theirs. */
function ladder(asked: Level, saved: Level | undefined, { pay }: Dataset): Pick<Me, 'now' | 'next'> {
  const at = (level: Level): number => pay.levels.indexOf(level);
  if (saved && at(asked) > at(saved)) return { now: saved, next: asked };
  return { now: asked, next: pay.levels[at(asked) + 1] };
}

/** The likeliest next step first: a plan for the next level, the gaps, or the grades that are missing; then the maths. */
function ways(me: Me, worth: Worth, dataset: Dataset): Action[] {
  const { now, next, nearest, gap } = worth;
  // The midpoint is what people ask about; where neither band or both are one, the level to come is.
  const shown =
    next && (next.interpolated || !now?.interpolated)
      ? me.next
      : (now ?? voiceTitle(me, worth, dataset))
        ? me.now
        : undefined;
  const maths = shown
    ? [
        button(
          'Show the maths',
          call(['salary'], {
            ...{ level: shown.id, place: valueOfMatch(me.place), how: true },
            ...(me.currency !== undefined && { currency: me.currency }),
          }),
        ),
      ]
    : [];
  if (!isRated(me.grades)) return [button('Rate yourself', call(['skills', 'check']), 'primary'), ...maths];
  const target = me.next ?? nearest?.target ?? me.now;
  const gaps = call(['skills', 'gap'], { target: `target:${target.id}` });
  if (!gap?.plan || !me.next) return [button('Skills gap', gaps, 'primary'), ...maths];
  const plan = call(['plan', 'start'], { roadmap: `roadmap:${gap.plan.roadmap}` });
  return [button(`Plan for ${me.next.name}`, plan, 'primary'), button('Skills gap', gaps), ...maths];
}

/** Offers to remember what was typed, where nothing was saved yet. */
function saving({ years }: LevelAsked, { now, place }: Me, mine: Defaults): Action[] {
  const unsaved = {
    ...(mine['level'] === undefined && { level: years === undefined ? now.id : `${years}y` }),
    ...(mine['place'] === undefined && { place: valueOfMatch(place) }),
  };
  return Object.keys(unsaved).length === 0
    ? []
    : [button('Save to settings', call(['rung', 'settings'], unsaved))];
}

/** The pages of the first skills to learn. */
function skillPages({ gap }: Worth): Action[] {
  const choices = firstOf(gap?.short ?? []).map(({ skill }) => ({
    label: briefly(skill.name),
    call: call(['skills'], { about: `skill:${skill.id}` }),
  }));
  return choices.length === 0 ? [] : [menu('First skills', choices)];
}
