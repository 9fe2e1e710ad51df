/** A process of its own on a SQLite file: `open <file> <name>` remembers one value, `write <file>` writes until killed. */
import { openStore } from '../../../src/store/engines/open.ts';

const [, , task, file = '', name = ''] = process.argv;
const store = await openStore({ kind: 'sqlite', file });

if (task === 'open') {
  await store.people.remember({ platform: 'chat', workspace: '', person: '1' }, { [name]: 'x' }, 1);
  await store.close();
} else {
  for (let index = 0; ; index += 1) {
    await store.buttonCalls.save(
      { platform: 'chat', workspace: '' },
      [{ token: `t${index}`, call: 'x' }],
      index,
    );
    process.stdout.write(`${index}\n`);
    // Lets what was written leave the process.
    if (index % 20 === 0) await new Promise(setImmediate);
  }
}
