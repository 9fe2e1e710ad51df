import type { ElementId } from '../../../slack/workspace.ts';

/** A picture that was uploaded to the workspace. */
export interface Picture {
  /** The address that the page has it at. */
  readonly src: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Pixels, where it is a picture that the page can show. */
  readonly width?: number;
  readonly height?: number;
}

/** The message or view that an element stands in. */
export type Holder = { readonly channel: string; readonly ts: string } | { readonly view: string };

/** What a payload's drawing depends on beside the payload: who looks at it, when, and whom its ids name. */
export interface Scene {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The IANA zone of whoever looks. */
  readonly zone: string;
  /** Their id. */
  readonly reader: string;
  /** The people and the app, by id. */
  readonly people: ReadonlyMap<string, string>;
  /** The names of channels, by id. */
  readonly channels: ReadonlyMap<string, string>;
  /** An uploaded file, by its id or its address; undefined where it was deleted. */
  file(named: { readonly id?: string; readonly url?: string }): Picture | undefined;
}

/** A scene and the message or view whose elements are drawn. */
export interface Stage extends Scene {
  readonly holder: Holder;
}

/** A press, a choice or an entry in an element, as the page posts it back. */
export interface ElementAct {
  readonly kind: 'element';
  readonly on: Holder;
  readonly element: ElementId;
  /** What was chosen, where the page does not add it. */
  readonly value?: string;
}

/** The act of an element, as JSON. */
export const actOf = ({ holder }: Stage, element: ElementId, value?: string): string =>
  JSON.stringify({
    kind: 'element',
    on: holder,
    element,
    ...(value !== undefined && { value }),
  } satisfies ElementAct);
