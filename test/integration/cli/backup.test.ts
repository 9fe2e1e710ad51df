import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../harness/folder.ts';
import { START, codeOf, runIn } from '../../harness/fixtures/integration/cli/service.ts';

const folder = temporaryFolder();

/** Runs a mode with a home, and returns its exit code and all that it said. */
async function rung(home: string, ...args: readonly string[]) {
  const ran = runIn(folder, [...START, ...args], { RUNG_HOME: folder.file(home) });
  return { code: await codeOf(ran), said: ran.said() };
}

describe('given a home', () => {
  it('when it is backed up and restored into another, then what was remembered is there', async () => {
    const file = folder.file('home.backup');
    await rung('from', 'ask', '/rung settings senior berlin');
    const made = await rung('from', 'backup', file);
    expect(made).toMatchObject({
      code: 0,
      said: expect.stringMatching(/home\.backup: [\d.]+ [kM]B, in \d+\.\d s\./) as string,
    });
    const refused = await rung('from', 'restore', file);
    expect(refused).toMatchObject({
      code: 1,
      said: expect.stringContaining('is there already: nothing is written over.') as string,
    });
    expect(await rung('to', 'restore', file)).toMatchObject({ code: 0 });
    expect((await rung('to', 'ask', '/salary')).said).toContain('Senior AI engineer · Berlin');
  });

  it.each([[['backup']], [['restore', 'one', 'two']]])(
    'when it is called as %j, then it says how and ends with 2',
    async (args) => {
      const { code, said } = await rung('none', ...args);
      expect(code).toBe(2);
      expect(said).toContain('npm run -s backup -- <file>');
    },
  );
});
