import { MAX_LATENESS_TEXT } from '../../scheduling/calendar/lateness.ts';

/** How the operator's commands are called. */
export const ADMIN_USAGE = `Usage: npm run -s admin -- COMMAND
  workspaces [--json]                 every workspace: people, channels, plans, messages, what was given up, paused or not
  pause WORKSPACE                     nothing is sent there unasked, and commands are refused in words
  resume WORKSPACE                    ends that; what came due this week goes out once
  letters [--json]                    messages that were given up, and why
  resend ID... | --all                sends them again while they are under ${MAX_LATENESS_TEXT} late
  drop ID...                          takes them off that list
  export WORKSPACE FILE               all that is held of a workspace, as JSON; no token is in it
  export WORKSPACE PERSON FILE        all that is held of a person
  delete WORKSPACE [--yes]            how much that is; with --yes it is deleted for good
  delete WORKSPACE PERSON [--yes]     the same of a person, of all accounts that they linked
WORKSPACE is an id as "workspaces" lists it, with or without its platform: slack:T0123 or T0123. PERSON is the platform's
id of them. On Discord people belong to no server: "discord" stands for all of them.
Tokens are encrypted anew by "npm run -s rotate:keys"; "npm run -s doctor" looks at all that Rung needs.
`;
