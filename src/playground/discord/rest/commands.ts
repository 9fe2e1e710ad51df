import { ApplicationCommandType } from 'discord-api-types/v10';
import { readCommand, readCommands, type CommandBody } from '../check/commands.ts';
import { LIMITS } from '../limits.ts';
import { REFUSALS, refuse, type Json } from '../refusal.ts';
import { commandOf } from '../wire.ts';
import { changed, type CommandRecord, type World } from '../world.ts';
import { done, ok, type RouteRequest, type Route } from './route.ts';

const typeOf = (body: CommandBody): ApplicationCommandType => body.type ?? ApplicationCommandType.ChatInput;
const key = (one: { type: number; name: string }): string => `${one.type}:${one.name}`;

/** The guild that the path names, if it names one; the app must be in it. */
function scopeOf({ params }: RouteRequest, world: World): string | undefined {
  if (params['app'] !== world.appId) throw REFUSALS.unknownApplication();
  const { guild } = params;
  if (guild !== undefined && !world.guilds.get(guild)?.joined) throw REFUSALS.access();
  return guild;
}

function register(
  world: World,
  guildId: string | undefined,
  body: CommandBody,
  id = world.nextId(),
): CommandRecord {
  const fields: Json = { ...body };
  // Discord leaves out properties that are null and stores the others as they were sent.
  for (const [name, value] of Object.entries(fields))
    if (value === null) Reflect.deleteProperty(fields, name);
  return {
    id,
    version: world.nextId(),
    ...(guildId !== undefined && { guildId }),
    type: typeOf(body),
    name: body.name,
    body: fields,
  };
}

function checkCount(all: readonly CommandRecord[]): void {
  const count = (type: ApplicationCommandType): number => all.filter((one) => one.type === type).length;
  if (count(ApplicationCommandType.ChatInput) > LIMITS.commands) throw REFUSALS.tooManyCommands();
  for (const type of [ApplicationCommandType.User, ApplicationCommandType.Message]) {
    if (count(type) > LIMITS.menuCommands) throw REFUSALS.tooManyCommands();
  }
}

function overwrite(request: RouteRequest, world: World): CommandRecord[] {
  const guildId = scopeOf(request, world);
  const bodies = readCommands(request.body);
  const keys = bodies.map((one) => key({ type: typeOf(one), name: one.name }));
  const twice = keys.findIndex((one, index) => keys.indexOf(one) < index);
  if (twice >= 0) {
    refuse(
      [twice, 'name'],
      'APPLICATION_COMMANDS_DUPLICATE_NAME',
      'Application command names must be unique',
    );
  }
  const before = world.commands.filter((one) => one.guildId === guildId);
  const made = bodies.map((body, index) =>
    register(world, guildId, body, before.find((one) => key(one) === keys[index])?.id),
  );
  checkCount(made);
  world.commands = [...world.commands.filter((one) => one.guildId !== guildId), ...made];
  changed(world);
  return made;
}

function upsert(request: RouteRequest, world: World): { record: CommandRecord; isNew: boolean } {
  const guildId = scopeOf(request, world);
  const body = readCommand(request.body);
  const same = (one: CommandRecord): boolean =>
    one.guildId === guildId && one.type === typeOf(body) && one.name === body.name;
  const before = world.commands.find(same);
  const record = register(world, guildId, body, before?.id);
  const rest = world.commands.filter((one) => one !== before);
  checkCount([...rest.filter((one) => one.guildId === guildId), record]);
  world.commands = [...rest, record];
  changed(world);
  return { record, isNew: !before };
}

function find(request: RouteRequest, world: World): CommandRecord {
  const guildId = scopeOf(request, world);
  const found = world.commands.find((one) => one.id === request.params['command'] && one.guildId === guildId);
  if (!found) throw REFUSALS.unknownCommand();
  return found;
}

const at = (base: string): Route[] => [
  {
    method: 'GET',
    path: base,
    handle: (request, world) => {
      const guildId = scopeOf(request, world);
      return ok(world.commands.filter((one) => one.guildId === guildId).map((one) => commandOf(world, one)));
    },
  },
  {
    method: 'PUT',
    path: base,
    handle: (request, world) => ok(overwrite(request, world).map((one) => commandOf(world, one))),
  },
  {
    method: 'POST',
    path: base,
    handle: (request, world) => {
      const { record, isNew } = upsert(request, world);
      return { status: isNew ? 201 : 200, body: commandOf(world, record) };
    },
  },
  {
    method: 'GET',
    path: `${base}/:command`,
    handle: (request, world) => ok(commandOf(world, find(request, world))),
  },
  {
    method: 'PATCH',
    path: `${base}/:command`,
    handle: (request, world) => {
      const before = find(request, world);
      const body = readCommand({ ...before.body, ...(request.body as Json) });
      const record = register(world, before.guildId, body, before.id);
      world.commands = world.commands.map((one) => (one === before ? record : one));
      return ok(commandOf(world, record));
    },
  },
  {
    method: 'DELETE',
    path: `${base}/:command`,
    handle: (request, world) => {
      const before = find(request, world);
      world.commands = world.commands.filter((one) => one !== before);
      return done;
    },
  },
];

/** Registering commands, globally and in one guild. */
export const commandRoutes: readonly Route[] = [
  ...at('applications/:app/commands'),
  ...at('applications/:app/guilds/:guild/commands'),
];
