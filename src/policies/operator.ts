/** Who runs this Rung, as people are told. */
export interface Operator {
  /** A person or a company. */
  readonly name: string;
  /** Where people get help: an address of mail or of a page. */
  readonly support: string;
  /** Where a weakness is reported, in private. */
  readonly security: string;
}
