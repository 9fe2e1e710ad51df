import type { Access } from '../engines/database-access.ts';
import { ButtonCalls } from './button-calls.ts';
import { Cards } from './cards.ts';
import { ChannelRoadmaps } from './channel-roadmaps.ts';
import { Conversations } from './conversations.ts';
import { Digests } from './digests.ts';
import { Greetings } from './greetings.ts';
import { Inbox, type InOneTransaction } from './inbox.ts';
import { Installations } from './installations.ts';
import { Leases } from './leases.ts';
import { Ledger } from './ledger.ts';
import { Links } from './links/links.ts';
import { People } from './people.ts';
import { PictureFiles } from './picture-files.ts';
import { Operator } from './operator/operator.ts';
import { Plans } from './plans.ts';
import { Quiz } from './quiz.ts';
import { Schedules } from './schedules.ts';
import { OwnBands } from './settings/own-bands.ts';
import { WorkspaceSettings } from './settings/workspace-settings.ts';
import { TeamRoadmaps } from './team-roadmaps.ts';
import { Weeks } from './weeks.ts';
import { Workspaces } from './workspaces.ts';

/** Does work with the repositories of one transaction: all of it or nothing. */
export type InTransaction = <T>(work: (repositories: Repositories) => Promise<T>) => Promise<T>;

/** Everything Rung remembers, by concern. */
export interface Repositories {
  readonly people: People;
  readonly links: Links;
  readonly plans: Plans;
  readonly weeks: Weeks;
  readonly schedules: Schedules;
  readonly quiz: Quiz;
  readonly conversations: Conversations;
  readonly ledger: Ledger;
  readonly teamRoadmaps: TeamRoadmaps;
  readonly channelRoadmaps: ChannelRoadmaps;
  readonly digests: Digests;
  readonly cards: Cards;
  readonly greetings: Greetings;
  readonly pictureFiles: PictureFiles;
  readonly installations: Installations;
  readonly inbox: Inbox<Repositories>;
  readonly buttonCalls: ButtonCalls;
  readonly leases: Leases;
  readonly operator: Operator;
  readonly workspaces: Workspaces;
  readonly workspaceSettings: WorkspaceSettings;
  readonly ownBands: OwnBands;
}

/** The repositories over one way to the database. `transaction` begins one, or goes on in the open one. */
export const repositoriesOn = (
  access: Access,
  transaction: InOneTransaction<Repositories>,
): Repositories => ({
  people: new People(access),
  links: new Links(access),
  plans: new Plans(access),
  weeks: new Weeks(access),
  schedules: new Schedules(access),
  quiz: new Quiz(access),
  conversations: new Conversations(access),
  ledger: new Ledger(access),
  teamRoadmaps: new TeamRoadmaps(access),
  channelRoadmaps: new ChannelRoadmaps(access),
  digests: new Digests(access),
  cards: new Cards(access),
  greetings: new Greetings(access),
  pictureFiles: new PictureFiles(access),
  installations: new Installations(access),
  inbox: new Inbox(access, transaction),
  buttonCalls: new ButtonCalls(access),
  leases: new Leases(access),
  operator: new Operator(access),
  workspaces: new Workspaces(access),
  workspaceSettings: new WorkspaceSettings(access),
  ownBands: new OwnBands(access),
});
