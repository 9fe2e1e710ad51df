/**
 * "#bot": the only door that commands use.
 *
 * Glossary
 * - **command**: plain data from `defineCommand`; a file in `commands/`, named by the file.
 * - **option**: one thing a command can be told; its *kind* (level, place, currency …) says how it is written and read.
 * - **field value**: an option's value before it is checked: what a button, a form or a typed option carries.
 * - **call**: a command path and field values: what pressing a button replays.
 * - **invocation**: a call or a text, with who asked, where and when.
 * - **reply**: a summary, blocks and actions; the summary is the title and states the answer.
 * - **band**: low to high pay of a level in a place, a year, before tax.
 * - **row**: one line of the guide's place table; it answers for a country or a part of it.
 * - **quote**: a band with how it came about: printed, interpolated, derived (a premium applied) or converted.
 * - **outline**: a roadmap as people type it: a step a line, its tasks and units below it.
 * - **offer**: what an employer offers, as it was typed: base, bonus, equity, sign-on. It is never kept.
 * - **premium**: per cent on top of a band, for a place or a specialisation.
 */
export { defineCommand, type ChangingContext, type Context, type Telling } from './core/declare/command.ts';
export type { FieldErrors, FilledForm } from './core/declare/form-declaration.ts';
export { fileOrTextFields, LONGEST_PART, PASTED_PARTS } from './features/file-or-text.ts';
export { DELETING, SMALL_WORDS, STOPPING } from './features/other-languages.ts';
export { defaultsBlock, savedLevel, settingsInWords, settingsOf } from './features/settings/defaults.ts';
export { commandsOff, offName } from './core/run/switched-off.ts';
export {
  bandsAudience,
  bandsSettingOf,
  OWN_BANDS,
  writeBandsSetting,
  type BandsAudience,
} from './core/run/data/own-bands-setting.ts';
export { datesOf, WORKSPACE_DATES } from './core/run/data/dates-setting.ts';
export { IN_DIGITS } from './reply/dates.ts';
export { isOwnFigure } from './dataset/pay/own/own-pay.ts';
export { EXAMPLE, readOwnBands, type BandsRead } from './dataset/pay/own/read.ts';
export { countBands, ownBandsRecord, type OwnBands } from './dataset/pay/own/records.ts';
export { writeOwnBands } from './dataset/pay/own/write.ts';
export {
  HOLIDAYS,
  holidaysOf,
  MOST_HOLIDAYS,
  WORKDAYS,
  workdaysOf,
  WORKSPACE_ZONE,
  workspaceZoneOf,
} from './features/settings/workspace-choices.ts';
export { WEEKDAYS } from './core/kinds/weekday.ts';
export { callOfExample } from './core/declare/example.ts';
export { helpFor, helpForAll } from './core/help/help.ts';
export type { LevelAsked } from './core/kinds/level.ts';
export { locate } from './core/parse/locate.ts';
export { option } from './core/declare/options.ts';
export { callOfPage } from './core/declare/roles.ts';
export { readSentence } from './core/parse/plain-sentence.ts';
export { readMeanings, type Meaning } from './core/parse/meanings.ts';
export { confirmAsked, mustConfirm, readPhrase } from './core/parse/phrases.ts';
export { holdsAmount } from './core/kinds/amount.ts';
export { taskNumbers } from './core/kinds/task.ts';
export { fold } from './dataset/fold.ts';
export { ratingValue } from './core/kinds/grade.ts';
export type { DateAsked } from './core/kinds/planning.ts';
export { advancePlan, chosenPlan } from './features/plans/advance.ts';
export { skippedNote, weekToCome } from './features/plans/to-come.ts';
export { weeksDone } from './features/plans/history.ts';
export { calendarFile, calendarWeeks } from './features/plans/calendar-file.ts';
export type { Actor } from './core/declare/invocation.ts';
export type { Weekday } from './core/kinds/weekday.ts';
export { taskInSentences, writeMinutes } from './dataset/curriculum/unit-words.ts';
export { NEEDS, type Unit } from './dataset/curriculum/records.ts';
export { elsewhereNote, elsewhereReply, hasPlanElsewhere } from './features/plans/elsewhere.ts';
export { activePlans, beginsLater, openMinutes, type ActivePlan } from './features/plans/active-plans.ts';
export { silenceReason, weekReply } from './features/plans/week-reply.ts';
export { LETTERS, questionOf, type Letter, type QuizQuestion } from './features/quiz/questions.ts';
export { dueOf, roundAt, roundOf, unitsOfPlans, type Round } from './features/quiz/round.ts';
export { comesBackAfter, dueBefore } from './features/quiz/schedule.ts';
export { suggestedGrade } from './features/quiz/suggested-grade.ts';
export { gapTo, type Gap, type GapPlan } from './features/skills/gap.ts';
export { nearestSpecialisation, type Nearest } from './features/skills/nearest-specialisation.ts';
export { firstSkills, GRADE, gradesIn, targetOf, type Grades } from './features/skills/grades.ts';
export { pullCall, whenFields } from './features/plans/week-actions.ts';
export { finishedReply, roadmapAfter } from './features/plans/finished.ts';
export { afterActivity, ticked } from './features/plans/progress.ts';
export {
  laidOutAnew,
  numberedTasks,
  shownTasks,
  stored,
  taskText,
  withNextWeek,
  type WeekTask,
} from './features/plans/week.ts';
export { myPlans } from './features/plans/my-plans.ts';
export {
  beforePause,
  isPutOff,
  keepingSnooze,
  nextAfter,
  nextOf,
  weeklyOf,
} from './features/plans/timing.ts';
export { aroundDaysOff, sendsToCome } from './features/schedules/around-days-off.ts';
export { ACTIVE, newSchedule, timeFields, weeklyTime } from './features/schedules/new-schedule.ts';
export {
  laterSendsNote,
  nextSendNote,
  TOLD_SENDS,
  writeMoment,
  writeWeekly,
} from './features/schedules/schedule-words.ts';
export { dateAt, dateOfDay, mondayFrom } from './scheduling/calendar/week.ts';
export { snoozedTo, type SnoozeKind } from './scheduling/calendar/snooze.ts';
export {
  type Answered,
  type ChannelKey,
  type ChannelRoadmap,
  type Author,
  type Defaults,
  type Link,
  type PendingLink,
  type PersonData,
  type TypedCode,
  type Plan,
  type Schedule,
} from './store/store.ts';
export { startsTogether } from './features/teams/team-words.ts';
export { authorOf, channelHere, mustManage, workspaceHere } from './features/teams/authors.ts';
export { chosenChannelRoadmap } from './features/teams/chosen-roadmap.ts';
export {
  EDITORS,
  fieldsOf,
  readTeamRoadmap,
  savedReply,
  teamRoadmapHere,
  partsOf as outlineParts,
  withChange,
} from './features/teams/team-roadmap.ts';
export { isTeamRoadmap, teamRoadmapId } from './dataset/team-roadmaps.ts';
export { CHANNEL_DIGEST, progressByRoadmap, teamReply, SPAN } from './features/teams/progress-replies.ts';
export { newCode, writeCode } from './features/links/code.ts';
export { platformName } from './features/links/platform-names.ts';
export { personOf } from './core/run/person-of.ts';
export { scheduleOf, WEEKLY_PLAN } from './features/plans/schedule-of.ts';
export { named } from './core/parse/named.ts';
export { asTyped, writeCall } from './core/parse/write.ts';
export { askZone, ZONE_QUESTION } from './features/plans/ask-zone.ts';
export { dayOf, dayOfDate, type EpochMs } from './time.ts';
export { rememberedFor } from './dataset/result-cache.ts';
export { UserError } from './core/declare/user-error.ts';
export type { Page } from './dataset/career/career.ts';
export type { Fact } from './dataset/career/records.ts';
export type { Dataset, NamedSource } from './dataset/dataset.ts';
export type { PageName } from './dataset/pages.ts';
export { GUIDE } from './dataset/check-sources.ts';
export { differences } from './dataset/roadmaps/differences.ts';
export { asTeamRoadmap } from './dataset/roadmaps/edited.ts';
export { keyNow, taskKey } from './dataset/roadmaps/keys.ts';
export { numberOfWord, numberWordsTo } from './dataset/number-words.ts';
export { isSurelyStep, readOutline, writeOutline } from './dataset/roadmaps/outline.ts';
export { timetableOf, type Timetable, type Weeks } from './dataset/roadmaps/timetable.ts';
export { MOST_TASKS, type Roadmap } from './dataset/roadmaps/records.ts';
export { readRoadmapYaml, writeRoadmapYaml } from './dataset/roadmaps/yaml-file.ts';
export {
  dayTime,
  linksNote,
  writeDay,
  writeWeekday,
  writeDuration,
  writeLength,
  writeRange,
  writeTotal,
} from './dataset/roadmaps/roadmap-words.ts';
export { GRADES, type Category, type Grade, type Skill, type Target } from './dataset/skills/records.ts';
export type { Requirement } from './dataset/skills/skills.ts';
export { briefly, firstSentence, writeGrade } from './dataset/skills/skill-words.ts';
export { figuresFor, type Figures } from './dataset/pay/answer.ts';
export { explain, sourceIds, sourcesNote, sourcesOf, namedSource } from './dataset/pay/explain.ts';
export {
  officialLine,
  ratesOf,
  sourcesOfVoices,
  listedCaption,
  voiceLines,
  voicesCaption,
  voicesIn,
  voicesTitle,
  whyTheyDiffer,
  type Voices,
} from './features/pay/voices.ts';
export type { RoadmapPicture } from './reply/picture.ts';
export { comparePicture } from './features/pictures/compare.ts';
export { offerPicture } from './features/pictures/offer.ts';
export { planPicture } from './features/pictures/plan.ts';
export { roadmapPicture } from './features/pictures/roadmap.ts';
export { salaryPicture } from './features/pictures/salary.ts';
export { skillsPicture } from './features/pictures/skills.ts';
export { voiceMaths } from './features/pay/voice-maths.ts';
export type { Situation } from './dataset/pay/rows-for-place.ts';
export type { Quote } from './dataset/pay/quote.ts';
export { writeCount, writeCounted, writeMedian, writeSpan } from './dataset/pay/listed/words.ts';
export type { Level, LevelId, Specialisation } from './dataset/pay/records.ts';
export { markOf, payAsks, payTalk, writeEstimate, writeRates, writeYears } from './dataset/pay/pay-words.ts';
export { writeBand, writePremium, type Ends } from './dataset/pay/money.ts';
export { writeRaise } from './dataset/pay/raise.ts';
export { convert as convertAmount } from './dataset/pay/offer/currency.ts';
export type { Offer, Refusal } from './dataset/pay/offer/offer.ts';
export { PART_NAMES, writeEnds, writeStep, writeYearly } from './dataset/pay/offer/worth-words.ts';
export { judgeOffer, type JudgedOffer } from './features/pay/judge-offer.ts';
export { offerPoint } from './features/pay/offer-points.ts';
export { titleIn, titleOf, titleOfMatch, valueOfMatch } from './dataset/places/title.ts';
export type { Place, PlaceMatch } from './dataset/places/places.ts';
export {
  button,
  call,
  checklist,
  code,
  command,
  field,
  fields,
  file,
  heading,
  link,
  menu,
  naming,
  note,
  overflow,
  paragraph,
  picture,
  strong,
  table,
  time,
  withCode,
} from './reply/build.ts';
export type { WordBlock } from './reply/reply.ts';
export type {
  Action,
  ActionStyle,
  Block,
  Button,
  Call,
  Field,
  FieldValues,
  FormField,
  Menu,
  MenuChoice,
  Reply,
  Span,
} from './reply/reply.ts';
