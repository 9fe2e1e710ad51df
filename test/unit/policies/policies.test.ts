import { describe, expect, it } from 'vitest';
import { HELD } from '../../../src/policies/held.ts';
import { privacyPolicy } from '../../../src/policies/privacy.ts';
import { termsOfUse } from '../../../src/policies/terms.ts';
import { columnsOfDatabase } from '../../harness/fixtures/unit/policies/columns.ts';

const OPERATOR = {
  name: 'Nuts & <b>Bolts</b>',
  support: 'help@example.com',
  security: 'https://example.com/security',
};

describe('given the privacy policy', () => {
  it('when a database is made anew, then every table and column of it is described, and nothing else', async () => {
    const described = Object.entries(HELD).map(
      ([table, { columns }]): readonly [string, readonly string[]] => [table, Object.keys(columns).sort()],
    );
    const held = await columnsOfDatabase();
    expect(new Map(described)).toEqual(held);
    expect(held.size).toBeGreaterThan(15);
  });

  it('when it is written, then it says what is held, why, how long, and whom to ask', () => {
    const page = privacyPolicy(OPERATOR);
    for (const { title, purpose, kept, columns } of Object.values(HELD)) {
      expect(page).toContain(title);
      expect(page).toContain(purpose);
      expect(page).toContain(kept);
      for (const column of Object.keys(columns)) expect(page).toContain(`<code>${column}</code>`);
    }
    expect(page).toContain('href="mailto:help@example.com"');
    expect(page).toContain('href="https://example.com/security"');
    expect(page).toContain('/rung privacy delete');
  });

  it.each([
    ['the policy', privacyPolicy],
    ['the terms', termsOfUse],
  ])('when the name of who runs it is no plain text, then %s shows it as it is written', (_name, write) => {
    const page = write(OPERATOR);
    expect(page).toContain('Nuts &amp; &lt;b&gt;Bolts&lt;/b&gt;');
    expect(page).not.toContain('<b>');
    expect(page).not.toMatch(/<script|src=|undefined|\[object/);
  });
});
