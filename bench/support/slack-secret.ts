/** Signs the requests of the benchmark; it opens nothing. */
export const SECRET = 'bench-signing-secret-0123';
