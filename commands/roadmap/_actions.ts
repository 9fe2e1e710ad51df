import {
  button,
  call,
  isTeamRoadmap,
  menu,
  type Action,
  type Call,
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
  /** Whether every task is in sight. */
  readonly isFull: boolean;
}

/** Where a roadmap is looked at: whether in a workspace that may have its own, and whether with Rung alone. */
export interface Place {
  readonly isTeam: boolean;
  readonly isDirect: boolean;
  /** Whether plans have units of it. */
  readonly hasUnits: boolean;
}

/** The ways on from a roadmap: a plan, the hours that fit, what a team does with it, and other hours or dates. */
export function actionsFor(
  { roadmap, hours, by, from, isFull }: Asked,
  plan: Timetable,
  { isTeam, isDirect, hasUnits }: Place,
): Action[] {
  const own: FieldValues = {
    roadmap: `roadmap:${roadmap.id}`,
    ...(hours !== undefined && { hours }),
    ...(by && { by: by.typed }),
    ...(from && { from: from.typed }),
  };
  const showWith = (changes: FieldValues): Call => call(['roadmap', 'show'], { ...own, ...changes });
  const needed = plan.fit.kind === 'late' ? plan.fit.hours : undefined;
  const start = call(['plan', 'start'], {
    roadmap: `roadmap:${roadmap.id}`,
    ...(hours !== undefined && { hours }),
  });
  return [
    button('Start it as my plan', start, 'primary'),
    ...(needed === undefined ? [] : [button(`${needed} h a week`, showWith({ hours: needed }))]),
    ...(isTeam && !isDirect
      ? [
          button(
            'Follow it with this channel',
            call(['roadmap', 'share'], { roadmap: `roadmap:${roadmap.id}` }),
          ),
        ]
      : []),
    ...(isTeam && needed === undefined ? [ownVersion(roadmap)] : []),
    menu('More', [
      ...(isFull ? [] : [{ label: 'Tasks and links', call: showWith({ full: true }) }]),
      ...(hasUnits
        ? [
            {
              label: 'Units of each step',
              call: call(['roadmap', 'units'], { roadmap: `roadmap:${roadmap.id}` }),
            },
          ]
        : []),
      ...((by ?? from) ? [] : [{ label: 'With dates, from Monday', call: showWith({ from: 'monday' }) }]),
      ...HOURS.filter((one) => one !== plan.hours).map((one) => ({
        label: `${one} h a week`,
        call: showWith({ hours: one }),
      })),
    ]),
  ];
}

/** The way to a roadmap of the team's own: to change one that is, or to copy one that is not. */
const ownVersion = ({ id }: Roadmap): Action =>
  isTeamRoadmap(id)
    ? button('Edit', { ...call(['roadmap', 'edit'], { roadmap: `roadmap:${id}` }), intent: 'form' })
    : button('Copy it for your team', call(['roadmap', 'copy'], { roadmap: `roadmap:${id}` }));
