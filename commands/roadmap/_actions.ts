import {
  button,
  call,
  isTeamRoadmap,
  menu,
  type Action,
  type Call,
  type Dataset,
  type DateAsked,
  type FieldValues,
  type Roadmap,
  type Timetable,
} from '#bot';

/** Hours a week that are offered. */
const HOURS = [3, 5, 6, 8, 10, 15, 20];

/** A roadmap and how its dates were asked for. */
export interface Asked {
  readonly roadmap: Roadmap;
  readonly hours: number | undefined;
  readonly by: DateAsked | undefined;
  readonly from: DateAsked | undefined;
}

/** The ways on from a roadmap: a plan, other hours, dates, its skills. */
export function actionsFor({ roadmap, hours, by, from }: Asked, plan: Timetable, dataset: Dataset): Action[] {
  const own: FieldValues = {
    roadmap: `roadmap:${roadmap.id}`,
    ...(hours !== undefined && { hours }),
    ...(by && { by: by.typed }),
    ...(from && { from: from.typed }),
  };
  const showWith = (changes: FieldValues): Call => call(['roadmap', 'show'], { ...own, ...changes });
  const skills = [...new Set(roadmap.steps.flatMap((step) => step.skills))];
  const needed = plan.fit.kind === 'late' ? plan.fit.hours : undefined;
  return [
    button(
      'Start it as my plan',
      call(['plan', 'start'], { roadmap: `roadmap:${roadmap.id}`, ...(hours !== undefined && { hours }) }),
      'primary',
    ),
    ...(needed === undefined ? [] : [button(`${needed} h a week`, showWith({ hours: needed }))]),
    ...((by ?? from) ? [] : [button('With dates from Monday', showWith({ from: 'monday' }))]),
    menu(
      'Hours a week',
      HOURS.filter((one) => one !== plan.hours).map((one) => ({
        label: `${one} h a week`,
        call: showWith({ hours: one }),
      })),
    ),
    menu(
      'A skill it teaches',
      skills.flatMap((id) => {
        const page = dataset.pages.get(`skill:${id}`);
        return page ? [{ label: page.name, call: call(['skills'], { about: page.ref }) }] : [];
      }),
    ),
    button('All roadmaps', call(['roadmap', 'list'])),
  ];
}

/** The ways on for a team; none where there is no team. */
export function teamActions({ id }: Roadmap, isTeam: boolean, direct: boolean): Action[] {
  if (!isTeam) return [];
  const roadmap = { roadmap: `roadmap:${id}` };
  return [
    ...(direct ? [] : [button('Follow it with this channel', call(['roadmap', 'share'], roadmap))]),
    isTeamRoadmap(id)
      ? button('Edit', { ...call(['roadmap', 'edit'], roadmap), intent: 'form' })
      : button('Copy it for your team', call(['roadmap', 'copy'], roadmap)),
  ];
}
