import type { Operator } from './operator.ts';
import { contactLink, html, pageOf } from './page.ts';

/** The terms of use of a Rung, as an HTML page. */
export function termsOfUse({ name, support, security }: Operator): string {
  return pageOf(
    `Terms of use of Rung at ${name}`,
    html`<h1>Terms of use</h1>
      <p>Rung is run here by ${name}. By using it you agree to these terms.</p>
      <h2>What it is</h2>
      <p>
        Rung answers questions about pay, skills and ways to learn, and reminds people who asked for it. Every
        figure names its source and its date. Figures are of others, may be out of date or wrong for you, and
        are no promise of pay and no advice on contracts, taxes or law.
      </p>
      <h2>What you may do</h2>
      <ul>
        <li>Use it, alone or with your team, as long as the terms of your chat platform allow it.</li>
        <li>Take your data along or delete it at any time: <code>/rung privacy</code>.</li>
        <li>Remove Rung from a workspace at any time; all that is held of it is deleted 30 days later.</li>
      </ul>
      <h2>What you may not do</h2>
      <ul>
        <li>Try to see what others keep in it, to break it, or to keep others from using it.</li>
        <li>Write roadmaps into it that are unlawful, or that are not yours to share.</li>
      </ul>
      <h2>What you can expect</h2>
      <p>
        The service is given as it is, free of charge, without a promise that it is always there. ${name} is
        liable as far as the law demands, and no further. Rung’s code is under the MIT licence.
      </p>
      <h2>Changes and contact</h2>
      <p>
        Changes of these terms are published at this address before they hold. Help: ${contactLink(support)}.
        A weakness is reported to ${contactLink(security)}. What is held about people is told in the privacy
        policy.
      </p>`,
  );
}
