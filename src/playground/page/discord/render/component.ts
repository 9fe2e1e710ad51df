import {
  ComponentType,
  SeparatorSpacingSize,
  type APIActionRowComponent,
  type APIAttachment,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISeparatorComponent,
} from 'discord-api-types/v10';
import { button } from './button.ts';
import { html, unknown, type Html } from './html.ts';
import { markdown } from './markdown/draw.ts';
import { attachedAs, fileCard, gallery, thumbnail } from './media.ts';
import type { Scene } from './scene.ts';
import { select } from './select.ts';

/** The message that a component is drawn in. */
export interface Around {
  readonly message: string;
  readonly files: readonly APIAttachment[];
  readonly scene: Scene;
}

/** Components of a message, those inside others included. */
export const components = (all: readonly APIMessageTopLevelComponent[], around: Around): readonly Html[] =>
  all.map((one) => component(one, around));

function component(one: APIMessageTopLevelComponent, around: Around): Html {
  const { files, scene } = around;
  switch (one.type) {
    case ComponentType.Container:
      return container(one, around);
    case ComponentType.TextDisplay:
      return text(one.content, scene);
    case ComponentType.Section:
      return section(one, around);
    case ComponentType.Separator:
      return separator(one);
    case ComponentType.MediaGallery:
      return gallery(one.items, files, scene);
    case ComponentType.File: {
      const file = attachedAs(one.file.url, files);
      return file ? fileCard(file, scene) : unknown('the file of a component', one);
    }
    case ComponentType.ActionRow:
      return row(one, around);
    default:
      return unknown(`the component of type ${kindOf(one)}`, one);
  }
}

/** The type of a component that the types do not name. */
const kindOf = (one: unknown): string => String((one as { type?: unknown }).type);

const text = (content: string, scene: Scene): Html =>
  html`<div class="dc-text">${markdown(content, scene)}</div>`;

const hex = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`;

/** A box with a stripe of its colour. */
function container(one: APIContainerComponent, around: Around): Html {
  const { accent_color: colour } = one;
  const stripe =
    typeof colour === 'number' &&
    html`<svg class="dc-accent" aria-hidden="true">
      <rect width="100%" height="100%" fill="${hex(colour)}" />
    </svg>`;
  const inner = html`${stripe}${components(one.components, around)}`;
  return one.spoiler === true
    ? html`<details class="dc-container dc-spoiler">
        <summary>Spoiler</summary>
        ${inner}
      </details>`
    : html`<div class="dc-container ${stripe && 'dc-accented'}">${inner}</div>`;
}

function section({ components: texts, accessory }: APISectionComponent, around: Around): Html {
  const beside =
    accessory.type === ComponentType.Button
      ? button(accessory, around.message)
      : thumbnail(accessory, around.files, around.scene);
  return html`<div class="dc-section">
    <div class="dc-section-texts">${texts.map((one) => text(one.content, around.scene))}</div>
    <div class="dc-accessory">${beside}</div>
  </div>`;
}

function separator({ divider, spacing }: APISeparatorComponent): Html {
  const size = spacing === SeparatorSpacingSize.Large ? 'dc-space-large' : 'dc-space-small';
  return divider === false
    ? html`<div class="dc-space ${size}"></div>`
    : html`<hr class="dc-space dc-divider ${size}" />`;
}

function row(
  { components: inside }: APIActionRowComponent<APIComponentInMessageActionRow>,
  { message, scene }: Around,
): Html {
  return html`<div class="dc-row">
    ${inside.map((one) => {
      switch (one.type) {
        case ComponentType.Button:
          return button(one, message);
        case ComponentType.StringSelect:
        case ComponentType.UserSelect:
        case ComponentType.RoleSelect:
        case ComponentType.MentionableSelect:
        case ComponentType.ChannelSelect:
          return select(one, message, scene);
        default:
          return unknown(`the component of type ${kindOf(one)} in a row`, one);
      }
    })}
  </div>`;
}
