import { parts, type Documented, type Ids, type Json } from './parts.ts';

/** Every kind of interaction. */
export function interactions(ids: Ids): readonly Documented[] {
  const { inGuild, alone, message, person } = parts(ids);
  const salary = {
    id: '1001',
    name: 'salary',
    type: 1,
    options: [
      { name: 'level', type: 3, value: 'senior' },
      { name: 'place', type: 3, value: 'london' },
    ],
  };
  const of = (name: string, d: Json): Documented => ({
    name,
    frame: { t: 'INTERACTION_CREATE', s: 0, op: 0, d },
  });
  const component = (data: Json, over: Json = {}): Json => ({ ...inGuild, type: 3, data, message, ...over });
  const select = (kind: number, values: readonly string[]): Json =>
    component({ id: 2, component_type: kind, custom_id: 'menu', values, resolved: {} });
  const form = (components: readonly Json[]): Json => ({
    ...inGuild,
    type: 5,
    data: { custom_id: 'form', components, resolved: {} },
  });
  return [
    of('a command', { ...inGuild, type: 2, data: salary }),
    of('a command without options', { ...inGuild, type: 2, data: { id: '1002', name: 'career', type: 1 } }),
    of('a subcommand', {
      ...inGuild,
      type: 2,
      data: { id: '1003', name: 'plan', type: 1, options: [{ name: 'show', type: 1, options: [] }] },
    }),
    of('a subcommand of a group', {
      ...inGuild,
      type: 2,
      data: {
        id: '1004',
        name: 'plan',
        type: 1,
        options: [{ name: 'group', type: 2, options: [{ name: 'show', type: 1, options: [] }] }],
      },
    }),
    of('a command in the conversation with Rung', { ...alone, type: 2, data: salary }),
    of('a command in a group of people', {
      ...alone,
      type: 2,
      data: salary,
      context: 2,
      channel: { id: ids.channel, type: 3, recipients: [person], owner_id: ids.user },
    }),
    of('a command of an app that its person installed', {
      ...inGuild,
      type: 2,
      data: salary,
      authorizing_integration_owners: { '1': ids.user },
    }),
    of('a command of a person’s menu', {
      ...inGuild,
      type: 2,
      data: { id: '1005', name: 'Ask Rung', type: 2, target_id: ids.user, resolved: { users: {} } },
    }),
    of('a command of a message’s menu', {
      ...inGuild,
      type: 2,
      data: { id: '1006', name: 'Ask Rung', type: 3, target_id: '8', resolved: { messages: {} } },
    }),
    of('an option being typed', {
      ...inGuild,
      type: 4,
      data: { ...salary, options: [{ name: 'place', type: 3, value: 'lon', focused: true }] },
    }),
    of('a button', component({ id: 1, component_type: 2, custom_id: 'button' })),
    of('a button in a private answer', {
      ...component({ id: 1, component_type: 2, custom_id: 'button' }),
      message: { ...message, flags: 64 },
    }),
    of('a menu of words', select(3, ['one'])),
    of('a menu of people', select(5, [ids.user])),
    of('a menu of roles', select(6, ['55'])),
    of('a menu of people and roles', select(7, [ids.user])),
    of('a menu of channels', select(8, [ids.channel])),
    of('a menu with nothing chosen', select(3, [])),
    of(
      'a form with labels',
      form([
        { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'level', value: 'senior' } },
        { type: 18, id: 3, component: { type: 3, id: 4, custom_id: 'place', values: ['london'] } },
      ]),
    ),
    of('a form with groups and a file', {
      ...inGuild,
      type: 5,
      data: {
        custom_id: 'form',
        components: [
          { type: 18, id: 1, component: { type: 21, id: 2, custom_id: 'level', value: 'senior' } },
          { type: 18, id: 3, component: { type: 22, id: 4, custom_id: 'boxes', values: ['1', '2'] } },
          { type: 18, id: 5, component: { type: 19, id: 6, custom_id: 'file', values: ['77'] } },
        ],
        resolved: {
          attachments: {
            '77': {
              id: '77',
              filename: 'a.yaml',
              size: 5,
              url: 'http://127.0.0.1:9/a.yaml',
              content_type: 'text/plain',
            },
          },
        },
      },
    }),
    of(
      'a form with rows',
      form([{ type: 1, components: [{ type: 4, custom_id: 'level', value: 'senior' }] }]),
    ),
    of('a ping', { ...inGuild, type: 1 }),
  ];
}
