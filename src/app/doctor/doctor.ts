import type { Finding } from '../../adapters/shared/inspection.ts';
import { CommandError } from '../../core/declare/registry.ts';
import { DataError } from '../../dataset/records.ts';
import type { EpochMs } from '../../time.ts';
import { ConfigError, environmentNow, misspeltSettings, readConfig, type Config } from '../config.ts';
import { version } from '../console.ts';
import { loadCommands } from '../container.ts';
import { lookAtDatabase } from './database.ts';
import { traceFinding } from './traces.ts';
import { activityFindings, backupFinding, isRunning, portFindings, type SetPort } from './machine.ts';

/** Looks at all that Rung needs and changes nothing: a finding for each thing, in the order they are to be read. */
export async function examine(now: () => EpochMs): Promise<readonly Finding[]> {
  const config = configuration();
  if (!('home' in config)) return config;
  const [platforms, database, running, traces] = await Promise.all([
    lookAtPlatforms(config, now),
    lookAtDatabase(config),
    isRunning(config.health),
    traceFinding(config.traces),
  ]);
  return [
    { subject: 'version', state: 'good', what: `Rung ${version()} on Node ${process.versions.node}` },
    ...misspelt(),
    ...platforms,
    ...database.findings,
    ...(await portFindings(portsOf(config), running)),
    ...(running === undefined ? [] : [runningFinding(running)]),
    backupFinding(config, now()),
    traces,
    ...activityFindings(database.activity, now()),
  ];
}

/** The settings, or what is wrong with each. */
function configuration(): Config | readonly Finding[] {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((what) => ({
      subject: 'setting',
      state: 'wrong',
      what,
      fix: 'See .env.example.',
    }));
  }
}

const misspelt = (): readonly Finding[] =>
  misspeltSettings().map((what) => ({ subject: 'setting', state: 'doubtful', what, fix: 'Rename it.' }));

async function lookAtPlatforms(config: Config, now: () => EpochMs): Promise<readonly Finding[]> {
  try {
    const { tree } = await loadCommands(config);
    if (config.platforms.length === 0) return [NO_PLATFORM];
    const found = await Promise.all(config.platforms.map((one) => one.inspect({ tree, now })));
    return found.flat();
  } catch (error) {
    if (!(error instanceof DataError || error instanceof CommandError)) throw error;
    return [{ subject: 'data', state: 'wrong', what: error.message }];
  }
}

const NO_PLATFORM: Finding = {
  ...{ subject: 'platforms', state: 'doubtful', what: 'none is set up' },
  fix: 'Set SLACK_BOT_TOKEN with SLACK_APP_TOKEN, or DISCORD_TOKEN.',
};

const runningFinding = (running: boolean): Finding =>
  running
    ? { subject: 'process', state: 'good', what: 'Rung runs and answers on its health port' }
    : {
        subject: 'process',
        state: 'doubtful',
        what: 'nothing answers on the health port',
        fix: 'Start Rung: npm start.',
      };

/** The ports that are set; that of Slack's requests is opened for all of the machine's addresses. */
function portsOf({ health }: Config): readonly SetPort[] {
  const slack = Number(environmentNow()['SLACK_PORT'] ?? 0);
  return [
    ...(health ? [{ name: 'RUNG_HEALTH_PORT', ...health }] : []),
    ...(slack > 0 ? [{ name: 'SLACK_PORT', host: undefined, port: slack }] : []),
  ];
}
