import { explain, sourcesNote, voiceMaths, type Block, type Dataset, type EpochMs } from '#bot';
import { sourcesOfAll, type Found } from './_answer.ts';

/** How every figure of an answer came about: the guide's step by step, then how listings and officials are counted. */
export function maths(found: Found, data: Dataset, now: EpochMs): Block[] {
  const { figures, situation, voices } = found;
  return [
    ...explain(figures, situation, data),
    ...voiceMaths(voices, data),
    sourcesNote(
      [
        ...sourcesOfAll(found, data),
        ...(voices.official ? [voices.official.row.source] : []),
        ...data.pay.companyTypes.map((one) => one.source),
      ],
      data,
      '',
      now,
    ),
  ];
}
