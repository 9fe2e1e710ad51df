import { describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../harness/engines.ts';
import { closingAfterEach } from '../../harness/closing.ts';
import {
  addTeam,
  browse,
  keysOf,
  newKey,
  openMany,
  openSlackForMany,
  type ManyOptions,
} from '../../harness/platforms/many-slack.ts';

const closing = closingAfterEach();

async function open(options: Partial<ManyOptions> = {}) {
  const slack = closing(await openSlackForMany());
  const rung = closing(await openMany({ slack, ...options }));
  return { slack, rung };
}

describe('given Rung for every workspace that adds it', () => {
  it('when three add it, then each is answered with its own token', async () => {
    const { slack, rung } = await open();
    const teams = [
      await addTeam(slack, rung, 'Acme'),
      await addTeam(slack, rung, 'Birch'),
      await addTeam(slack, rung, 'Cedar'),
    ];
    for (const { workspace } of teams) {
      const { status, body } = await browse(rung).install(workspace);
      expect([status, body]).toEqual([200, expect.stringContaining('Rung was added to')]);
    }
    for (const { ada, ask, general, workspace } of teams) {
      expect(await ask('/salary senior london')).toContain('London');
      await ada.say(general, '@rung salary senior berlin');
      await workspace.waitFor(() => ada.sees(general).some((one) => one.words().includes('Berlin')));
      await ada.openHome();
      await workspace.waitFor(() => ada.home());
      await ada.say(ada.dm(), 'salary senior paris');
      await workspace.waitFor(() => ada.sees(ada.dm()).some((one) => one.words().includes('Paris')));
    }
    expect(rung.bugs).toEqual([]);
  });

  it('when the install page is opened, then it is one plain page that nobody may frame', async () => {
    const { rung } = await open();
    const { status, body, headers } = await browse(rung).open('/slack/install');
    expect(status).toBe(200);
    expect(body).toMatch(/<html lang="en">.*<main><h1>Add Rung to Slack<\/h1>.*>Add to Slack<\/a>/);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('set-cookie')).toMatch(/^__Host-rung-install=.*Secure; HttpOnly; Path=\//);
  });

  it('when somebody cancels, then nothing is kept and the page says so', async () => {
    const { slack, rung } = await open();
    const { workspace } = await addTeam(slack, rung, 'Acme');
    const shown = await browse(rung).install(workspace, 'cancel');
    expect([shown.status, shown.body]).toEqual([400, expect.stringContaining('Rung was not added')]);
    expect(await rung.store.installations.list('slack')).toEqual([]);
  });

  it('when the way back is used twice, then the second time it leads nowhere', async () => {
    const { slack, rung } = await open();
    const { workspace } = await addTeam(slack, rung, 'Acme');
    const browser = browse(rung);
    const back = await browser.consent(workspace);
    const cookies = new Map(browser.cookies);
    expect((await browser.open(back)).status).toBe(200);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    const again = await browser.open(back);
    expect([again.status, again.body]).toEqual([400, expect.stringContaining('once')]);
    expect(slack.exchanges).toHaveLength(1);
  });

  it('when a link is opened in a browser that did not ask for it, then it adds nothing', async () => {
    const { slack, rung } = await open();
    const { workspace } = await addTeam(slack, rung, 'Mallory’s');
    const back = await browse(rung).consent(workspace);
    const victim = browse(rung);
    expect((await victim.open(back)).status).toBe(400);
    await victim.open('/slack/install');
    expect((await victim.open(back)).status).toBe(400);
    expect(slack.exchanges).toEqual([]);
  });

  it.each(['', 'x', 'mfz4k2.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'when the state is forged as %j, cookie and all, then it adds nothing',
    async (state) => {
      const { slack, rung } = await open();
      const browser = browse(rung);
      browser.cookies.set('__Host-rung-install', state);
      expect((await browser.open(`/slack/oauth_redirect?code=c&state=${state}`)).status).toBe(400);
      expect(slack.exchanges).toEqual([]);
    },
  );

  it('when somebody takes longer than ten minutes, then they begin again', async () => {
    let now = Date.now();
    const { slack, rung } = await open({ clock: { now: () => now } });
    const { workspace } = await addTeam(slack, rung, 'Acme');
    const browser = browse(rung);
    const back = await browser.consent(workspace);
    now += 600_000;
    const late = await browser.open(back);
    expect([late.status, late.body]).toEqual([400, expect.stringContaining('ten minutes')]);
    expect(slack.exchanges).toEqual([]);
  });

  it('when Slack refuses the client’s secret, then the operator reads what to do, and the page says it is not set up right', async () => {
    const { slack, rung } = await open({ clientSecret: 'not the secret of the app' });
    const { workspace } = await addTeam(slack, rung, 'Acme');
    const shown = await browse(rung).install(workspace);
    expect([shown.status, shown.body]).toEqual([502, expect.stringContaining('not set up right')]);
    expect(rung.telemetry.lines).toEqual([
      'slack: Rung could not be added to a workspace (bad_client_secret). Copy SLACK_CLIENT_ID and SLACK_CLIENT_SECRET again from "Basic Information" in the app’s settings.',
    ]);
  });

  it('when it is added in one process and the way back comes to another, then both answer', async () => {
    const database = await emptyDatabase('postgres');
    const slack = await openSlackForMany();
    const keys = keysOf(newKey());
    const first = await openMany({ slack, keys, store: database.location });
    const second = await openMany({ slack, keys, store: database.location });
    const team = await addTeam(slack, first, 'Acme');
    const back = await browse(first).consent(team.workspace);
    const browser = browse(first);
    const own = await browser.consent(team.workspace);
    const elsewhere = browse(second);
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    expect((await elsewhere.open(back)).status).toBe(400);
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    expect((await elsewhere.open(own)).status).toBe(200);
    // It is used up, in whatever process.
    expect((await browser.open(own)).status).toBe(400);
    expect(await team.ask('/salary senior london')).toContain('London');
    team.workspace.deliverTo(`${second.origin}/slack/events`);
    expect(await team.ask('/salary senior berlin')).toContain('Berlin');
    await Promise.all([first.close(), second.close()]);
    await slack.close();
    await database.remove();
  });

  it('when a whole organisation adds it, then it is one installation, and what is said there belongs to it', async () => {
    const { slack, rung } = await open();
    const { workspace, ask } = await addTeam(slack, rung, 'Grid', { organisation: true });
    const { body } = await browse(rung).install(workspace);
    expect(body).toContain('An admin of the organisation chooses in Slack next');
    expect(await rung.store.installations.list('slack')).toEqual([workspace.enterpriseId]);
    expect(await ask('/salary senior london')).toContain('London');
    expect(await rung.store.workspaces.list('slack')).toEqual([workspace.enterpriseId]);
    expect(rung.bugs).toEqual([]);
  });

  it('when what is kept of a workspace is gone, then its command is told how to add Rung again', async () => {
    const { slack, rung } = await open({ mostLoaded: 0 });
    const { ask, workspace } = await addTeam(slack, rung, 'Acme');
    await browse(rung).install(workspace);
    expect(await ask('/salary senior london')).toContain('London');
    await workspace.settled();
    await rung.store.installations.delete({ platform: 'slack', workspace: workspace.teamId });
    expect(await ask('/salary senior london')).toContain('Add it again: https://rung.test/slack/install');
    expect(rung.bugs).toEqual([]);
  });
});
