/** Many connections at once that each send the same, from a process of its own: it tells once all are closed on it. */
import { once } from 'node:events';
import { connect } from 'node:net';

/** What the process is told. */
export interface Flood {
  readonly port: number;
  readonly count: number;
  readonly head: string;
  /** How long the body is, in bytes. */
  readonly body: number;
}

const [flood] = (await once(process, 'message')) as [Flood];
const body = Buffer.alloc(flood.body, 'x');
const closed = Array.from({ length: flood.count }, () => {
  const socket = connect({ host: '127.0.0.1', port: flood.port });
  socket.on('error', () => undefined);
  socket.resume();
  socket.write(flood.head);
  socket.write(body);
  return new Promise((resolve) => socket.once('close', resolve));
});
await Promise.all(closed);
process.send?.('closed');
