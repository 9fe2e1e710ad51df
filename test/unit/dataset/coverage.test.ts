import { describe, expect, it } from 'vitest';
import { GUIDE } from '../../../src/dataset/check-sources.ts';
import { shippedData } from '../../harness/shipped.ts';

const data = shippedData();

const HEAD = `# What of the guide is where

Every section of the guide, by Rung's own id for it, and the records that hold what it says. Made from \`data/\` by a test, which
also refuses a section without a record. Records that name no section are Rung's own and stand at the end. A part of a
record is written \`whole/part\`. Left out are the guide's advertisement and its list of links.

| section | what it is about | records |
|---|---|---|
`;

/** Where units are, which are too many to be listed by name. */
const UNITS = 'curriculum/units/';

const code = (ids: readonly string[]): string => ids.map((one) => `\`${one}\``).join(' ');
const of = (section: string): string[] =>
  data.origins.filter((one) => one.source === GUIDE && one.section === section).map((one) => one.id);

function document(): string {
  const rows = data.sections.map(({ id, name }) => `| \`${id}\` | ${name} | ${code(of(id))} |`);
  const files = [...new Set(data.origins.map((one) => one.file))].sort();
  const own = files.flatMap((file) => {
    const ids = data.origins.filter((one) => one.file === file && one.source === 'rung').map((one) => one.id);
    const isTable = file.endsWith('.csv');
    const list = file.startsWith(UNITS) ? `${ids.length} units` : isTable ? `${ids.length} rows` : code(ids);
    return ids.length === 0 ? [] : [`| \`${file}\` | ${list} |`];
  });
  return `${HEAD}${rows.join('\n')}\n\n## Rung's own\n\n| file | records |\n|---|---|\n${own.join('\n')}\n`;
}

describe('given the guide', () => {
  it('when its sections are gone through, then each holds a record', () => {
    expect(data.sections.filter(({ id }) => of(id).length === 0)).toEqual([]);
  });

  it('when records are gone through, then each is of a section, of the pay index, an office, a public page or our own', () => {
    const other = data.origins.filter((one) => one.source !== GUIDE).map((one) => one.source);
    const offices = data.origins.filter((one) => one.file === 'pay/official.csv').map((one) => one.source);
    expect(new Set(other)).toEqual(new Set(['index', 'pages', 'rung', ...offices]));
    expect(new Set(offices).size).toBe(11);
    expect(data.origins.filter((one) => one.source === GUIDE && one.section === undefined)).toEqual([]);
  });

  it('when the table of both is made again, then it is as it stands', async () => {
    await expect(document()).toMatchFileSnapshot('../../../docs/coverage.md');
  });
});
