/** The path of the one URL that Slack sends commands, interactions and events to over HTTP. */
export const REQUEST_PATH = '/slack/events';

/** The path of the page by which Rung is added to a workspace. */
export const INSTALL_PATH = '/slack/install';

/** The path that Slack leads back to once that was allowed, or was not. */
export const REDIRECT_PATH = '/slack/oauth_redirect';
