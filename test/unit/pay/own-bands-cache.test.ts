import { expect, it } from 'vitest';
import { createOwnBands } from '../../../src/features/settings/own-bands.ts';
import { shippedData } from '../../harness/shipped.ts';

const place = { label: 'UK', name: 'UK', country: 'GB', currency: 'GBP' };
const record = { places: [{ ...place, bands: { senior: { low: 71_321, high: 96_321, open: false } } }] };

/** A repository that has bands for every workspace, and how often it was asked. */
function counted() {
  const asked: string[] = [];
  const get = (owner: { readonly workspace: string }) => {
    asked.push(owner.workspace);
    return Promise.resolve({ version: '1', record, savedAt: 0 });
  };
  return { asked, repository: { get }, reader: createOwnBands(shippedData()) };
}
const of = (workspace: string) => ({ platform: 'chat', workspace });

it('given bands that were read, when they are asked for again, then the database is not, until there is another version', async () => {
  const { asked, repository, reader } = counted();
  const first = await reader.datasetFor(repository, of('T1'), '1');
  expect(first?.pay.rows[0]?.bands.senior?.low).toBe(71_321);
  expect(await reader.datasetFor(repository, of('T1'), '1')).toBe(first);
  expect(asked).toEqual(['T1']);
  expect(await reader.datasetFor(repository, of('T1'), '2')).toBeUndefined();
  expect(asked).toEqual(['T1', 'T1']);
});

it('given more workspaces than are kept in memory, when one more is read, then the one that was asked least lately is dropped', async () => {
  const { asked, repository, reader } = counted();
  for (let at = 1; at <= 200; at++) await reader.datasetFor(repository, of(`T${at}`), '1');
  await reader.datasetFor(repository, of('T1'), '1');
  await reader.datasetFor(repository, of('T201'), '1');
  expect(asked).toHaveLength(201);
  await reader.datasetFor(repository, of('T1'), '1');
  expect(asked).toHaveLength(201);
  await reader.datasetFor(repository, of('T2'), '1');
  expect(asked).toHaveLength(202);
});
