import type { EpochMs } from '../time.ts';
import type { Picture } from './picture.ts';

/**
 * The tree every command answers with. It is plain, immutable data and knows no platform: each adapter renders it.
 *
 * A reader sees the `summary` first: it is the title of the answer on every platform, the notification on a
 * phone and the first thing a screen reader speaks, so it states the answer. `heading` blocks are for sections below.
 */
export interface Reply {
  readonly summary: string;
  readonly blocks: readonly Block[];
  readonly actions: readonly Action[];
  /** The command that the summary names, where it names one. */
  readonly names?: CommandName;
  /** What it is about, by which a platform may colour it. */
  readonly subject?: Subject;
  /** Set where it is of no use to others, or not for them: it says that there is nothing, or holds what its asker typed. */
  readonly unshared?: true;
}

/** What a reply is about; `trouble` is an error. */
export type Subject = 'pay' | 'skills' | 'plan' | 'team' | 'trouble';

/**
 * A command that a text names. The text holds it as it is typed in words; a platform whose commands have names of their
 * own may spell it as those.
 */
export interface CommandName {
  readonly path: readonly string[];
  /** How it stands in the text, without what follows: "/salary compare". */
  readonly typed: string;
  /** What follows it, each value in words, by the names of its options; an empty list where any may be given. */
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** The platform's own id of it, where the platform has one and it is known. */
  readonly id?: string;
}

/** A run of text inside a line. Text is always literal: a renderer escapes it, nothing in it is markup or a ping. */
export type Span =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'strong'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  /** A command as it is typed, such as an example; `usage` is how its options are typed. The core fills in what it names. */
  | {
      readonly type: 'command';
      readonly text: string;
      readonly usage?: string;
      readonly names?: CommandName;
    }
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  /** Names a person by the platform's own id; `name` stands in where the platform cannot show a mention. */
  | { readonly type: 'mention'; readonly person: string; readonly name: string }
  /** A moment, in the reader's own zone where the platform can show it; text has it in `zone`, the reader's where known. */
  | { readonly type: 'time'; readonly at: EpochMs; readonly style: TimeStyle; readonly zone?: string };

/** How a moment is shown: its date, its time of day, both, or how far off it is. */
export type TimeStyle = 'date' | 'time' | 'date-time' | 'relative';

/** A heading between blocks. */
export interface Heading {
  readonly type: 'heading';
  readonly text: string;
}
/** A paragraph of spans. */
export interface Paragraph {
  readonly type: 'paragraph';
  readonly spans: readonly Span[];
}
/** Label and value pairs, in reading order. */
export interface Fields {
  readonly type: 'fields';
  readonly fields: readonly Field[];
}
/** A value under its label. */
export interface Field {
  readonly label: string;
  readonly value: readonly Span[];
}
/** `rows[n].cells` has one text per column; `emphasis` marks the row that was asked for. */
export interface Table {
  readonly type: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}
/** A column of a table, with its heading. */
export interface Column {
  readonly label: string;
  readonly align: 'left' | 'right';
}
/** A row of a table: a cell for each column. */
export interface Row {
  readonly cells: readonly string[];
  readonly emphasis?: boolean;
}
/** Boxes to tick; an item with a `call` can be ticked here, and ticking replays that call. */
export interface Checklist {
  readonly type: 'checklist';
  readonly label: string;
  readonly items: readonly ChecklistItem[];
  readonly form?: ChecklistForm;
}
/** A button that opens a form with the boxes, for a platform whose messages have none; lists may share it. */
export type ChecklistForm = Pick<Button, 'label' | 'call'>;
/** A task of a checklist; pressed, it replays its call. */
export interface ChecklistItem {
  readonly label: string;
  readonly done: boolean;
  readonly call?: Call;
}
/** Progress: `value` of `max`, both counts. */
export interface Meter {
  readonly type: 'meter';
  readonly label: string;
  readonly value: number;
  readonly max: number;
}
/** A file to keep. `alt` says in one line what it holds; where none can be carried, its content is read as text. */
export interface FileBlock {
  readonly type: 'file';
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
  readonly alt: string;
}
/** A line with one button beside it, where the platform has room for one. */
export interface Section {
  readonly type: 'section';
  readonly spans: readonly Span[];
  readonly accessory: Button;
}
/** Addresses to go to, the likeliest first: buttons where a platform has buttons that lead out, else in one line. */
export interface Links {
  readonly type: 'links';
  readonly links: readonly { readonly text: string; readonly url: string }[];
}
/** Small print: sources, assumptions, caveats. */
export interface Note {
  readonly type: 'note';
  readonly spans: readonly Span[];
}

/** What is read in words. */
export type WordBlock = Heading | Paragraph | Section | Fields | Table | Checklist | Meter | Links | Note;
/** A picture, and the words that say the same: they stand in its place where it is not shown. */
export interface PictureBlock {
  readonly type: 'picture';
  readonly picture: Picture;
  readonly words: readonly WordBlock[];
  /** Said under the picture where it is shown. */
  readonly caption?: WordBlock;
  /** Asks for it once more, where it was not shown; undefined where its question holds what no button may carry. */
  readonly again?: Call;
}
/** Everything that a reply may hold, in the order in which it is read. */
export type Block = WordBlock | FileBlock | PictureBlock;

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
/** The value of one option before it is parsed: what a button, a form or a typed option carries. */
export type FieldValue = string | number | boolean | readonly string[];
/** The values of options by name. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/**
 * A command to be run: the part of an Invocation that a button can carry. Nothing in it is trusted when it returns.
 * `intent` changes how it is answered, `page` (from 1) is the page of an answer too long for one message.
 */
export interface Call {
  readonly path: readonly string[];
  readonly fields: FieldValues;
  readonly intent?: Intent;
  readonly page?: number;
}

/** `share` posts the answer in the channel, `form` opens the filled-in form, `picture` answers where pictures are shown. */
export type Intent = 'share' | 'form' | 'picture';
/** How a button stands out. */
export type ActionStyle = 'primary' | 'secondary' | 'danger';

/** A button that replays a call. */
export interface Button {
  readonly type: 'button';
  readonly label: string;
  readonly style: ActionStyle;
  readonly call: Call;
  /** The command that the label names, where it names one. */
  readonly names?: CommandName;
}
/** One choice of several under one label: a select where the platform has one, numbered lines where it has not. */
export interface Menu {
  readonly type: 'menu';
  readonly label: string;
  readonly choices: readonly MenuChoice[];
  /** Set where it holds the rare steps, which a platform may show as “⋯”. */
  readonly overflow?: true;
}
/** A choice of a menu; chosen, it replays its call. */
export interface MenuChoice {
  readonly label: string;
  readonly call: Call;
  /** The command that the label names, where it names one. */
  readonly names?: CommandName;
}
/** Leaves the chat for a web page. */
export interface LinkButton {
  readonly type: 'link';
  readonly label: string;
  readonly url: string;
}
/** Everything under a reply that can be pressed. */
export type Action = Button | Menu | LinkButton;

/** A value that can be picked: `label` is read, `value` is what comes back as the field. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** A page of inputs, at most five fields. Submitting it runs `call` with the filled fields laid over its own. */
export interface Form {
  readonly title: string;
  readonly submit: string;
  readonly call: Call;
  readonly fields: readonly FormField[];
}
/** A question of a form; `name` is the option that its answer fills in. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** An example, shown in a text or a select while it is empty. */
  readonly placeholder?: string;
  readonly required: boolean;
  readonly input: FormInput;
}
/** How a field of a form is answered. */
export type FormInput =
  | { readonly kind: 'text'; readonly value: string; readonly multiline: boolean; readonly maxLength: number }
  /** One choice, from a list that opens. */
  | { readonly kind: 'select'; readonly value: string; readonly choices: readonly Choice[] }
  /** One choice, all of them in sight. */
  | { readonly kind: 'radio'; readonly value: string; readonly choices: readonly Choice[] }
  /** Any number of choices; `values` are ticked at first. Its answer is a list, empty where none is ticked. */
  | { readonly kind: 'checkboxes'; readonly values: readonly string[]; readonly choices: readonly Choice[] }
  /** One text file with one of `endings`, such as ".yaml", and at most `maxBytes` bytes. Its answer is the file's text. */
  | { readonly kind: 'file'; readonly endings: readonly string[]; readonly maxBytes: number };
/** Who sees an answer: the asker alone, or everyone in the venue. */
export type Visibility = 'private' | 'channel';
