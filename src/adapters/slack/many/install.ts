import type { ServerResponse } from 'node:http';
import { InstallProvider, type InstallURLOptions, type Installation as Granted } from '@slack/oauth';
import type { EpochMs } from '../../../time.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import type { Installations } from '../../shared/store/installations.ts';
import type { AnswerPage } from '../connection/http.ts';
import { failureFrom } from '../connection/failure.ts';
import { INSTALL_PATH, REDIRECT_PATH } from '../connection/request-path.ts';
import { silentLogger } from '../connection/silent-logger.ts';
import { clientOptions } from '../connection/web.ts';
import type { ManySlackSettings } from '../settings.ts';
import { NAME, secretsOf, type SlackDetails } from './installation.ts';
import {
  addedPage,
  brokenPage,
  cancelledPage,
  failedPage,
  html,
  installPage,
  PAGE_HEADERS,
  refusedPage,
  stalePage,
  type Page,
} from './pages.ts';
import { createStates, STATE_LIFE } from './state.ts';

/** The parts that Rung is installed with. */
export interface InstallParts {
  readonly settings: ManySlackSettings;
  readonly scopes: readonly string[];
  readonly installations: Installations;
  readonly telemetry: Telemetry;
  readonly now: () => EpochMs;
  /** Called once a workspace's token is kept. */
  readonly added: (workspace: string) => Promise<void>;
}

/** Where somebody adds Rung to their workspace. */
export const installUrlOf = ({ publicUrl }: ManySlackSettings): string => `${publicUrl}${INSTALL_PATH}`;

/** Slack's page for consent: beside its API. */
const authorizeUrlOf = ({ apiUrl }: ManySlackSettings): string => new URL('/oauth/v2/authorize', apiUrl).href;

/** Sent by the browser over https to this host alone. */
const COOKIE = '__Host-rung-install';

/** The way back is not the one that somebody set out on. */
class StaleState extends Error {
  readonly code = 'stale_state';
}

/** Answers the pages by which Rung is installed, with Slack's own provider of that flow. */
export function createInstallPages(parts: InstallParts): AnswerPage {
  const { settings, scopes, telemetry } = parts;
  const installUrl = installUrlOf(settings);
  const options = { scopes: [...scopes], redirectUri: `${settings.publicUrl}${REDIRECT_PATH}` };
  const provider = createProvider(parts, options);
  return async (request, response) => {
    const { method, url = '' } = request;
    const path = url.split('?', 1)[0];
    if (method !== 'GET' || (path !== INSTALL_PATH && path !== REDIRECT_PATH)) return false;
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
    if (path === INSTALL_PATH) await provider.handleInstallPath(request, response, undefined, options);
    else
      await provider.handleCallback(request, response, {
        success: (granted) => show(response, addedPage(nameOf(granted), isWhole(granted), openUrl(granted))),
        failure: (error) => show(response, pageFor(error, telemetry)(installUrl)),
      });
    return true;
  };
}

function createProvider(parts: InstallParts, options: InstallURLOptions): InstallProvider {
  const { settings, installations, now } = parts;
  const states = createStates(settings.clientSecret, now);
  return new InstallProvider({
    ...{ clientId: settings.clientId, clientSecret: settings.clientSecret },
    authorizationUrl: authorizeUrlOf(settings),
    ...{ stateCookieName: COOKIE, stateCookieExpirationSeconds: STATE_LIFE / 1000 },
    stateStore: {
      generateStateParam: () => Promise.resolve(states.make()),
      async verifyStateParam(_, state) {
        const nonce = states.read(state);
        if (nonce === undefined || !(await installations.firstUse(NAME, `install ${nonce}`)))
          throw new StaleState();
        return options;
      },
    },
    installationStore: {
      storeInstallation: (granted) => keep(parts, granted),
      // Installations are read and deleted elsewhere.
      fetchInstallation: () => Promise.reject(new Error('not read here')),
    },
    renderHtmlForInstallPath: (url) => html(installPage(url)),
    logger: silentLogger,
    clientOptions: clientOptions(settings.apiUrl),
  });
}

/** Keeps what Slack granted; nothing of whoever added Rung. */
async function keep({ installations, telemetry, added }: InstallParts, granted: Granted): Promise<void> {
  const workspace = workspaceOf(granted);
  const { bot } = granted;
  if (workspace === undefined || !bot) throw new Error('an installation without a workspace or a bot');
  const details: SlackDetails = { name: nameOf(granted), bot: bot.userId, scopes: bot.scopes };
  const expiresAt = bot.expiresAt === undefined ? undefined : bot.expiresAt * 1000;
  await installations.save({
    ...{ platform: NAME, workspace, details },
    ...secretsOf({ token: bot.token, refresh: bot.refreshToken, expiresAt }),
  });
  telemetry.log(`slack: Rung was added to ${workspace}.`);
  await added(workspace);
}

/** The page for what went wrong. What an operator has to mend is told to them, without what was sent. */
function pageFor(error: Error, telemetry: Telemetry): (to: string) => Page {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'slack_oauth_installer_authorization_error') return cancelledPage;
  if (typeof code === 'string' && STALE.has(code)) return stalePage;
  const { what, kind } = failureFrom(error);
  const fix = FIXES[what];
  if (fix !== undefined) {
    telemetry.log(`slack: Rung could not be added to a workspace (${what}). ${fix}`);
    return brokenPage;
  }
  if (kind === 'retryable') {
    // Whatever is not Slack's is ours: most likely the store.
    if (what === error.name) telemetry.error(error);
    else telemetry.log(`slack: Rung could not be added to a workspace (${what}).`);
    return failedPage;
  }
  return what === 'invalid_code' ? stalePage : refusedPage;
}

const STALE = new Set([
  'stale_state',
  'slack_oauth_invalid_state',
  'slack_oauth_missing_state',
  'slack_oauth_missing_code',
]);

const CREDENTIALS =
  'Copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET again from "Basic Information" in the app’s settings.';
/** What an operator does about Slack's error words. */
const FIXES: Readonly<Record<string, string>> = {
  invalid_client_id: CREDENTIALS,
  bad_client_secret: CREDENTIALS,
  bad_redirect_uri:
    'SLACK_PUBLIC_URL and the "Redirect URLs" under "OAuth & Permissions" in the app’s settings differ.',
  invalid_team_for_non_distributed_app:
    'Activate public distribution under "Manage Distribution" in the app’s settings.',
};

const isWhole = ({ isEnterpriseInstall }: Granted): boolean => isEnterpriseInstall === true;

/** The id that what happens there is filed under: that of an organisation that has Rung as a whole, else the workspace's. */
const workspaceOf = (granted: Granted): string | undefined =>
  isWhole(granted) ? granted.enterprise?.id : granted.team?.id;
const nameOf = (granted: Granted): string | undefined =>
  isWhole(granted) ? granted.enterprise?.name : granted.team?.name;

/** Opens Rung in Slack, in the app where there is one, else in the browser. */
function openUrl({ appId = '', team }: Granted): string {
  const words = new URLSearchParams({ app: appId, ...(team && { team: team.id }) });
  return `https://slack.com/app_redirect?${words.toString()}`;
}

function show(response: ServerResponse, page: Page): void {
  response.writeHead(page.status ?? 200).end(html(page));
}
