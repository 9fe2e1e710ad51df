import type { BrowserContextOptions, Page } from 'playwright-core';
import { paneOf, type PaneInUse, type PaneName } from './page.ts';

/** A picture of the page, and what is done before it is taken. */
interface Shot {
  /** The name of its file. */
  readonly name: string;
  readonly size: BrowserContextOptions;
  take(page: Page, address: string, path: string): Promise<void>;
}

const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 920 } };
const PHONE: BrowserContextOptions = { viewport: { width: 400, height: 1400 }, deviceScaleFactor: 2 };

/** Takes away what is folded below messages: it is no part of them. */
const withoutJson = (page: Page): Promise<void> =>
  page.locator('.pg-json').evaluateAll((all) => all.forEach((one) => one.remove()));

/** A message of a platform as a phone shows it, once some things were typed and pressed there. */
const message = (
  name: string,
  platform: PaneName,
  use: (pane: PaneInUse, page: Page) => Promise<void>,
): Shot => ({
  ...{ name, size: PHONE },
  async take(page, address, path) {
    await page.goto(`${address}/#person=Ada&tab=${platform}`);
    const pane = paneOf(page, platform);
    await use(pane, page);
    await withoutJson(page);
    await pane.newest.screenshot({ path });
  },
});

/** Moves the clock of the page to Monday, and waits for the message that is due then. */
async function untilMonday({ messages }: PaneInUse, page: Page): Promise<void> {
  const before = await messages.count();
  await page.locator('.pg-clock summary').click();
  await page.getByRole('button', { name: 'To Monday, 9:00' }).click();
  await messages.nth(before).waitFor();
}

/**
 * Has Discord's pictures drawn: the first takes longer than Rung waits for it, and those after it do not.
 */
async function warm(discord: PaneInUse): Promise<void> {
  await discord.go('ml-team');
  for (
    let isDrawn = false;
    !isDrawn;
    isDrawn = (await discord.newest.locator('img[src^="/file/"]').count()) > 0
  ) {
    await discord.type('/salary level:senior place:london');
    await discord.says('£90K');
  }
  await discord.go('general');
}

/** Every picture, in the order in which they are taken: what is done for one is seen by those after it. */
export const SHOTS: readonly Shot[] = [
  {
    name: 'playground',
    size: DESK,
    async take(page, address, path) {
      await page.goto(`${address}/#person=Ada`);
      const [slack, discord] = [paneOf(page, 'slack'), paneOf(page, 'discord')];
      await warm(discord);
      await slack.type('/salary senior london');
      await slack.says('£90K');
      await discord.type('/salary level:senior place:london');
      await discord.newest.locator('img[src^="/file/"]').waitFor();
      await page.locator('h1').click();
      await withoutJson(page);
      const foot = await page.locator('.pg-foot').boundingBox();
      await page.screenshot({ path, clip: { x: 0, y: 0, width: 1280, height: foot?.y ?? 0 } });
    },
  },
  message('slack-salary', 'slack', async (slack) => {
    await slack.go('ml-team');
    await slack.type('/salary senior london');
    await slack.says('£90K');
  }),
  message('discord-compare', 'discord', async (discord) => {
    await discord.type('/salary-compare level:senior place:london place-2:berlin place-3:toronto');
    await discord.says('pays most');
  }),
  message('slack-question', 'slack', async (slack) => {
    await slack.go('rung');
    await slack.type('/career do I need a PhD?');
    await slack.says('No.');
  }),
  message('discord-quiz', 'discord', async (discord) => {
    await discord.type('/quiz skill:rag');
    await discord.newest
      .getByRole('button', { name: /^[A-D]$/ })
      .first()
      .waitFor();
  }),
  message('slack-week', 'slack', async (slack, page) => {
    await slack.go('rung');
    await slack.type('/plan start 30 days monday 9:00 london');
    await slack.says('First message');
    await untilMonday(slack, page);
    await slack.newest.getByRole('checkbox').first().check();
    await slack.says('1 of 6 done');
    await page.locator('h1').click();
  }),
  message('discord-week', 'discord', async (discord, page) => {
    await discord.go('rung');
    await discord.type('/plan start roadmap:software engineer weekday:Monday time:9:00 zone:london');
    await discord.says('First message');
    await untilMonday(discord, page);
  }),
];
