import { beforeAll, describe, expect, it } from 'vitest';
import type { PaneInUse } from '../../../scripts/browser/page.ts';
import { HAS_CHROMIUM, openStage, SIZES } from '../../harness/browser/stage.ts';
import type { Visit } from '../../harness/browser/visit.ts';

const stage = openStage();

describe.skipIf(!HAS_CHROMIUM).each(SIZES)(
  'given Slack on a page $width px wide',
  ({ width, person, city }) => {
    let visit: Visit;
    let slack: PaneInUse;
    beforeAll(async () => {
      visit = await stage.visit({ width, person });
      slack = await visit.pane('slack');
    });

    it('when a command is typed and completed by keyboard, then Rung answers', async () => {
      const { keyboard } = visit.page;
      await slack.root.locator('.pg-composer input').click();
      await keyboard.type('/sal');
      await slack.suggestions.first().filter({ hasText: '/salary' }).waitFor();
      await keyboard.press('Tab');
      expect(await slack.root.locator('.pg-composer input').inputValue()).toBe('/salary ');
      await keyboard.type('senior london');
      await keyboard.press('Enter');
      await slack.says('£90K');
      expect(await visit.faults()).toEqual([]);
    });

    it('when buttons are pressed and a menu is used, then the message changes in its place', async () => {
      await slack.press('Show the maths');
      await slack.says('The maths');
      await slack.press('Back');
      await slack.newest.getByLabel('Add a specialisation').selectOption({ index: 1 });
      await slack.says('Senior LLM engineer');
      expect(await slack.messages.count()).toBe(1);
    });

    it('when a form is filled in, then what it was for is done', async () => {
      await slack.type('/rung settings');
      await slack.says('Your settings');
      await slack.press('Change');
      const form = slack.root.getByRole('dialog');
      await form.getByLabel('Place').fill('Berlin');
      expect(await visit.faults()).toEqual([]);
      await form.getByRole('button', { name: 'Save' }).click();
      await slack.says('Berlin');
      await form.waitFor({ state: 'hidden' });
    });

    it('when a form comes, then its first field has the focus, and what must be filled in is said of each', async () => {
      await slack.type('/salary offer');
      const form = slack.root.getByRole('dialog');
      const base = form.getByLabel('Base');
      await base.waitFor();
      expect(await base.evaluate((one) => one === document.activeElement)).toBe(true);
      await form.getByRole('button', { name: 'See where it stands' }).click();
      await form.getByText('Please complete this required field.').nth(1).waitFor();
      expect(await base.evaluate((one) => one === document.activeElement)).toBe(true);
      await visit.page.keyboard.press('Escape');
      await form.waitFor({ state: 'hidden' });
    });

    it('when a reply is sent in a thread, then its field is empty and keeps the focus', async () => {
      await slack.go('rung');
      await slack.type('salary senior london');
      await slack.says('£90K');
      const reply = slack.newest.getByLabel('Reply in thread');
      await reply.fill('salary mid berlin');
      await reply.press('Enter');
      await slack.newest.getByText('Mid AI engineer').first().waitFor();
      expect(await reply.evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await reply.inputValue()).toBe('');
    });

    it('when a plan is started and a box is ticked, then the tick stays', async () => {
      await slack.go('rung');
      await slack.type(`/plan start 30 days monday 9:00 ${city}`);
      await slack.says('First message');
      const box = slack.newest.getByRole('checkbox').first();
      await box.check();
      await slack.says('1 of 6 done');
      expect(await box.isChecked()).toBe(true);
    });

    it('when the clock is moved to Monday, then the message of the week comes', async () => {
      const before = await slack.messages.count();
      await visit.page.locator('.pg-clock summary').click();
      await visit.page.getByRole('button', { name: 'To Monday, 9:00' }).click();
      await slack.messages.nth(before).waitFor();
      await slack.says('Week 1:');
      await slack.says('1 of 6 done');
      expect(await visit.faults()).toEqual([]);
    });

    it('when the home is opened, then this week is there', async () => {
      await slack.go('home');
      await slack.says('Settings: Berlin');
      await slack.says('week 1 of 4');
      expect(await visit.faults()).toEqual([]);
    });

    it('when the visitor becomes somebody else, then nothing of it is theirs', async () => {
      await slack.go('general');
      await slack.says('Berlin');
      await visit.page.getByLabel('You are').selectOption('Chen');
      await slack.root.getByText('Nothing was said here yet').waitFor();
      await visit.page.getByLabel('You are').selectOption(person);
      await slack.says('Berlin');
    });

    it('when Slack is too busy for a while, then that is said, and Rung answers once it is over', async () => {
      await visit.page.getByText('Network', { exact: true }).click();
      const [busy] = await visit.page.locator('#network fieldset').first().getByRole('checkbox').all();
      await busy?.check();
      await visit.page.locator('#offline').waitFor();
      expect(await visit.faults()).toEqual([]);
      await busy?.uncheck();
      await visit.page.keyboard.press('Escape');
      await slack.type('/skills rag');
      await slack.says('Retrieval-augmented');
    });

    it('when all was done, then nothing went wrong behind it', () => {
      expect(visit.troubles).toEqual([]);
    });
  },
);
