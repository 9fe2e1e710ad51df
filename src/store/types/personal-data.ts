/** Everything held about a person, table by table: rows as they stand, JSON read, instants as ISO 8601. */
export type PersonData = Readonly<
  Record<
    | 'remembered'
    | 'schedule'
    | 'conversation'
    | 'plans'
    | 'nudges'
    | 'quiz'
    | 'pictures'
    | 'following'
    | 'shares'
    | 'roadmaps'
    | 'digests'
    | 'chosen'
    | 'links',
    readonly Readonly<Record<string, unknown>>[]
  >
>;
