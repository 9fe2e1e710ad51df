/**
 * All that a picture shows, as plain data: what draws it needs nothing else. Each figure is there as the text that is read
 * and as the number by which it is placed.
 */
export type Picture =
  | SalaryPicture
  | ComparePicture
  | OfferPicture
  | RoadmapPicture
  | SkillsPicture
  | TeamPicture;

/** How each picture begins, and its words. */
interface Captioned {
  /** The line above the title, drawn in capitals: who, where and of what. */
  readonly eyebrow: string;
  /** The answer in a few words. */
  readonly title: string;
  /** The amount that ends the title, in the colour of what was asked; "" where it has none. */
  readonly figure: string;
  /** A line under the title; "" for none. */
  readonly subtitle: string;
  /** Whose figures these are and of when, as "Startupbricks guide 2025 · ONS 2025"; "" where they are nobody's but the person's. */
  readonly source: string;
  /** The same facts in words, at most 900 characters, for whoever does not see it. */
  readonly alt: string;
  /** Whether it is of a person or a team, and so is never kept: it goes with the answer. */
  readonly personal: boolean;
}

/** How the amounts along an axis are written. */
export interface AxisMoney {
  readonly prefix: string;
  readonly sign: string;
  /** Thousands and millions, or lakhs and crores. */
  readonly scale: 'thousand' | 'lakh';
}

/** An amount of money a year, in whole units. */
export interface Amount {
  readonly amount: number;
  readonly text: string;
}

/** A band of pay; `estimate` where its source does not print it as it stands, `open` where the high end is "or more". */
export interface PayBand {
  readonly low: number;
  readonly high: number;
  readonly open: boolean;
  readonly estimate: boolean;
  readonly text: string;
  /** It is the own band of the reader's company. */
  readonly own?: true;
}

/** What was listed: percentiles, and how many listings they are of, as "77 listings". */
export interface ListedPay {
  readonly label: string;
  /** The level that they are of where listings do not tell the one asked for: "senior level"; else "". */
  readonly level: string;
  readonly p10: Amount;
  readonly p25: Amount;
  readonly median: Amount;
  readonly p75: Amount;
  readonly p90: Amount;
  readonly count: string;
}

/** What an office counts: its median, and the ends of the widest spread that it publishes, where it publishes one. */
export interface OfficialPay {
  readonly label: string;
  readonly median: Amount;
  readonly low: Amount | undefined;
  readonly high: Amount | undefined;
  /** What lies between those ends: "middle 80%"; "" without them. */
  readonly between: string;
}

/** A level and its band; at most five of them. */
export interface LevelRow {
  readonly label: string;
  readonly asked: boolean;
  readonly band: PayBand;
}

/** Pay by level in one place, with what was listed and what is counted for the level asked for. */
export interface SalaryPicture extends Captioned {
  readonly kind: 'salary';
  readonly money: AxisMoney;
  readonly rows: readonly LevelRow[];
  readonly listed: ListedPay | undefined;
  readonly official: OfficialPay | undefined;
}

/** A place of a comparison. `beside` sets it against the one asked for first: "12% less". */
export interface PlaceRow {
  readonly label: string;
  readonly asked: boolean;
  /** Undefined where there is none. */
  readonly band: PayBand | undefined;
  /** The band in the place's own currency; "" where that is the one shown. */
  readonly local: string;
  readonly beside: string;
  readonly listed: Amount | undefined;
}

/** Places side by side in one currency, at most five. */
export interface ComparePicture extends Captioned {
  readonly kind: 'compare';
  readonly money: AxisMoney;
  /** What the listed amounts are: "listed median, country-wide". */
  readonly listedAs: string;
  readonly rows: readonly PlaceRow[];
}

/** Where an offer stands on the curve of what was listed. */
export interface OfferPicture extends Captioned {
  readonly kind: 'offer';
  readonly money: AxisMoney;
  readonly offer: Amount;
  /** How many in a hundred listings pay less, and the same in words. */
  readonly percent: number;
  readonly standing: string;
  /** Percentiles of five, rising: the curve. */
  readonly curve: readonly { readonly percent: number; readonly amount: number }[];
  readonly listed: ListedPay;
  /** The guide's band for the level, where it has one, and what it is: "guide, £90K–£130K". */
  readonly band: PayBand | undefined;
  readonly bandAs: string;
}

/** A step on the time line; `from` and `to` are weeks since its start, `done` is from 0 to 1. */
export interface StepRow {
  readonly number: number;
  readonly label: string;
  readonly state: 'done' | 'now' | 'to come';
  readonly from: number;
  /** Undefined for one that has no end. */
  readonly to: number | undefined;
  readonly done: number;
  readonly length: string;
}

/** A roadmap as a time line, at most five steps of it. */
export interface RoadmapPicture extends Captioned {
  readonly kind: 'roadmap';
  readonly steps: readonly StepRow[];
  /** The marks of its axis, in weeks since its start. */
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** How many weeks all of it takes, with the steps that are not drawn. */
  readonly weeks: number;
  /** This week, in weeks since its start; undefined for one that has not begun. */
  readonly now: number | undefined;
  /** The day that it is wanted by, in weeks since its start, and in words: "wanted 1 Jun 2027". */
  readonly deadline: { readonly at: number; readonly text: string } | undefined;
}

/** A skill: the grade that a person has and the one asked for, 0 to 3; `gap` is their difference as it is read. */
export interface SkillRow {
  readonly label: string;
  readonly own: number;
  readonly wanted: number;
  /** Whether the person rated it; else its grade counts as 0. */
  readonly isRated: boolean;
  readonly gap: string;
}

/** A person's skills beside what a target asks for, at most six. */
export interface SkillsPicture extends Captioned {
  readonly kind: 'skills';
  readonly rows: readonly SkillRow[];
}

/** A shared roadmap: the tasks that all its followers did, of all there are for all. Nobody is shown by themselves. */
export interface TeamRow {
  readonly label: string;
  /** How many follow it: "6 following". */
  readonly followers: string;
  readonly done: number;
  /** How many of those are of this week, and the same as it is read: "12 this week". */
  readonly recent: number;
  readonly recently: string;
  readonly of: number;
  /** "139 of 240". */
  readonly text: string;
}

/** How far a channel is in the roadmaps that it shares, at most five of them. */
export interface TeamPicture extends Captioned {
  readonly kind: 'team';
  readonly rows: readonly TeamRow[];
}
