/** The path of the one URL that Slack sends commands, interactions and events to over HTTP. */
export const REQUEST_PATH = '/slack/events';
