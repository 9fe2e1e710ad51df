import pg from 'pg';

/** A statement that begins with its name, as "/* claim *\/", is asked again and again, and its text is always the same. */
const NAMED = /^\/\* ([a-z ]+) \*\//;

/**
 * What a server says that does not have the statement that it was just given, or has it already: a pooler stands between,
 * which gives each transaction another of its connections.
 */
const NOT_KEPT = new Set<unknown>(['26000', '42P05']);

type Plain = (...args: unknown[]) => unknown;

/** Whether the server keeps what it was given: once it did not, nothing is prepared any more. */
export interface Preparing {
  isKept: boolean;
}

/**
 * A connection on which named statements are planned once and then only carried out: planning takes the server up to half as
 * long as what is done with them.
 */
export function preparedClient(preparing: Preparing): typeof pg.Client {
  class PreparedClient extends pg.Client {
    async prepared(query: pg.QueryConfig & { readonly name: string }): Promise<pg.QueryResult> {
      try {
        return await super.query(query);
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (!NOT_KEPT.has(code)) throw error;
        preparing.isKept = false;
        // Nothing was done. Within a transaction that one is over, which this says.
        return super.query(query.text, query.values);
      }
    }
  }
  const plain = Reflect.get(pg.Client.prototype, 'query') as Plain;
  // Not as a method: none could be given all the ways in which the driver's may be called.
  Object.defineProperty(PreparedClient.prototype, 'query', {
    value(this: PreparedClient, ...args: unknown[]): unknown {
      const [text, values] = args;
      const isStatement = args.length === 2 && typeof text === 'string' && Array.isArray(values);
      const name = isStatement && preparing.isKept ? NAMED.exec(text)?.[1] : undefined;
      return name === undefined || !isStatement
        ? Reflect.apply(plain, this, args)
        : this.prepared({ name, text, values });
    },
  });
  return PreparedClient;
}
