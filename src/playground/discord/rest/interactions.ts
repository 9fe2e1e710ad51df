import { InteractionResponseType as Kind, InteractionType, MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import { announce } from '../announce.ts';
import { checkModal } from '../check/modal.ts';
import { LIMITS } from '../limits.ts';
import { edit, post, postLoading, type Upload } from '../posting.ts';
import { read, REFUSALS, refuse, type Json } from '../refusal.ts';
import { messageOf } from '../wire.ts';
import type { Exchange, World } from '../world.ts';
import { done, ok, type Route } from './route.ts';

const callback = z.looseObject({ type: z.enum(Kind), data: z.looseObject({}).nullish() });
const choices = z.looseObject({
  data: z.looseObject({
    choices: z
      .array(
        z.looseObject({
          name: z.string().min(1).max(100),
          value: z.union([z.string().max(100), z.number()]),
        }),
      )
      .max(LIMITS.choices),
  }),
});

/** The response types that each kind of interaction allows. */
function answers(exchange: Exchange): readonly Kind[] {
  const messages = [Kind.ChannelMessageWithSource, Kind.DeferredChannelMessageWithSource];
  const updates = exchange.source ? [Kind.DeferredMessageUpdate, Kind.UpdateMessage] : [];
  switch (exchange.type) {
    case InteractionType.Ping:
      return [Kind.Pong];
    case InteractionType.ApplicationCommandAutocomplete:
      return [Kind.ApplicationCommandAutocompleteResult];
    case InteractionType.ModalSubmit:
      return [...messages, ...updates];
    case InteractionType.ApplicationCommand:
    case InteractionType.MessageComponent:
      return [...messages, ...updates, Kind.Modal];
  }
}

/** Carries out the first response to an interaction; the message that it creates or edits becomes "@original". */
function take(world: World, exchange: Exchange, type: Kind, data: Json, uploads: readonly Upload[]): void {
  const wants = (Number(data['flags'] ?? 0) & MessageFlags.Ephemeral) !== 0;
  const at = ['data'];
  const { channel, source } = exchange;
  switch (type) {
    case Kind.ChannelMessageWithSource:
    case Kind.DeferredChannelMessageWithSource: {
      exchange.ephemeral = exchange.private || wants;
      const onlyFor = exchange.ephemeral ? exchange.person.id : undefined;
      exchange.loading = type === Kind.DeferredChannelMessageWithSource;
      exchange.original = exchange.loading
        ? postLoading(world, channel, exchange, onlyFor)
        : post(world, { channel, body: data, uploads, at, exchange, onlyFor }).message;
      announce(world, 'MESSAGE_CREATE', exchange.original);
      return;
    }
    case Kind.UpdateMessage:
    case Kind.DeferredMessageUpdate:
      if (!source) return;
      if (type === Kind.UpdateMessage) {
        edit(world, source, data, uploads, at);
        announce(world, 'MESSAGE_UPDATE', source);
      }
      exchange.original = source;
      exchange.ephemeral = source.onlyFor !== undefined;
      return;
    case Kind.ApplicationCommandAutocompleteResult:
      read(choices, { data });
      return;
    case Kind.Modal:
      checkModal(data);
      return;
    case Kind.Pong:
    case Kind.LaunchActivity:
    // oxlint-disable-next-line typescript/no-deprecated -- the switch names every kind
    case Kind.PremiumRequired:
      return;
  }
}

/** Answering an interaction, within its three seconds. */
export const interactionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'interactions/:interaction/:token/callback',
    open: true,
    handle: ({ params, query, body, uploads }, world) => {
      const exchange = world.exchanges.get(params['token'] ?? '');
      if (exchange?.id !== params['interaction'] || !exchange) throw REFUSALS.unknownInteraction();
      if (exchange.answer) throw REFUSALS.acknowledged();
      if (world.now() - exchange.at > LIMITS.ackMs) throw REFUSALS.unknownInteraction();
      const { type, data } = read(callback, body);
      const may = answers(exchange);
      const kind = may.find((one) => one === type);
      if (kind === undefined)
        refuse(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${may.join(', ')}}.`);
      const given = data ?? {};
      take(world, exchange, kind, given, uploads);
      exchange.answer = { type: kind, data: given };
      exchange.answered(exchange.answer);
      return query.get('with_response') === 'true' ? ok(receipt(world, exchange, kind)) : done;
    },
  },
];

function receipt(world: World, exchange: Exchange, type: Kind): Json {
  const { original } = exchange;
  return {
    interaction: {
      id: exchange.id,
      type: exchange.type,
      ...(original && {
        response_message_id: original.id,
        response_message_loading: exchange.loading,
        response_message_ephemeral: exchange.ephemeral,
      }),
    },
    resource: { type, ...(original && { message: messageOf(world, original) }) },
  };
}
