import { mkdirSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../harness/folder.ts';
import { filesWith, runMany } from '../../harness/fixtures/integration/many-slack/whole.ts';
import { addTeam, browse, newKey, openSlackForMany } from '../../harness/platforms/many-slack.ts';

const folder = temporaryFolder();

describe('given the process, for many workspaces', () => {
  it('when it is installed, used and removed, and its keys change, then no secret is in what it says, counts or keeps', async () => {
    const slack = await openSlackForMany({ rotatesTokens: true });
    onTestFinished(() => slack.close());
    const at = folder.file('whole');
    mkdirSync(at);
    const [old, fresh] = [newKey(), newKey()];
    const first = await runMany(at, slack, [old]);
    await first.joined();
    const acme = await addTeam(slack, first, 'Acme');
    const birch = await addTeam(slack, first, 'Birch');
    for (const { workspace } of [acme, birch]) await browse(first).install(workspace);
    const browser = browse(first);
    await browser.open(await browser.consent(acme.workspace, 'cancel'));
    await browser.open('/slack/oauth_redirect?code=unknown&state=unknown');
    for (const team of [acme, birch]) expect(await team.ask('/salary senior london')).toContain('London');
    acme.workspace.faults.set({ method: 'chat.postMessage', kind: '5xx', times: 2 });
    await acme.ada.say(acme.general, '@rung salary senior berlin');
    await acme.workspace.settled();
    await birch.workspace.uninstall();
    await expect.poll(() => first.said()).toContain(`Rung was removed from ${birch.workspace.teamId}`);
    const metrics = await first.metrics();
    expect(await first.stop()).toEqual([0, null]);

    const rotated = await runMany(at, slack, [fresh, old], 'rotate-keys');
    expect(await rotated.ended).toEqual([0, null]);
    expect(rotated.said()).toContain(
      'Tokens encrypted with the first key now: 1. Already were: 0.\nRUNG_SECRET_KEYS may hold the first key alone from now on.',
    );
    const lacking = await runMany(at, slack, [old]);
    expect(await lacking.ended).toEqual([1, null]);
    expect(lacking.said()).toMatch(
      /RUNG_SECRET_KEYS lacks the key [0-9a-f]{8}, which tokens are encrypted with \(workspaces: 1\)/,
    );
    const second = await runMany(at, slack, [fresh]);
    await second.joined();
    acme.workspace.deliverTo(`${second.origin}/slack/events`);
    expect(await acme.ask('/salary senior tokyo')).toContain('Tokyo');
    expect(await second.stop()).toEqual([0, null]);

    const secrets = [old, fresh, slack.clientSecret, slack.signingSecret, ...slack.secrets, 'xoxb-', 'xoxe-'];
    expect(slack.secrets.length).toBeGreaterThan(5);
    const said = [first, rotated, lacking, second].map((one) => one.said()).join('\n');
    expect(secrets.filter((one) => said.includes(one) || metrics.includes(one))).toEqual([]);
    expect(filesWith(at, secrets)).toEqual([]);
  }, 120_000);
});
