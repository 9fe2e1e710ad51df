import { beforeEach } from 'vitest';

/** Tells with each snapshot that does not match how it is renewed. */
beforeEach(({ onTestFailed }) => {
  onTestFailed(({ task }) => {
    for (const error of task.result?.errors ?? []) {
      if (/^Snapshot .* mismatched$/s.test(error.message))
        error.message += '. If the change is meant, `npm run accept` renews it.';
    }
  });
});
