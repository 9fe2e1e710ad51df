import { MessageFlags } from 'discord-api-types/v10';
import { announce, remove } from '../announce.ts';
import { LIMITS } from '../limits.ts';
import { edit, post } from '../posting.ts';
import { REFUSALS, type Json } from '../refusal.ts';
import { messageOf } from '../wire.ts';
import type { Exchange, MessageRecord, World } from '../world.ts';
import { done, ok, type RouteRequest, type Route } from './route.ts';

/** The interaction whose token the path holds; it must be answered and younger than 15 minutes. */
function exchangeOf({ params }: RouteRequest, world: World): Exchange {
  const exchange = world.exchanges.get(params['token'] ?? '');
  if (!exchange || params['app'] !== world.appId) throw REFUSALS.unknownWebhook();
  if (world.now() - exchange.at > LIMITS.tokenMs) throw REFUSALS.webhookToken();
  if (!exchange.answer) throw REFUSALS.unknownWebhook();
  return exchange;
}

/** A message of this interaction: the original, or a follow-up. */
function messageOfPath(request: RouteRequest, exchange: Exchange): MessageRecord {
  const id = request.params['message'] === '@original' ? exchange.original?.id : request.params['message'];
  const message = exchange.channel.messages.find((one) => one.id === id);
  if (!message || (message !== exchange.original && message.exchange !== exchange))
    throw REFUSALS.unknownMessage();
  return message;
}

function followUp(request: RouteRequest, world: World): MessageRecord {
  const exchange = exchangeOf(request, world);
  const { body, uploads } = request;
  const { channel, original } = exchange;
  if (exchange.loading && original) {
    // The first follow-up replaces "thinking…" and is private where that is: its own flag changes nothing.
    edit(world, original, body, uploads);
    exchange.loading = false;
    announce(world, 'MESSAGE_UPDATE', original);
    return original;
  }
  if (exchange.outside && exchange.followUps >= LIMITS.followUps) throw REFUSALS.followUps();
  const wants = (Number((body as Json | undefined)?.['flags'] ?? 0) & MessageFlags.Ephemeral) !== 0;
  const onlyFor = exchange.private || wants ? exchange.person.id : undefined;
  const { message, isNew } = post(world, { channel, body, uploads, exchange, onlyFor });
  exchange.followUps++;
  if (isNew) announce(world, 'MESSAGE_CREATE', message);
  return message;
}

const MESSAGE = 'webhooks/:app/:token/messages/:message';
const RATE = [5, 2000] as const;

/** Requests that an interaction's token authorises. */
export const webhookRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'webhooks/:app/:token',
    open: true,
    rate: RATE,
    handle: (request, world) => ok(messageOf(world, followUp(request, world))),
  },
  {
    method: 'GET',
    path: MESSAGE,
    open: true,
    handle: (request, world) => ok(messageOf(world, messageOfPath(request, exchangeOf(request, world)))),
  },
  {
    method: 'PATCH',
    path: MESSAGE,
    open: true,
    rate: RATE,
    handle: (request, world) => {
      const exchange = exchangeOf(request, world);
      const message = messageOfPath(request, exchange);
      edit(world, message, request.body, request.uploads);
      if (message === exchange.original) exchange.loading = false;
      announce(world, 'MESSAGE_UPDATE', message);
      return ok(messageOf(world, message));
    },
  },
  {
    method: 'DELETE',
    path: MESSAGE,
    open: true,
    rate: RATE,
    handle: (request, world) => {
      remove(world, messageOfPath(request, exchangeOf(request, world)));
      return done;
    },
  },
];
