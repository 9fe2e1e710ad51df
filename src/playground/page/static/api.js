/** What the server did not do, in a sentence of its own. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {{ instead?: unknown, cause?: unknown }} [about] a line that would do what was meant; what it came of
   */
  constructor(message, { instead, cause } = {}) {
    super(message, { cause });
    this.instead = typeof instead === 'string' ? instead : undefined;
  }
}

const AWAY = 'The playground does not answer. Is npm start still running?';

/**
 * Asks the server. Throws a Refusal with a sentence that can be shown.
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<unknown>}
 */
async function ask(path, init) {
  /** @type {Response} */
  let response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Refusal(AWAY, { cause: error });
  }
  /** @type {unknown} */
  const answer = await response.json().catch(() => ({ refused: AWAY }));
  if (
    typeof answer === 'object' &&
    answer !== null &&
    'refused' in answer &&
    typeof answer.refused === 'string'
  )
    throw new Refusal(answer.refused, { instead: 'instead' in answer ? answer.instead : undefined });
  return answer;
}

/**
 * Reads something of the server.
 * @param {string} path
 * @param {Record<string, string>} [query]
 * @param {AbortSignal} [signal]
 */
export const read = (path, query = {}, signal) =>
  ask(`${path}?${new URLSearchParams(query).toString()}`, signal ? { signal } : {});

/**
 * Has the server do something.
 * @param {string} path
 * @param {object} body
 */
export const send = (path, body) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/**
 * What went wrong, in a sentence.
 * @param {unknown} error
 */
export const sentenceOf = (error) => (error instanceof Error ? error.message : String(error));
