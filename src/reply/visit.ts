/** One function for every member of a union told apart by `type`: leaving one out does not compile. */
export type ByType<U extends { readonly type: string }, A extends readonly unknown[], R> = {
  readonly [T in U['type']]: (node: Extract<U, { readonly type: T }>, ...rest: A) => R;
};

/** Calls the function of `table` that is meant for `node`. */
export function visit<U extends { readonly type: string }, A extends readonly unknown[], R>(
  table: ByType<U, A, R>,
  node: U,
  ...rest: A
): R {
  const handler = table[node.type as U['type']] as (node: U, ...rest: A) => R;
  return handler(node, ...rest);
}
