/**
 * The database cannot be used as asked. `message` says what is wrong and `fix` what to do about it, both in words for
 * whoever runs the bot; neither holds a password.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly fix: string;

  constructor(message: string, fix: string, options?: ErrorOptions) {
    super(message, options);
    this.fix = fix;
  }
}
