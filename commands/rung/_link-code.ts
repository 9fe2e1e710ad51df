import {
  button,
  call,
  code,
  note,
  paragraph,
  platformName,
  writeCode,
  type Author,
  type Reply,
  type TypedCode,
} from '#bot';

const PATH = ['rung', 'link'];
const again = button('I’ve typed it', call(PATH, { step: 'check' }), 'primary');
const another = button('New code', call(PATH));
const cancel = button('Cancel', call(PATH, { step: 'refuse' }));

/** An account as it is named to the other: whose it is, and on which platform. */
export const named = ({ person, name }: Author): string => `${name} on ${platformName(person.platform)}`;

/** A new code, and what to do with it. `typed` is the command as it is typed. */
export const showCode = (secret: string, typed: string): Reply => ({
  summary: 'Link your other account',
  blocks: [
    paragraph(['On the other platform, type ', code(`${typed} ${writeCode(secret)}`)]),
    paragraph('It works once, for ten minutes. Before anything is joined I show you who typed it.'),
    note('Linked, you have one set of plans, grades, quiz answers and settings, and one weekly message.'),
  ],
  actions: [again, another],
});

/** Nobody has typed the code that was shown. */
export const notTyped = (): Reply => ({
  summary: 'Nobody has typed it yet',
  blocks: [note('Type the code on the other platform, then check again. It lasts ten minutes.')],
  actions: [button('Check again', call(PATH, { step: 'check' }), 'primary'), another],
});

/** The code is not known here any more. */
export const noCode = (): Reply => ({
  summary: 'There is no code to confirm',
  blocks: [note('Codes last ten minutes and work once. A new one takes a moment.')],
  actions: [button('New code', call(PATH), 'primary')],
});

/** Who typed a code reads whose it is. `asked` tells this question from one about another. */
export const askTyper = (owner: Author, asked: number): Reply => ({
  summary: `Link with ${named(owner)}?`,
  blocks: [
    paragraph(
      'Say yes only if that is you: that account will see and change your plans, grades and settings.',
    ),
    note('A code that another person gave you? Say no.'),
  ],
  actions: [
    button('Yes, that’s me', call(PATH, { step: 'agree', asked }), 'primary'),
    button('No', call(PATH, { step: 'refuse' }), 'danger'),
  ],
});

/** Who typed a code agreed, and the other side is to confirm. */
export const confirmThere = ({ person }: Author): Reply => ({
  summary: `Now confirm on ${platformName(person.platform)}`,
  blocks: [
    note('Press “I’ve typed it” under the code there, within ten minutes. Nothing is joined before that.'),
  ],
  actions: [button('Check', call(PATH, { step: 'check' }), 'primary'), cancel],
});

/** Somebody typed the code and has not agreed yet. */
export const notAgreed = (typer: Author): Reply => ({
  summary: `${named(typer)} typed your code`,
  blocks: [note(`Is that you? Press “Yes, that’s me” there first. If not, cancel: nothing is joined.`)],
  actions: [button('Check again', call(PATH, { step: 'check' }), 'primary'), cancel],
});

/** Who the code was shown to reads who typed it. `asked` tells this question from one about another; `both`: each gets a weekly message, of which one goes on. */
export const askShower = (typer: Author, asked: number, platform: string, both: boolean): Reply => {
  const there = platformName(typer.person.platform);
  const yes = both
    ? [
        button(
          `Yes, message me on ${platformName(platform)}`,
          call(PATH, { step: 'here', asked }),
          'primary',
        ),
        button(`Yes, message me on ${there}`, call(PATH, { step: 'there', asked })),
      ]
    : [button('Yes, link them', call(PATH, { step: 'join', asked }), 'primary')];
  return {
    summary: `Link with ${named(typer)}?`,
    blocks: [
      paragraph(
        'Say yes only if that is you: that account will see and change your plans, grades and settings.',
      ),
      note(
        `Plans of both go on as one set; where both set the same thing, the newer stands.${both ? ' One of your two weekly messages ends.' : ''} What a team shares stays with the team.`,
      ),
    ],
    actions: [...yes, button('No', call(PATH, { step: 'refuse' }), 'danger')],
  };
};

/** The link that was being made was given up. */
export const refused = (): Reply => ({
  summary: 'Nothing was linked',
  blocks: [note('That code is used up.')],
  actions: [button('New code', call(PATH))],
});

/** One of the two is linked with a third. */
export const takenAlready = (): Reply => ({
  summary: 'One of the two is linked already',
  blocks: [note('An account has one partner: unlink that one first.')],
  actions: [],
});

/** What is said to a code that links nothing; undefined where it does, or its person is linked. */
export function refuseCode({ kind }: TypedCode, platform: string): Reply | undefined {
  switch (kind) {
    case 'taken':
    case 'linked':
      return undefined;
    case 'unknown':
      return {
        summary: 'That code doesn’t work',
        blocks: [
          note('It may be mistyped, used, or older than ten minutes. Ask for a new one where you got it.'),
        ],
        actions: [button('Show a code here', call(PATH))],
      };
    case 'too many':
      return {
        summary: 'Too many wrong codes',
        blocks: [note('Wait ten minutes, then ask for a new one.')],
        actions: [],
      };
    case 'own':
      return {
        summary: 'That’s your own code',
        blocks: [note('Type it on the other platform: it proves that both accounts are yours.')],
        actions: [again, another],
      };
    case 'same platform':
      return {
        summary: `That code was shown on ${platformName(platform)} too`,
        blocks: [note('A link joins two platforms. Type it on the other one.')],
        actions: [],
      };
    case 'two workspaces':
      return {
        summary: 'Those two can’t be linked',
        blocks: [note('Both belong to a workspace. One of them has to outlast it.')],
        actions: [],
      };
  }
}

/** What was typed cannot be a code. */
export const noSuchCode = (): Reply => ({
  summary: 'A code has twelve letters',
  blocks: [
    note([
      'It looks like ',
      code('WDJB-MJHT-KLPQ'),
      '. Get one with the same command on your other platform.',
    ]),
  ],
  actions: [button('Show a code here', call(PATH))],
});
