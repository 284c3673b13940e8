import type { educations, occupations, sectors } from '../people/people.service.js';

/** So many of each kind. */
export type Counts<Kind extends string> = Readonly<Record<Kind, number>>;

/** What the admissions of one year are to add up to; every group is counted among all of them, and the last four divide them. */
export interface AdmissionsAsked {
  readonly total: number;
  readonly women: number;
  readonly ethnicMinority: number;
  readonly religious: number;
  /** Introduced by the executive of the youth union. */
  readonly youthUnion: number;
  /** Full years on the day of the ceremony. */
  readonly age: Counts<'18-30' | '31-45' | '46-60'>;
  readonly education: Counts<(typeof educations)[number]>;
  readonly occupation: Counts<(typeof occupations)[number]>;
  readonly sector: Counts<(typeof sectors)[number]>;
}

/** What one year is to add up to. Decision and ceremony of an admission both lie in the year. */
export interface YearAsked {
  readonly year: number;
  readonly admissions: AdmissionsAsked;
  /** How many admissions the province was to reach. */
  readonly target: number;
  /** Decided against admission. */
  readonly notAdmitted: number;
  readonly withdrawn: number;
  /** Stopped before admission; opened by mistake, which is no exit. */
  readonly stopped: number;
  readonly openedByMistake: number;
  /** Died on probation. */
  readonly died: number;
  /** Names removed during probation. */
  readonly removed: number;
  /** Among the admissions: decided after the limit; ceremony held after it, with the superior committee's agreement. */
  readonly decidedLate: number;
  readonly ceremonyLate: number;
  /** Among the admissions: moved on the way; without two thirds in the branch, and admitted all the same. */
  readonly moved: number;
  readonly oneShortAndAdmitted: number;
}

/** Where the open cases stand on the last day; those on probation follow from the admissions. */
export type PipelineAsked = Counts<(typeof pipelineStates)[number]>;
export const pipelineStates = [
  'awaitingListing', 'awaitingCourse', 'inCourse', 'preparingDossier', 'awaitingBranchVote', 'awaitingSectionAppraisal', 'awaitingCommitteeVote', 'awaitingSubmission',
  'awaitingResultReport', 'awaitingDecision', 'awaitingCeremony', 'awaitingRecognitionAppraisal', 'awaitingRecognitionCommitteeVote', 'awaitingRecognitionDecision',
  'awaitingRemovalAppraisal', 'awaitingRemovalCommitteeVote', 'awaitingRemovalDecision', 'awaitingProbationReport', 'awaitingProbationDecision',
] as const;

/** The organs of the province. Members are spread over the branches. */
export interface OrgansAsked {
  readonly districts: number;
  /** Communes that each district was divided into in 2025. */
  readonly communesPerDistrict: number;
  /** Grassroots organisations with branches under them; of them those that may admit, and those with two sections. */
  readonly committees: number;
  readonly delegated: number;
  readonly withSections: number;
  /** Branches that are grassroots organisations themselves. */
  readonly grassrootsBranches: number;
  readonly branches: number;
}

/** An invented province: how large it is, and what its reports must say. */
export interface ProvincePlan {
  readonly organs: OrgansAsked;
  /** Full members before the first year. */
  readonly members: number;
  readonly years: readonly YearAsked[];
  readonly pipeline: PipelineAsked;
  /** Of a hundred acts so many are recorded two to five weeks later. */
  readonly recordedLate: number;
  /** Of a hundred recognitions so many are voted on after the limit; so many need two votes. */
  readonly reviewedLate: number;
  readonly votedTwice: number;
}


/**
 * A province of the size of a small one in the northern mountains before 2025: 493 grassroots organisations, 2,124 branches under 189 of
 * them, about 33,000 members, about 1,200 admissions a year. The figures are invented.
 */
export const provincePlan: ProvincePlan = {
  organs: { districts: 8, communesPerDistrict: 4, committees: 189, delegated: 6, withSections: 9, grassrootsBranches: 304, branches: 2124 },
  members: 28_700,
  recordedLate: 4,
  reviewedLate: 5,
  votedTwice: 2,
  pipeline: {
    awaitingListing: 146, awaitingCourse: 131, inCourse: 118, preparingDossier: 412, awaitingBranchVote: 96, awaitingSectionAppraisal: 7, awaitingCommitteeVote: 71, awaitingSubmission: 38,
    awaitingResultReport: 6, awaitingDecision: 187, awaitingCeremony: 58, awaitingRecognitionAppraisal: 4, awaitingRecognitionCommitteeVote: 39, awaitingRecognitionDecision: 52, awaitingRemovalAppraisal: 1,
    awaitingRemovalCommitteeVote: 3, awaitingRemovalDecision: 4, awaitingProbationReport: 2, awaitingProbationDecision: 3,
  },
  years: [
    {
      year: 2022, target: 1200, notAdmitted: 19, withdrawn: 58, stopped: 74, openedByMistake: 3, died: 2, removed: 9, decidedLate: 0, ceremonyLate: 0, moved: 38, oneShortAndAdmitted: 9,
      admissions: {
        total: 1176, women: 547, ethnicMinority: 1010, religious: 23, youthUnion: 591, age: { '18-30': 710, '31-45': 413, '46-60': 53 },
        education: { 'below-upper-secondary': 90, 'upper-secondary': 394, intermediate: 122, college: 125, university: 405, master: 38, doctorate: 2 },
        occupation: { pupil: 26, student: 38, worker: 92, farmer: 409, 'civil-servant': 168, 'public-employee': 308, 'armed-forces': 55, 'self-employed': 60, other: 20 },
        sector: { state: 524, private: 93, 'foreign-invested': 7, cooperative: 33, none: 519 },
      },
    },
    {
      year: 2023, target: 1200, notAdmitted: 22, withdrawn: 63, stopped: 81, openedByMistake: 4, died: 3, removed: 14, decidedLate: 0, ceremonyLate: 0, moved: 44, oneShortAndAdmitted: 11,
      admissions: {
        total: 1204, women: 559, ethnicMinority: 1054, religious: 19, youthUnion: 623, age: { '18-30': 731, '31-45': 419, '46-60': 54 },
        education: { 'below-upper-secondary': 91, 'upper-secondary': 429, intermediate: 116, college: 127, university: 397, master: 42, doctorate: 2 },
        occupation: { pupil: 26, student: 38, worker: 99, farmer: 423, 'civil-servant': 177, 'public-employee': 306, 'armed-forces': 53, 'self-employed': 63, other: 19 },
        sector: { state: 570, private: 88, 'foreign-invested': 7, cooperative: 36, none: 503 },
      },
    },
    {
      year: 2024, target: 1200, notAdmitted: 17, withdrawn: 55, stopped: 77, openedByMistake: 3, died: 2, removed: 16, decidedLate: 61, ceremonyLate: 14, moved: 47, oneShortAndAdmitted: 8,
      admissions: {
        total: 1231, women: 576, ethnicMinority: 1076, religious: 19, youthUnion: 634, age: { '18-30': 722, '31-45': 454, '46-60': 55 },
        education: { 'below-upper-secondary': 93, 'upper-secondary': 435, intermediate: 123, college: 141, university: 396, master: 41, doctorate: 2 },
        occupation: { pupil: 27, student: 37, worker: 104, farmer: 459, 'civil-servant': 168, 'public-employee': 302, 'armed-forces': 51, 'self-employed': 64, other: 19 },
        sector: { state: 570, private: 87, 'foreign-invested': 7, cooperative: 32, none: 535 },
      },
    },
    {
      year: 2025, target: 1200, notAdmitted: 24, withdrawn: 66, stopped: 93, openedByMistake: 4, died: 4, removed: 18, decidedLate: 83, ceremonyLate: 19, moved: 62, oneShortAndAdmitted: 12,
      admissions: {
        total: 1187, women: 541, ethnicMinority: 1029, religious: 18, youthUnion: 598, age: { '18-30': 697, '31-45': 437, '46-60': 53 },
        education: { 'below-upper-secondary': 93, 'upper-secondary': 390, intermediate: 115, college: 129, university: 420, master: 37, doctorate: 3 },
        occupation: { pupil: 26, student: 38, worker: 101, farmer: 443, 'civil-servant': 159, 'public-employee': 284, 'armed-forces': 52, 'self-employed': 64, other: 20 },
        sector: { state: 525, private: 83, 'foreign-invested': 7, cooperative: 33, none: 539 },
      },
    },
    {
      year: 2026, target: 1200, notAdmitted: 18, withdrawn: 49, stopped: 68, openedByMistake: 3, died: 2, removed: 13, decidedLate: 47, ceremonyLate: 11, moved: 41, oneShortAndAdmitted: 7,
      admissions: {
        total: 1068, women: 505, ethnicMinority: 920, religious: 15, youthUnion: 547, age: { '18-30': 639, '31-45': 381, '46-60': 48 },
        education: { 'below-upper-secondary': 78, 'upper-secondary': 380, intermediate: 106, college: 114, university: 353, master: 35, doctorate: 2 },
        occupation: { pupil: 24, student: 34, worker: 92, farmer: 397, 'civil-servant': 146, 'public-employee': 257, 'armed-forces': 46, 'self-employed': 56, other: 16 },
        sector: { state: 482, private: 77, 'foreign-invested': 7, cooperative: 31, none: 471 },
      },
    },
  ],
};

/** The same in small, for tests. */
export const tinyPlan: ProvincePlan = {
  organs: { districts: 2, communesPerDistrict: 2, committees: 4, delegated: 1, withSections: 1, grassrootsBranches: 2, branches: 18 },
  members: 240,
  recordedLate: 4,
  reviewedLate: 10,
  votedTwice: 10,
  pipeline: {
    awaitingListing: 2, awaitingCourse: 2, inCourse: 1, preparingDossier: 5, awaitingBranchVote: 2, awaitingSectionAppraisal: 1, awaitingCommitteeVote: 2, awaitingSubmission: 1,
    awaitingResultReport: 1, awaitingDecision: 3, awaitingCeremony: 1, awaitingRecognitionAppraisal: 1, awaitingRecognitionCommitteeVote: 1, awaitingRecognitionDecision: 1, awaitingRemovalAppraisal: 1,
    awaitingRemovalCommitteeVote: 1, awaitingRemovalDecision: 1, awaitingProbationReport: 1, awaitingProbationDecision: 1,
  },
  years: [
    {
      year: 2022, target: 12, notAdmitted: 1, withdrawn: 1, stopped: 2, openedByMistake: 1, died: 0, removed: 0, decidedLate: 0, ceremonyLate: 0, moved: 1, oneShortAndAdmitted: 1,
      admissions: {
        total: 11, women: 5, ethnicMinority: 9, religious: 0, youthUnion: 5, age: { '18-30': 7, '31-45': 4, '46-60': 0 },
        education: { 'below-upper-secondary': 1, 'upper-secondary': 4, intermediate: 1, college: 1, university: 4, master: 0, doctorate: 0 },
        occupation: { pupil: 0, student: 0, worker: 1, farmer: 4, 'civil-servant': 2, 'public-employee': 3, 'armed-forces': 0, 'self-employed': 1, other: 0 },
        sector: { state: 5, private: 1, 'foreign-invested': 0, cooperative: 0, none: 5 },
      },
    },
    {
      year: 2023, target: 12, notAdmitted: 1, withdrawn: 1, stopped: 2, openedByMistake: 1, died: 0, removed: 1, decidedLate: 0, ceremonyLate: 0, moved: 1, oneShortAndAdmitted: 1,
      admissions: {
        total: 12, women: 6, ethnicMinority: 10, religious: 1, youthUnion: 6, age: { '18-30': 8, '31-45': 3, '46-60': 1 },
        education: { 'below-upper-secondary': 1, 'upper-secondary': 4, intermediate: 1, college: 1, university: 4, master: 1, doctorate: 0 },
        occupation: { pupil: 0, student: 0, worker: 1, farmer: 4, 'civil-servant': 2, 'public-employee': 3, 'armed-forces': 1, 'self-employed': 1, other: 0 },
        sector: { state: 6, private: 1, 'foreign-invested': 0, cooperative: 0, none: 5 },
      },
    },
    {
      year: 2024, target: 12, notAdmitted: 1, withdrawn: 1, stopped: 2, openedByMistake: 1, died: 1, removed: 1, decidedLate: 1, ceremonyLate: 1, moved: 1, oneShortAndAdmitted: 1,
      admissions: {
        total: 13, women: 6, ethnicMinority: 11, religious: 0, youthUnion: 6, age: { '18-30': 8, '31-45': 4, '46-60': 1 },
        education: { 'below-upper-secondary': 1, 'upper-secondary': 5, intermediate: 1, college: 2, university: 4, master: 0, doctorate: 0 },
        occupation: { pupil: 0, student: 0, worker: 1, farmer: 5, 'civil-servant': 2, 'public-employee': 3, 'armed-forces': 1, 'self-employed': 1, other: 0 },
        sector: { state: 6, private: 1, 'foreign-invested': 0, cooperative: 0, none: 6 },
      },
    },
    {
      year: 2025, target: 12, notAdmitted: 1, withdrawn: 1, stopped: 2, openedByMistake: 1, died: 0, removed: 1, decidedLate: 1, ceremonyLate: 1, moved: 2, oneShortAndAdmitted: 1,
      admissions: {
        total: 13, women: 6, ethnicMinority: 11, religious: 1, youthUnion: 6, age: { '18-30': 8, '31-45': 4, '46-60': 1 },
        education: { 'below-upper-secondary': 1, 'upper-secondary': 5, intermediate: 1, college: 2, university: 4, master: 0, doctorate: 0 },
        occupation: { pupil: 0, student: 0, worker: 1, farmer: 5, 'civil-servant': 2, 'public-employee': 3, 'armed-forces': 1, 'self-employed': 1, other: 0 },
        sector: { state: 6, private: 1, 'foreign-invested': 0, cooperative: 0, none: 6 },
      },
    },
    {
      year: 2026, target: 12, notAdmitted: 1, withdrawn: 1, stopped: 2, openedByMistake: 1, died: 0, removed: 1, decidedLate: 1, ceremonyLate: 0, moved: 1, oneShortAndAdmitted: 1,
      admissions: {
        total: 11, women: 5, ethnicMinority: 9, religious: 0, youthUnion: 5, age: { '18-30': 7, '31-45': 4, '46-60': 0 },
        education: { 'below-upper-secondary': 1, 'upper-secondary': 4, intermediate: 1, college: 1, university: 4, master: 0, doctorate: 0 },
        occupation: { pupil: 0, student: 0, worker: 1, farmer: 4, 'civil-servant': 2, 'public-employee': 3, 'armed-forces': 0, 'self-employed': 1, other: 0 },
        sector: { state: 5, private: 1, 'foreign-invested': 0, cooperative: 0, none: 5 },
      },
    },
  ],
};
