import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it, test } from 'vitest';
import { temporaryFolder } from '../../harness/folder.ts';
import { inProject } from '../../harness/project.ts';

const folder = temporaryFolder();
/** Runs Rung as `npm run` does; rejects where it ends with an error. */
const rung = (...args: readonly string[]) =>
  promisify(execFile)(process.execPath, [inProject('src/start.mjs'), ...args], {
    cwd: folder.file('.'),
    env: { PATH: process.env['PATH'], RUNG_HOME: folder.file('home') },
  });
const ADDRESS = 'https://rung.example.com';

it('given an app for many workspaces, when its manifest is printed, then it names the way back, organisations and tokens that expire', async () => {
  const { stdout } = await rung('manifest', 'slack', ADDRESS, '--many', '--token-rotation');
  expect(JSON.parse(stdout)).toMatchObject({
    oauth_config: { redirect_urls: [`${ADDRESS}/slack/oauth_redirect`] },
    settings: { org_deploy_enabled: true, token_rotation_enabled: true },
  });
});

test.each([
  [['manifest', '--many'], 'give the address of Rung as well'],
  [['manifest', 'slack', ADDRESS, '--odd'], 'knows no --odd'],
  [['manifest', 'discord', ADDRESS, '--many'], 'knows no --many'],
  [['rotate-keys', 'all'], 'takes no words'],
])(
  'given the command line, when it is called as %j, then it says how and exits with 2',
  async (args, why) => {
    await expect(rung(...args)).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(why) as string,
    });
  },
);
