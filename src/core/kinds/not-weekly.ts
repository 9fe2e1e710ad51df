const UNITS = 'day|morning|noon|afternoon|evening|night|weekday|weekend|workday|work day|working day';
const DAILY = new RegExp(
  `^(?:(?:every|each)(?: single)? (?:${UNITS})s?|on (?:weekday|weekend)s|everyday|daily|nightly|weekdays|weekends|workdays|hourly|every hour)$`,
);
const DAYS = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const OTHER = new RegExp(
  `^(?:(?:every|each) (?:other|second|third|fourth|2nd|3rd|4th|two|three|four|few|couple of|\\d{1,2})(?: (?:${DAYS}|day|week|month)s?)?` +
    '|(?:once|twice|thrice|two times|three times|\\d times) (?:a|per|every|each) (?:day|week|fortnight|month)' +
    '|(?:every|each|a|per) (?:fortnight|month|quarter|year)|fortnightly|bi ?weekly|monthly|quarterly|yearly)$',
);
const ONE_DAY =
  /^(?:(?:starting|from|beginning) )?(?:today|tomorrow|tonight|now|asap|the day after tomorrow)$/;
const WEEKLY = /^once (?:a|per|every|each) week$/;

/**
 * Why a weekly message cannot come so: another rhythm (“every morning”, “every other” friday), or one day alone
 * (“tomorrow”). Undefined for anything else: words left unread would make a weekly message of a daily one.
 */
export function notWeekly(phrase: string): string | undefined {
  if (WEEKLY.test(phrase)) return undefined;
  if (DAILY.test(phrase) || OTHER.test(phrase))
    return 'Rung writes once a week, no more and no less often: name one day, such as “monday 9:00”.';
  return ONE_DAY.test(phrase)
    ? 'It is one message a week: name the weekday it comes on, such as “monday 9:00”.'
    : undefined;
}
