/** How one partition (cách phân loại) splits a number: its groups never overlap and leave nobody out. */
export interface Partition {
  readonly key: string;
  readonly groups: readonly string[];
  /** Groups taken together under a name of their own. */
  readonly subtotals?: Readonly<Record<string, readonly string[]>>;
}

/** A number of people with the ways in which it is split. */
export interface Measure {
  readonly key: string;
  readonly partitions: readonly Partition[];
}

/** Whoever has not stated it: never counted as «no». */
export const notStated = 'not-stated';

const yesOrNo = (key: string): Partition => ({ key, groups: ['yes', 'no', notStated] });

/** What a report on new members counts (REP-01). */
export const measures = [
  {
    // Ceremonies held (lễ kết nạp): with the ceremony a person becomes a probationary member.
    key: 'admitted',
    partitions: [
      { key: 'gender', groups: ['female', 'male', notStated] },
      yesOrNo('ethnicMinority'),
      yesOrNo('religious'),
      // Introduced by the youth union: what the case proves, where a profile would only claim it.
      yesOrNo('youthUnion'),
      { key: 'age', groups: ['under-18', '18-30', '31-45', '46-60', 'over-60'] },
      {
        key: 'education',
        groups: ['below-upper-secondary', 'upper-secondary', 'intermediate', 'college', 'university', 'master', 'doctorate', notStated],
        subtotals: {
          'upper-secondary-and-above': ['upper-secondary', 'intermediate', 'college', 'university', 'master', 'doctorate'],
          'college-and-above': ['college', 'university', 'master', 'doctorate'],
          'master-and-above': ['master', 'doctorate'],
        },
      },
      {
        key: 'occupation',
        groups: ['pupil', 'student', 'worker', 'farmer', 'civil-servant', 'public-employee', 'armed-forces', 'self-employed', 'other', notStated],
        subtotals: { 'pupils-and-students': ['pupil', 'student'] },
      },
      {
        key: 'sector',
        groups: ['state', 'private', 'foreign-invested', 'cooperative', 'none', notStated],
        subtotals: { 'private-and-foreign-invested': ['private', 'foreign-invested'] },
      },
    ],
  },
  { key: 'decided', partitions: [] },
  { key: 'recognised', partitions: [] },
  { key: 'trained', partitions: [{ key: 'class', groups: ['stated', notStated] }] },
  { key: 'exits', partitions: [{ key: 'exit', groups: ['refused', 'withdrawn', 'stopped', 'removed'] }] },
] as const satisfies readonly Measure[];

/** What a report on the screening of members and on ways out of the Party counts (REP-01). */
export const screeningMeasures = [
  // Drafts of the list (danh sách dự kiến): reviewed members whom the branch committee proposes.
  { key: 'proposed', partitions: [] },
  {
    // The branch voted to list (đưa vào danh sách); whoever is listed by more than one criterion is in a group of its own.
    key: 'listed',
    partitions: [
      {
        key: 'criterion',
        groups: ['not-completed-two-years', 'offended-again-while-disciplined', 'degraded-concluded', 'conduct-rules-breached', 'further', 'several'],
      },
    ],
  },
  { key: 'notListed', partitions: [] },
  // What branches found when they evaluated: one member may be evaluated more than once.
  { key: 'evaluated', partitions: [{ key: 'proposal', groups: ['progress', 'continue', 'unqualified'] }] },
  { key: 'delisted', partitions: [] },
  { key: 'listingUndone', partitions: [] },
  // Ways out of the Party (ra khỏi Đảng): a probationer's is decided in the case of admission.
  { key: 'left', partitions: [{ key: 'wayOut', groups: ['removal', 'leave', 'expulsion', 'probationer-removed'] }] },
  // Rights restored by a complaint that was upheld (khôi phục quyền).
  { key: 'restored', partitions: [] },
] as const satisfies readonly Measure[];

/** Numbers of organs and classes: no people, and not to be added up over organs. */
export const countsOfOrgans = ['grassroots', 'grassroots-branch', 'classes'] as const;
