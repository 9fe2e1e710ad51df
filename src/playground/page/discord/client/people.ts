import type { Guild } from '../../../discord/guild.ts';
import type { Channel, Person } from '../../../discord/people/person.ts';
import { ActRefused, type PagePerson, type Place } from '../../seam/client.ts';

/** Somebody of the page and their account at the local guild. */
export interface Account {
  readonly page: PagePerson;
  readonly person: Person;
}

const PEOPLE: readonly PagePerson[] = [
  { name: 'Ada', admin: true, zone: 'Europe/London' },
  { name: 'Bo', admin: false, zone: 'America/New_York' },
  { name: 'Chen', admin: false, zone: 'Asia/Singapore' },
];
const CHANNELS = ['general', 'ml-team'] as const;

/** The people and places of the page at a guild. */
export interface Cast {
  readonly accounts: readonly Account[];
  readonly channels: readonly Channel[];
  readonly places: readonly Place[];
  /** @throws ActRefused where there is no such person */
  account(name: string): Account;
  /** The channel of a place, for a person. @throws ActRefused where there is none */
  channel(account: Account, place: string): Channel;
}

/** Makes the people and channels of the page at a guild. */
export function castIn(guild: Guild): Cast {
  const accounts = PEOPLE.map((page) => ({
    page,
    person: guild.addPerson(page.name, { admin: page.admin }),
  }));
  const channels = CHANNELS.map((name) => guild.addChannel(name));
  return {
    accounts,
    channels,
    places: [
      ...CHANNELS.map((name): Place => ({ id: name, label: name, kind: 'channel' })),
      { id: 'rung', label: 'Rung', kind: 'direct' },
    ],
    account: (name) => {
      const found = accounts.find(({ page }) => page.name === name);
      if (!found) throw new ActRefused(`There is nobody called ${name}.`);
      return found;
    },
    channel: ({ person }, place) => {
      const found = place === 'rung' ? person.dm() : channels.find(({ name }) => name === place);
      if (!found) throw new ActRefused(`There is no place called ${place}.`);
      return found;
    },
  };
}
