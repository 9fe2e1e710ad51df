import type { Dataset } from '../../dataset/dataset.ts';
import { button, call, command, menu, note, paragraph } from '../../reply/build.ts';
import type { Action, Call, Reply } from '../../reply/reply.ts';
import type { Context } from '../../core/declare/command.ts';
import { personOf } from '../../core/run/person-of.ts';
import { workspaceZoneOf } from '../settings/workspace-choices.ts';

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
 * Asks which time zone is meant: those of the person's profile, of their home and of the workspace are offered first, to be
 * confirmed, and then a city in each.
 */
export async function askZone(
  { question, reason, asking, example }: Question,
  context: Pick<Context, 'actor' | 'store' | 'venue' | 'profile'> & {
    readonly dataset: Pick<Dataset, 'places'>;
  },
): Promise<Reply> {
  const { places } = context.dataset;
  const own = await knownZones(context);
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

/** The zones of the asker’s profile and home and of their workspace, each once, with the words of its button. */
async function knownZones({
  actor,
  store,
  venue: { platform, workspace },
  dataset,
  profile,
}: Parameters<typeof askZone>[1]): Promise<readonly { readonly label: string; readonly zone: string }[]> {
  const home = dataset.places.get((await store.people.defaults(personOf(actor)))['place'] ?? '');
  const settings = workspace === undefined ? [] : await store.workspaceSettings.list({ platform, workspace });
  const known = new Map<string, string>();
  for (const [label, zone] of [
    ['Your profile’s time', profile.zone],
    ['My time', home?.zone],
    ['Your team’s time', workspaceZoneOf(settings)],
  ] as const)
    if (zone !== undefined && !known.has(zone)) known.set(zone, label);
  return [...known].map(([zone, label]) => ({ label, zone }));
}
