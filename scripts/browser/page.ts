import type { Locator, Page } from 'playwright-core';

/** One of the platforms on the page. */
export type PaneName = 'slack' | 'discord';

/** A platform on the page, as a person uses it. */
export interface PaneInUse {
  readonly root: Locator;
  /** The newest message or page of the place that is shown. */
  readonly newest: Locator;
  /** The messages of the place that is shown, oldest first. */
  readonly messages: Locator;
  /** What is offered for the words that are being typed. */
  readonly suggestions: Locator;
  /** Types a line and sends it. */
  type(line: string): Promise<void>;
  /** Goes to a place by its id. */
  go(place: string): Promise<void>;
  /** Presses the button of a label in the newest message. */
  press(label: string): Promise<void>;
  /** Resolves once the newest message says some words. @throws where it does not in time: what it says */
  says(words: RegExp | string): Promise<void>;
}

/** A pane of an open page; where the page is narrow, its tab has to be chosen first. */
export function paneOf(page: Page, name: PaneName): PaneInUse {
  const root = page.locator(`#pane-${name}`);
  const newest = root.locator('.pg-log > [data-key]').last();
  return {
    root,
    newest,
    suggestions: root.locator('.pg-suggestions').getByRole('option'),
    messages: root.locator('.pg-log').locator('.sk-message, .dc-message'),
    async type(line) {
      await root.locator('.pg-composer input').fill(line);
      await root.locator('.pg-composer input').press('Enter');
    },
    async go(place) {
      await root.locator(`.pg-places button[data-place="${place}"]`).click();
      await root.locator(`.pg-places button[data-place="${place}"][aria-current]`).waitFor();
    },
    async press(label) {
      await newest.getByRole('button', { name: label, exact: true }).click();
    },
    async says(words) {
      await newest
        .filter({ hasText: words })
        .waitFor()
        .catch(async (error: unknown) => {
          throw new Error(`“${String(words)}” is not in: ${await newest.innerText()}`, { cause: error });
        });
    },
  };
}
