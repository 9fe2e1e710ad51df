import type { TableDescription } from './description.ts';
import { HELD } from './held.ts';
import type { Operator } from './operator.ts';
import { contactLink, html, pageOf, type Part } from './page.ts';

type Described = TableDescription<Readonly<Record<string, unknown>>>;

const PARTS = [
  { of: 'person', title: 'What is held about you' },
  { of: 'workspace', title: 'What is held about a workspace' },
  { of: 'nobody', title: 'What the service needs for its work' },
] as const;

/**
 * The privacy policy of a Rung, as an HTML page. What is held is written out table by table from the descriptions that
 * the database's types ask for.
 */
export function privacyPolicy({ name, support, security }: Operator): string {
  const described: readonly Described[] = Object.values(HELD);
  return pageOf(
    `Privacy policy of Rung at ${name}`,
    html`<h1>Privacy policy</h1>
      <p>
        Rung is a bot for Slack and Discord that helps engineers become AI engineers. This one is run by
        ${name}. Questions, and anything you want done about your data: ${contactLink(support)}.
      </p>
      <h2>In short</h2>
      <ul>
        <li>
          Rung keeps what you set, rate, tick and schedule, so that it can answer and remind you. That is all.
        </li>
        <li>
          An amount of pay that you type is used for its answer and then forgotten. It is never stored, logged
          or shared.
        </li>
        <li>Nobody gets a message without asking for it.</li>
        <li>Nothing is sold, shared with advertisers, or used to train a model.</li>
        <li>
          <code>/rung privacy</code> shows what is held about you, <code>/rung privacy export</code> gives it
          to you as a file, <code>/rung privacy delete</code> deletes it at once.
        </li>
      </ul>
      ${PARTS.map(
        ({ of, title }) =>
          html`<h2>${title}</h2>
            ${described.filter((one) => one.of === of).map(tableOf)}`,
      )}
      <h2>Logs, metrics and backups</h2>
      <p>
        The log says what the service did and what went wrong, with the ids of workspaces and never with what
        anybody wrote. Metrics are counts. Backups of the database, where ${name} makes them, hold the same as
        the database and are replaced by newer ones.
      </p>
      <h2>Who else sees it</h2>
      <p>
        The chat platform you use Rung on carries the messages, under its own policy. What a team shares is
        seen by its workspace. Beyond that nobody but ${name} can reach the database.
      </p>
      <h2>Your rights</h2>
      <p>
        You may see, take along, correct and delete what is held about you, by the commands above or by
        writing to ${contactLink(support)}. A weakness is reported to ${contactLink(security)}.
      </p>`,
  );
}

const tableOf = ({ title, purpose, kept, columns }: Described): Part =>
  html`<h3>${title}</h3>
    <p>${purpose} Kept: ${kept}</p>
    <table>
      ${Object.entries(columns).map(
        ([column, what]) =>
          html`<tr>
            <th scope="row"><code>${column}</code></th>
            <td>${what}</td>
          </tr>`,
      )}
    </table>`;
