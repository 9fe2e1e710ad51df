import {
  button,
  call,
  dayOf,
  note,
  paragraph,
  platformName,
  writeDay,
  writeWeekly,
  type Link,
  type Reply,
  type Schedule,
} from '#bot';
import { named } from './_link-code.ts';

const PATH = ['rung', 'link'];

/** A link as one of its accounts sees it. */
export interface View {
  readonly link: Link;
  /** The platform it is seen from. */
  readonly platform: string;
  /** The weekly message, and the platform it goes to; undefined where there is none. */
  readonly weekly: { readonly schedule: Schedule; readonly platform: string } | undefined;
}

const otherOf = ({ link, platform }: View) =>
  link.home.person.platform === platform ? link.guest : link.home;

/** How it stands with a link: with whom, where the weekly message goes, and how to change either. */
export function linkedReply(view: View, title?: string): Reply {
  const { link, weekly, platform } = view;
  const isHere = weekly?.platform === platform;
  const elsewhere = platformName(isHere ? otherOf(view).person.platform : platform);
  return {
    summary: title ?? `Linked with ${named(otherOf(view))}`,
    blocks: [
      paragraph(`One set of plans, grades, quiz answers and settings, since ${writeDay(dayOf(link.at))}.`),
      paragraph(
        weekly
          ? `Weekly message: on ${platformName(weekly.platform)}, ${writeWeekly(weekly.schedule)}.`
          : 'No weekly message.',
      ),
      note('A team’s own roadmap, and your plan of it, shows only where that team is.'),
    ],
    actions: [
      ...(weekly ? [button(`Move it to ${elsewhere}`, call(PATH, { step: isHere ? 'there' : 'here' }))] : []),
      button('Unlink', call(PATH, { step: 'unlink' }), 'danger'),
    ],
  };
}

/** What unlinking does, for a person to read before they confirm. */
export function askUnlink({ link, weekly }: View): Reply {
  const [one, other] = platformsOf(link);
  return {
    summary: `Unlink ${one} and ${other}?`,
    blocks: [
      paragraph('Both keep a copy of your plans, ticks, grades, quiz answers and settings as they are now.'),
      paragraph('From then on, what you do on one no longer shows on the other.'),
      note(
        `${weekly ? `Your weekly message stays on ${platformName(weekly.platform)}. ` : ''}A plan of a team’s roadmap stays with your account in that team.`,
      ),
    ],
    actions: [
      button('Yes, unlink', call(PATH, { step: 'split' }), 'danger'),
      button('Keep linked', call(PATH)),
    ],
  };
}

/** It was unlinked. */
export function unlinked(link: Link): Reply {
  const [one, other] = platformsOf(link);
  return {
    summary: `Unlinked: ${one} and ${other}`,
    blocks: [note('Both have a copy of what was yours. Link them again any time.')],
    actions: [button('This week', call(['plan', 'show']))],
  };
}

const platformsOf = ({ guest, home }: Link): readonly [string, string] => [
  platformName(guest.person.platform),
  platformName(home.person.platform),
];
