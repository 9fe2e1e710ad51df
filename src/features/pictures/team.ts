import type { TeamPicture, TeamRow } from '../../reply/picture.ts';
import type { RoadmapProgress } from '../teams/progress.ts';

/** The most roadmaps that are drawn. */
const MOST = 5;

/** A channel's progress in each roadmap, all followers together; undefined where there is nothing to do yet, or too many. */
export function teamPicture(all: readonly RoadmapProgress[]): TeamPicture | undefined {
  const rows = all.filter(({ tasks }) => tasks > 0).map(rowOf);
  if (rows.length === 0 || rows.length < all.length || rows.length > MOST) return undefined;
  const sum = (of: (row: TeamRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const percent = Math.floor((100 * sum((row) => row.done)) / sum((row) => row.of));
  const title = `${percent}% done`;
  const recent = sum((row) => row.recent);
  const subtitle = recent === 0 ? '' : `${recent} done this week`;
  return {
    ...{
      kind: 'team',
      eyebrow: 'Team progress',
      title,
      figure: '',
      subtitle,
      personal: true,
      rows,
      source: '',
    },
    alt: [
      `Team progress: ${title}.`,
      ...rows.map(({ label, followers, text, recently }) => `${label}: ${followers}, ${text}, ${recently}.`),
      ...(subtitle === '' ? [] : [`${subtitle}.`]),
    ].join(' '),
  };
}

const rowOf = ({ roadmap, followers, ticked, recentlyTicked, tasks }: RoadmapProgress): TeamRow => ({
  ...{ label: roadmap.name, followers: `${followers} following` },
  ...{ done: ticked, recent: recentlyTicked, of: tasks },
  ...{ text: `${ticked} of ${tasks}`, recently: `${recentlyTicked} this week` },
});
