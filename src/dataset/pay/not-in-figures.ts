/** Words about pay that the figures say nothing of, and why, as a sentence. */
const REASONS: readonly (readonly [reason: string, words: ReadonlySet<string>])[] = [
  [
    'Figures are pay for a year, before tax.',
    new Set([
      ...['monthly', 'month', 'per month', 'a month', 'weekly', 'per week', 'a week', 'hourly', 'hour'],
      ...['per hour', 'an hour', 'daily', 'day rate', 'per day', 'a day', 'net', 'after tax', 'after taxes'],
      ...['take home', 'in hand', 'netto'],
    ]),
  ],
  [
    'Figures are by level and place, not by company.',
    new Set([
      ...['google', 'meta', 'facebook', 'amazon', 'apple', 'microsoft', 'netflix', 'nvidia', 'openai'],
      ...['anthropic', 'deepmind', 'google deepmind', 'mistral', 'hugging face', 'huggingface', 'databricks'],
      ...['tesla', 'uber', 'stripe', 'oracle', 'ibm', 'salesforce', 'spotify', 'xai', 'cohere', 'palantir'],
      ...['faang', 'maang', 'fang', 'big tech', 'at a startup', 'startup', 'startups', 'scaleup', 'agency'],
    ]),
  ],
  [
    'Figures are of AI engineers, and of no other profession.',
    new Set([
      ...[
        'nurse',
        'doctor',
        'dentist',
        'lawyer',
        'attorney',
        'teacher',
        'professor',
        'accountant',
        'plumber',
      ],
      ...['electrician', 'driver', 'chef', 'cook', 'waiter', 'pilot', 'designer', 'ux designer', 'recruiter'],
      ...['product manager', 'project manager', 'sales manager', 'marketing manager', 'civil engineer'],
      ...['mechanical engineer', 'electrical engineer', 'sound engineer', 'pharmacist', 'vet', 'architect'],
    ]),
  ],
];

/** Why a folded phrase about pay cannot be answered by the figures; undefined for any other phrase. */
export const notInFigures = (phrase: string): string | undefined =>
  REASONS.find(([, words]) => words.has(phrase))?.[0];
