import { expect, it } from 'vitest';
import { inspectManySlack } from '../../../src/adapters/slack/many/inspect.ts';
import { closingAfterEach } from '../../harness/closing.ts';
import { openSlackForMany } from '../../harness/platforms/many-slack.ts';
import { shippedTree } from '../../harness/shipped.ts';

const closing = closingAfterEach();

/** What is found of an app, with its own secret or another. */
async function found(secret?: string) {
  const { clientId, clientSecret, apiUrl } = closing(await openSlackForMany());
  const settings = {
    ...{ clientId, clientSecret: secret ?? clientSecret, apiUrl },
    ...{ publicUrl: 'https://rung.example.com', http: { signingSecret: 's', port: 0 }, readsChannels: false },
  };
  return inspectManySlack(settings)({ tree: await shippedTree(), now: () => Date.now() });
}

it('when Slack takes the client’s secret, then where the app is added is said, and nothing is installed', async () => {
  const [app] = await found();
  expect(app).toEqual({
    subject: 'slack app',
    state: 'good',
    what: 'any workspace adds it at https://rung.example.com/slack/install',
  });
});

it('when the secret is another’s, then it is wrong, with the fix, and the secret is not said', async () => {
  const [app, ...others] = await found('another-secret');
  expect(app).toMatchObject({ state: 'wrong', what: 'Slack says bad_client_secret' });
  expect(app?.fix).toContain('SLACK_CLIENT_SECRET');
  expect(JSON.stringify([app, ...others])).not.toContain('another-secret');
});
