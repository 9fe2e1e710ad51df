import type { Generated } from 'kysely';
import type { ChosenTables, Named } from './chosen-tables.ts';
import type { LinkTables } from './link-tables.ts';
import type { EpochMs } from '../../time.ts';
import type { LedgerState } from '../types/ledger.ts';
import type { Plan } from '../types/plan.ts';
import type { ScheduleState } from '../types/schedule.ts';
import type { TeamRoadmap } from '../types/team-roadmap.ts';

/** The tables as the migrations leave them. Instants are milliseconds since 1970, UTC. */
export interface Schema extends LinkTables, ChosenTables {
  /** One remembered value of one person. */
  person_default: {
    platform: string;
    workspace: string;
    person: string;
    name: string;
    value: string;
    updated_at: EpochMs;
  };
  /** An action too long for its button, which may still be on somebody's screen. */
  stored_action: {
    platform: string;
    workspace: string;
    token: string;
    call: string;
    shown_at: EpochMs;
  };
  /** The idempotency key of an inbound event that was answered. */
  inbox: {
    platform: string;
    workspace: string;
    id: string;
    seen_at: EpochMs;
  };
  /** Who may do what only one process may, and until when. A row stays, so that its token only grows. */
  lease: {
    name: string;
    holder: string;
    token: number;
    until: EpochMs;
  };
  /** A person or a channel that scheduled messages go to. */
  recipient: {
    id: Generated<number>;
    platform: string;
    workspace: string;
    type: 'person' | 'channel';
    /** The platform's id of the person or channel. */
    ref: string;
  };
  /** When one kind of message goes to one recipient. */
  schedule: {
    recipient: number;
    kind: string;
    /** The recipient's, kept here for the index by which what is due is found workspace by workspace. */
    platform: string;
    workspace: string;
    weekday: number;
    time: string;
    zone: string;
    hours: number;
    state: ScheduleState;
    reason: string | null;
    next_due: EpochMs | null;
    occurrence: string | null;
    silent: number;
    streak: number;
    best_streak: number;
    last_week: string | null;
    /** 0 or 1, as is `notified`. */
    forgiven: number;
    notified: number;
    /** Both null unless a process has claimed the next send. */
    lease_until: EpochMs | null;
    lease_token: string | null;
    created_at: EpochMs;
    updated_at: EpochMs;
  };
  /** The conversation with one person who asked to be written to. */
  conversation: {
    recipient: number;
    channel: string;
    opened_at: EpochMs;
  };
  /** One person's way through one roadmap. */
  plan: {
    id: string;
    platform: string;
    workspace: string;
    person: string;
    roadmap: string;
    state: Plan['state'];
    week: number;
    /** JSON: `TaskOfWeek[]`. */
    this_week: string | null;
    /** 0 or 1. */
    takes_all: number;
    started_at: EpochMs;
    ended_at: EpochMs | null;
    updated_at: EpochMs;
  };
  /** A ticked task; one that is not ticked has no row. Goes with its plan. */
  plan_task: {
    plan: string;
    step: string;
    task: string;
    done_at: EpochMs;
  };
  /** The delivery ledger: what became of each occurrence of a recipient's kind of message. */
  ledger: {
    recipient: number;
    kind: string;
    occurrence: string;
    state: LedgerState;
    /** Of the claim that wrote it last. */
    token: string;
    due_at: EpochMs;
    at: EpochMs;
    attempts: number;
    /** 1 once it was sent again though it may have arrived. */
    resent: Generated<number>;
    /** JSON. */
    message: string | null;
    error: string | null;
  };
  /** A workspace that Rung was removed from, until what it holds is deleted. */
  removed_workspace: {
    platform: string;
    workspace: string;
    removed_at: EpochMs;
  };
  /** A channel that was greeted when Rung came to it; an empty one is the workspace as a whole. */
  greeting: {
    platform: string;
    workspace: string;
    channel: string;
    greeted_at: EpochMs;
  };
  /** A question of the quiz as one person met it: `answered_at` is null where they only reported it. */
  quiz_question: {
    platform: string;
    workspace: string;
    person: string;
    question: string;
    answered_at: EpochMs | null;
    /** 0 or 1; null where it was not answered. */
    is_right: number | null;
    /** Both null unless it comes back. */
    step: number | null;
    next_due: EpochMs | null;
    reported_at: EpochMs | null;
  };
  /** How many people reported a question of the quiz as wrong; it holds nothing of who. */
  question_report: {
    question: string;
    reports: number;
    reported_at: EpochMs;
  };
  /**
   * A picture that was uploaded. It shows the same to everybody where it has a `content`, is one person's where it has a
   * `person` of that workspace, and is to be deleted where it has neither.
   */
  picture_file: {
    platform: string;
    workspace: string;
    file: string;
    content: string | null;
    person: string | null;
    uploaded_at: EpochMs;
  };
  /** A workspace that added Rung by itself. Nothing in it is about a person. */
  installation: {
    platform: string;
    workspace: string;
    /** JSON: names and ids, nothing secret. */
    details: string;
    /** The secrets, encrypted with the key whose id is `key_id`. */
    sealed: string;
    key_id: string;
    /** Grows with every change of the secrets, but not when the same are encrypted anew. */
    version: number;
    expires_at: EpochMs | null;
    renewing_by: string | null;
    renewing_until: EpochMs | null;
    installed_at: EpochMs;
  };
  /** A roadmap that a workspace made. The columns of who made it are empty once they had themselves deleted. */
  team_roadmap: Named & {
    id: string;
    platform: string;
    workspace: string;
    version: number;
    /** JSON, as is `changes`. */
    record: string;
    editors: TeamRoadmap['editors'];
    changes: string;
    made_at: EpochMs;
    changed_at: EpochMs;
  };
  /** A roadmap that a channel follows, and the message by which that is seen. */
  channel_roadmap: Named & {
    id: string;
    platform: string;
    workspace: string;
    channel: string;
    roadmap: string;
    state: 'active' | 'withdrawn';
    shared_at: EpochMs;
    starts: string | null;
    withdrawn_by: string | null;
    /** JSON. */
    card_message: string | null;
    card_wanted: number;
    card_due: EpochMs | null;
    card_tries: number;
    card_unsure: number;
  };
  /** Somebody who follows a channel's roadmap. Goes with it. */
  follower: {
    channel_roadmap: string;
    platform: string;
    person_workspace: string;
    person: string;
    name: string | null;
    joined_at: EpochMs;
  };
  /** Who set a channel's digest; when it comes is a schedule. */
  digest: Named & {
    platform: string;
    workspace: string;
    channel: string;
    set_at: EpochMs;
  };
}
