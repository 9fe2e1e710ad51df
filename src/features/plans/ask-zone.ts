import type { Dataset } from '../../dataset/dataset.ts';
import { button, call, command, menu, note, paragraph } from '../../reply/build.ts';
import type { Action, Call, Reply } from '../../reply/reply.ts';
import type { Context } from '../../core/declare/command.ts';
import { personOf } from '../../core/run/person-of.ts';

const CITIES = ['london', 'berlin', 'new york', 'san francisco', 'toronto', 'bengaluru', 'singapore'];

/** The question for a missing zone: `asking` is the call that lacks it, `example` how it is typed whole. */
interface Question {
  readonly question: string;
  readonly reason: string;
  readonly asking: Call;
  readonly example: string;
}

/** The question for the zone of a person's own message. */
export const ZONE_QUESTION = {
  question: 'Which time zone are you in?',
  reason: 'So that my messages come at your local time. A city will do.',
} as const;

/**
 * Asks which time zone is meant: that of the person's profile and of their home are offered first, to be confirmed, and
 * then a city in each.
 */
export async function askZone(
  { question, reason, asking, example }: Question,
  {
    actor,
    store,
    dataset,
    profile,
  }: Pick<Context, 'actor' | 'store' | 'profile'> & {
    readonly dataset: Pick<Dataset, 'places'>;
  },
): Promise<Reply> {
  const { places } = dataset;
  const home = places.get((await store.people.defaults(personOf(actor)))['place'] ?? '');
  const own = [
    ...(profile.zone === undefined ? [] : [{ label: 'Your profile’s time', zone: profile.zone }]),
    ...(home === undefined || home.zone === profile.zone ? [] : [{ label: 'My time', zone: home.zone }]),
  ];
  const at = (zone: string): Call => call(asking.path, { ...asking.fields, zone });
  const cities = CITIES.flatMap((one) => places.find(one)?.place ?? []);
  return {
    summary: question,
    blocks: [paragraph(reason), note(['Example: ', command(example)])],
    actions: [
      ...own.map(({ label, zone }, index): Action =>
        button(`${label}: ${zone}`, at(zone), index === 0 ? 'primary' : 'secondary'),
      ),
      menu(
        'A city in my zone',
        cities.map(({ name, zone }) => ({ label: `${name} (${zone})`, call: at(zone) })),
      ),
    ],
  };
}
