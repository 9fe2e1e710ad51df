import {
  ComponentType,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { actText, html, unknown, type Html } from './html.ts';
import { markdown } from './markdown/draw.ts';
import { field, textField } from './modal-field.ts';
import type { Scene } from './scene.ts';

type Part = APIModalInteractionResponseCallbackData['components'][number];

/** An open form, as the content of a dialog; its fields are named by their custom ids. */
export function modal(
  { title, custom_id, components }: APIModalInteractionResponseCallbackData,
  scene: Scene,
): Html {
  return html`<form class="dc-modal" data-act="${actText({ kind: 'submit', id: custom_id })}">
    <header class="dc-modal-head">
      <span class="dc-avatar dc-avatar-app" aria-hidden="true">R</span>
      <h2 class="dc-modal-title">${title}</h2>
      <button
        type="button"
        class="dc-modal-close"
        aria-label="Close"
        data-act="${actText({ kind: 'close' })}"
      >
        ✕
      </button>
    </header>
    <div class="dc-modal-fields">${components.map((one) => part(one, scene))}</div>
    <footer class="dc-modal-foot">
      <button type="button" class="dc-button dc-button-secondary" data-act="${actText({ kind: 'close' })}">
        Cancel
      </button>
      <button class="dc-button dc-button-primary">Submit</button>
    </footer>
  </form>`;
}

function part(one: Part, scene: Scene): Html {
  switch (one.type) {
    case ComponentType.Label:
      return labelled(one, scene);
    case ComponentType.TextDisplay:
      return html`<div class="dc-text">${markdown(one.content, scene)}</div>`;
    case ComponentType.ActionRow:
      return html`${one.components.map(
        (input) =>
          html`<div class="dc-field">
            <label class="dc-label" for="dc-${input.custom_id}"
              >${input.label ?? ''}${star(input.required)}</label
            >${textField(input)}
          </div>`,
      )}`;
    default:
      return unknown('this part of a form', one);
  }
}

/** The mark of a field that must be filled in. */
const star = (required: boolean | undefined): Html | false =>
  required !== false && html`<span class="dc-star" aria-hidden="true">*</span>`;

/** Groups of boxes have a legend, other fields a label. */
function labelled({ label, description, component }: APILabelComponent, scene: Scene): Html {
  const { type, custom_id: id } = component;
  const required = type === ComponentType.Checkbox ? false : component.required;
  const hint = description ? html`<p class="dc-hint" id="dc-hint-${id}">${description}</p>` : undefined;
  const inner = field(component, hint ? `dc-hint-${id}` : undefined, scene);
  if (type === ComponentType.CheckboxGroup || type === ComponentType.RadioGroup)
    return html`<fieldset class="dc-field" data-group>
      <legend class="dc-label">${label}${star(required)}</legend>
      ${hint}${inner}
    </fieldset>`;
  return html`<div class="dc-field">
    <label class="dc-label" for="dc-${id}">${label}${star(required)}</label>${hint}${inner}
  </div>`;
}
