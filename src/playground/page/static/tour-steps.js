/** @typedef {import('./pane.js').Pane} Pane */

/**
 * A step of the tour.
 * @typedef {object} Step
 * @property {'slack' | 'discord'} platform
 * @property {string} place
 * @property {string} text
 * @property {(pane: Pane, clock: { move: (move: string) => Promise<void> }) => Promise<void>} act
 * @property {(pane: Pane) => boolean} isDone whether the visitor did it by themselves
 */

/** How long a step waits for what it expects, in milliseconds. */
const PATIENCE = 8_000;

/** @param {Pane} pane @returns {string} */
const newest = (pane) => [...pane.log.querySelectorAll('[data-hash]')].at(-1)?.textContent ?? '';

/**
 * Waits until something is so.
 * @param {() => unknown} check
 */
async function until(check) {
  const end = performance.now() + PATIENCE;
  while (!check()) {
    if (performance.now() > end) throw new Error('That did not come about. Try it by hand, or go on.');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/**
 * Presses the newest button of a label in a pane, its open form included.
 * @param {Pane} pane
 * @param {RegExp} label
 */
async function press(pane, label) {
  const find = () =>
    [...pane.element.querySelectorAll('.pg-log button, dialog[open] button')]
      .filter(
        (one) => one instanceof HTMLButtonElement && !one.disabled && label.test(one.textContent.trim()),
      )
      .at(-1);
  await until(find);
  const button = find();
  if (!(button instanceof HTMLButtonElement)) return;
  button.scrollIntoView({ block: 'nearest' });
  button.focus();
  button.click();
}

/**
 * Types a line and waits for its answer.
 * @param {Pane} pane
 * @param {string} line
 * @param {RegExp} answer
 */
async function type(pane, line, answer) {
  await pane.type(line);
  await until(() => answer.test(newest(pane)));
}

/** @type {readonly Step[]} */
export const STEPS = [
  {
    platform: 'slack',
    place: 'general',
    text: 'Ask what a senior earns in London: type /salary senior london in Slack. Only you see the answer.',
    act: (pane) => type(pane, '/salary senior london', /£/),
    isDone: (pane) => newest(pane).includes('Senior AI engineer'),
  },
  {
    platform: 'slack',
    place: 'general',
    text: 'Every figure can be followed: press “Show the maths” in the answer.',
    act: (pane) => press(pane, /^Show the maths$/),
    isDone: (pane) => /Hide the maths|maths/i.test(newest(pane)) && !hasButton(pane, /^Show the maths$/),
  },
  {
    platform: 'discord',
    place: 'general',
    text: 'The same on Discord, where a command has named options: /salary level:senior place:london.',
    act: (pane) => type(pane, '/salary level:senior place:london', /£/),
    isDone: (pane) => newest(pane).includes('Senior AI engineer'),
  },
  {
    platform: 'slack',
    place: 'rung',
    text: 'Now a plan of your own. In your messages with Rung, type /plan start 30 days.',
    act: (pane) => type(pane, '/plan start 30 days', /time zone|First message/),
    isDone: (pane) => newest(pane).includes('time zone'),
  },
  {
    platform: 'slack',
    place: 'rung',
    text: 'Rung writes once a week, if you say when. Take the time zone of your profile: Mondays at 9:00.',
    act: async (pane) => {
      await press(pane, /^Your profile/);
      await until(() => newest(pane).includes('First message'));
    },
    isDone: (pane) => newest(pane).includes('First message'),
  },
  {
    platform: 'slack',
    place: 'rung',
    text: 'Do not wait for it: move the clock (at the top) to Monday, and the first message comes.',
    act: async (pane, clock) => {
      await clock.move('monday');
      await until(() => /^.*Week 1/s.test(newest(pane)) && hasBoxes(pane));
    },
    isDone: (pane) => newest(pane).includes('Week 1:'),
  },
  {
    platform: 'slack',
    place: 'rung',
    text: 'Done with a task? Tick its box, and Rung remembers.',
    act: async (pane) => {
      await until(() => hasBoxes(pane));
      const box = boxes(pane).find((one) => !one.checked);
      box?.scrollIntoView({ block: 'nearest' });
      box?.click();
      await until(() => boxes(pane).some((one) => one.checked));
    },
    isDone: (pane) => boxes(pane).some((one) => one.checked),
  },
  {
    platform: 'slack',
    place: 'home',
    text: 'Your week always stands on Rung’s Home in Slack. From here on it is yours: be Bo or Chen, share something, try the network switches.',
    act: async (pane) => {
      await pane.go('home');
      await until(() => newest(pane).length > 100);
    },
    isDone: (pane) => pane.place === 'home' && newest(pane).length > 100,
  },
];

/** @param {Pane} pane */
const boxes = (pane) =>
  [
    ...([...pane.log.querySelectorAll('[data-hash]')].at(-1)?.querySelectorAll('input[type=checkbox]') ?? []),
  ].filter((one) => one instanceof HTMLInputElement);
/** @param {Pane} pane */
const hasBoxes = (pane) => boxes(pane).length > 0;
/** @param {Pane} pane @param {RegExp} label */
const hasButton = (pane, label) =>
  [...pane.log.querySelectorAll('button')].some((one) => label.test(one.textContent.trim()));
