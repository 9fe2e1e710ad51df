/** An amount that stands nowhere else, in each form that it is typed, shown or kept in. */
export const CANARY = /123[.,' ]?457/;

/** What is typed after a command's name, or said: right, incomplete, refused and misspelt. */
export const TYPED = {
  commands: [
    '/salary offer 123457 gbp senior london',
    '/salary offer £123,457 base, 15% bonus, 123457 equity, senior london',
    '/salary offer 123457 gbp london vs 140k eur berlin, senior',
    '/salary offer 123457 gbp senior 123457 london',
    '/salary offer 123.457k gbp senior london',
    '/salary offer 123457 gbp net senior london',
    '/salary offer 123457 gbp snior londn',
    '/salary ofer 123457 gbp senior london',
    '/salary senior london £123,457',
    '/salary senior london £123,457 share here',
    '/salary compare senior london berlin 123457',
    '/rung salary offer 123457 gbp senior london',
    '/rung salry offer 123457 gbp senior london',
    '/rung 123457 gbp',
    '/rung help 123457',
    '/career is 123457 gbp enough to negotiate',
    '/career how do I negotiate 123457 gbp',
  ],
  sentences: [
    'is 123457 gbp good for a senior in london',
    'I got an offer of £123,457 in london, mid',
    '123457 gbp',
    'seneor londn 123457 gbp',
    'how do i train on 123457 rows of data',
    'slary ofer 123457 gbp senior london',
  ],
} as const;

const HOLDERS = new Set([
  'custom_id',
  'value',
  'action_id',
  'block_id',
  'private_metadata',
  'callback_id',
  'initial_value',
]);

/** Everything in what was sent that a press or a form brings back. */
export function carried(node: unknown, found: string[] = []): readonly string[] {
  if (typeof node === 'string' && /^[[{]/.test(node)) {
    try {
      return carried(JSON.parse(node), found);
    } catch {
      return found;
    }
  }
  if (typeof node !== 'object' || node === null) return found;
  for (const [key, value] of Object.entries(node)) {
    if (HOLDERS.has(key) && typeof value === 'string') found.push(value);
    carried(value, found);
  }
  return found;
}
