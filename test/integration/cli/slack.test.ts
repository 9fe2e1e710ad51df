import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REQUEST_PATH } from '../../../src/adapters/slack/connection/request-path.ts';
import { openWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { inProject } from '../../harness/project.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { manifestOfRung } from '../../harness/platforms/slack.ts';
import { untilOn } from '../../harness/until.ts';

const folder = temporaryFolder();
let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace({ manifest: manifestOfRung(), botName: 'rung' });
});
afterAll(() => workspace.close());

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function start(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [inProject('src/start.mjs')], {
    cwd: folder.file('.'),
    env: { RUNG_HOME: folder.file('home'), SLACK_API_URL: workspace.apiUrl, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, said: () => said };
}

describe('given the process', () => {
  it('when it has Slack’s tokens, then it joins over HTTP, answers, tells its health, and stops when told', async () => {
    const [port, health] = [await freePort(), await freePort()];
    const { child, said } = start({
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_SIGNING_SECRET: workspace.signingSecret,
      SLACK_PORT: String(port),
      RUNG_HEALTH_PORT: String(health),
    });
    await untilOn(workspace, () => said().includes('Rung has joined slack'), 10_000);
    workspace.deliverTo(`http://127.0.0.1:${port}${REQUEST_PATH}`);
    expect(await workspace.verifyUrl()).toBe(true);
    const ada = workspace.addPerson('ada');
    const general = workspace.addChannel('general', { members: [ada], bot: true });
    await ada.run(general, '/salary senior london');
    await untilOn(workspace, () => ada.sees(general).some((one) => one.words().includes('£90K–£130K')));
    expect(await (await fetch(`http://127.0.0.1:${health}/readyz`)).json()).toMatchObject({
      ready: true,
      platforms: { slack: 'joined' },
      database: 'ok',
    });
    const metrics = await (await fetch(`http://127.0.0.1:${health}/metrics`)).text();
    expect(metrics).toContain('rung_events_total{platform="slack",event="answered"} 1');
    expect(metrics).not.toContain('london');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('when Slack does not let it in, then it says why once, never that it joined, and stays up', async () => {
    const health = await freePort();
    const { child, said } = start({
      SLACK_BOT_TOKEN: 'xoxb-wrong',
      SLACK_APP_TOKEN: 'xapp-wrong',
      RUNG_HEALTH_PORT: String(health),
    });
    await untilOn(workspace, () => said().match(/slack: invalid_auth/g)?.length === 2, 10_000);
    expect((await fetch(`http://127.0.0.1:${health}/healthz`)).status).toBe(200);
    const readiness = await fetch(`http://127.0.0.1:${health}/readyz`);
    expect(readiness.status).toBe(503);
    expect(await readiness.json()).toMatchObject({
      platforms: { slack: expect.stringMatching(/^refused: invalid_auth/) as string },
    });
    expect(said()).not.toContain('joined');
    expect(said().match(/slack: invalid_auth/g)).toHaveLength(2);
    expect(said()).toContain('SLACK_APP_TOKEN (xapp-…)');
    expect(said()).not.toContain('xoxb-wrong');
    expect(child.exitCode).toBeNull();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-x' }, 'SLACK_APP_TOKEN is missing'],
    [{ SLACK_APP_TOKEN: 'xapp-x' }, 'SLACK_BOT_TOKEN is missing'],
    [{ SLACK_BOT_TOKEN: 'xoxb-x', SLACK_PORT: '3000' }, 'SLACK_SIGNING_SECRET and SLACK_PORT go together'],
    [{ SLACK_API_URL: 'http://example.com/api/' }, 'SLACK_API_URL must begin with https://'],
    [{ SLACK_CHANNEL_COMMANDS: 'yes' }, 'SLACK_CHANNEL_COMMANDS must be on or off'],
    [{ SLACK_PORT: '70000' }, 'SLACK_PORT must be a port'],
  ])('when it is given %j, then it does not start and says %s', async (env, words) => {
    const { child, said } = start(env);
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(said()).toContain(words);
  });
});
