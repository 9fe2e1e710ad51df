/** Where Slack sends everything over HTTP: the request URL of commands, interactivity and events. */
export const PATH = '/slack/events';
