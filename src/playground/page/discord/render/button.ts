import { ButtonStyle, type APIButtonComponent } from 'discord-api-types/v10';
import { actText, html, unknown, type Html } from './html.ts';
import { emojiOf, isWebAddress } from './markdown/draw.ts';

const STYLES: ReadonlyMap<ButtonStyle, string> = new Map([
  [ButtonStyle.Primary, 'primary'],
  [ButtonStyle.Secondary, 'secondary'],
  [ButtonStyle.Success, 'success'],
  [ButtonStyle.Danger, 'danger'],
]);

/** A button of a message: pressed, or followed where it is a link to the web. */
export function button(component: APIButtonComponent, message: string): Html {
  const { disabled } = component;
  if (component.style === ButtonStyle.Premium) return unknown('a premium button', component);
  const words = html`${emojiOf(component.emoji)}${component.label ?? ''}`;
  // An emoji alone needs a name that can be read out.
  const named = component.label ? undefined : (component.emoji?.name ?? 'button');
  if (component.style === ButtonStyle.Link) {
    if (!isWebAddress(component.url)) return unknown('this kind of link', component);
    return html`<a
      class="dc-button dc-button-link"
      href="${component.url}"
      rel="noreferrer noopener"
      target="_blank"
      ${named && html`aria-label="${named}"`}
      >${words}<span class="dc-out" aria-hidden="true">↗</span></a
    >`;
  }
  const style = STYLES.get(component.style);
  if (style === undefined) return unknown('this style of button', component);
  return html`<button
    type="button"
    class="dc-button dc-button-${style}"
    data-act="${actText({ kind: 'press', message, id: component.custom_id })}"
    ${disabled === true && html`disabled`}
    ${named && html`aria-label="${named}"`}
  >
    ${words}
  </button>`;
}
