import { ComponentType, type APIComponentInContainer } from 'discord-api-types/v10';

/** Bytes of a UTF-16 unit as JSON, at most: an escaped quote takes two, and no character without a surrogate over three. */
const UNIT = 3;
/** Bytes of what stands around the texts: of the message, of a component, of a choice. More than there are. */
const AROUND = { message: 300, component: 150, choice: 50 };

/** No fewer bytes than a message with these components has as JSON; it is a guess that is made without writing it. */
export const mostBytes = (components: readonly APIComponentInContainer[]): number =>
  components.reduce((sum, one) => sum + AROUND.component + bytesOf(one), AROUND.message);

function bytesOf(component: APIComponentInContainer): number {
  if (component.type === ComponentType.TextDisplay) return UNIT * component.content.length;
  // Most messages have texts and rows alone.
  if (component.type !== ComponentType.ActionRow) return Infinity;
  let bytes = 0;
  for (const inner of component.components) {
    bytes += AROUND.component;
    if (inner.type === ComponentType.StringSelect) {
      bytes += UNIT * ((inner.placeholder?.length ?? 0) + inner.custom_id.length);
      for (const { label, value } of inner.options)
        bytes += AROUND.choice + UNIT * (label.length + value.length);
    } else if (inner.type === ComponentType.Button && 'label' in inner) {
      const pressed = 'url' in inner ? inner.url : inner.custom_id;
      bytes += UNIT * (inner.label.length + pressed.length);
    } else return Infinity;
  }
  return bytes;
}
