import type { Picture } from '../reply/picture.ts';
import { compareSheet } from './compare.ts';
import type { Sheet } from './marks.ts';
import { offerSheet } from './offer.ts';
import { roadmapSheet } from './roadmap.ts';
import { salarySheet } from './salary.ts';
import { skillsSheet } from './skills.ts';
import { teamSheet } from './team.ts';
import type { Measure } from './text.ts';

/** Lays any picture out. */
export function sheetOf(picture: Picture, measure: Measure): Sheet {
  switch (picture.kind) {
    case 'salary':
      return salarySheet(picture, measure);
    case 'compare':
      return compareSheet(picture, measure);
    case 'offer':
      return offerSheet(picture, measure);
    case 'roadmap':
      return roadmapSheet(picture, measure);
    case 'skills':
      return skillsSheet(picture, measure);
    case 'team':
      return teamSheet(picture, measure);
  }
}
