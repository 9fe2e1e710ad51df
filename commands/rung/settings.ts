import {
  command,
  button,
  call,
  defaultsBlock,
  defineCommand,
  note,
  option,
  paragraph,
  personOf,
  settingsOf,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'Your usual level, place, currency and target',
  options: {
    level: option.level({ summary: 'Your usual level' }),
    place: option.place({ summary: 'Your usual place' }),
    currency: option.currency({ summary: 'Currency for pay' }),
    target: option.target({ summary: 'What you are aiming for' }),
    'clear-level': option.flag(['clear level', 'forget level', 'reset level'], 'Forget the level'),
    'clear-place': option.flag(['clear place', 'forget place', 'reset place'], 'Forget the place'),
    'clear-currency': option.flag(
      ['clear currency', 'forget currency', 'reset currency'],
      'Forget the currency',
    ),
    'clear-target': option.flag(['clear target', 'forget target', 'reset target'], 'Forget the target'),
    clear: option.flag(['clear', 'forget', 'reset'], 'Forget all four'),
  },
  ignores: ['level', 'place', 'currency', 'home', 'change', 'edit', 'save', 'set', 'show', 'update'],
  examples: [
    '/rung settings senior london',
    '/rung settings in usd',
    '/rung settings target staff',
    '/rung settings clear',
  ],
  phrases: [
    'setting/preference/profile, change/show/edit/update setting/preference/profile/level/place/city/currency/target',
    'live/based/located/reside/relocated …, use/prefer …, city/home/currency …',
  ],
  role: 'settings',
  changes: true,
  form: { title: 'Your settings', submit: 'Save' },
  async run(
    { level, place, currency, target, clear, ...forget },
    { actor, store, clock, dataset },
  ): Promise<Reply> {
    const person = personOf(actor);
    const changes = {
      ...((clear ?? forget['clear-level']) && { level: null }),
      ...((clear ?? forget['clear-place']) && { place: null }),
      ...((clear ?? forget['clear-currency']) && { currency: null }),
      ...((clear ?? forget['clear-target']) && { target: null }),
      ...(level && { level: level.years === undefined ? level.level.id : `${level.years}y` }),
      ...(place && { place: place.place.id }),
      ...(currency && { currency: currency.id }),
      ...(target && { target: target.ref }),
    };
    const changed = Object.keys(changes).length > 0;
    const now = changed
      ? await store.people.remember(person, changes, clock.now())
      : await store.people.defaults(person);
    const settings = settingsOf(now);
    const empty = Object.keys(settings).length === 0;
    return {
      summary: clear ? 'Settings cleared' : changed ? 'Settings saved' : 'Your settings',
      blocks: [
        defaultsBlock(now, dataset),
        paragraph(
          empty
            ? ['Save your level and city, and ', command('/salary'), ' alone will do.']
            : 'I use these when you leave something out.',
        ),
        note('Only you see this. Pay that you type is never kept.'),
      ],
      actions: [
        button('Change', { ...call(['rung', 'settings'], settings), intent: 'form' }, 'primary'),
        ...(empty ? [] : [button('Clear', call(['rung', 'settings'], { clear: true }), 'danger')]),
        ...(now['level'] !== undefined && now['place'] !== undefined
          ? [button('What am I worth?', call(['salary', 'me']))]
          : []),
        ...(now['target'] === undefined ? [] : [button('What am I missing?', call(['skills', 'gap']))]),
      ],
    };
  },
});
