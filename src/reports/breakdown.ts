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

/** Numbers of organs and classes: no people, and not to be added up over organs. */
export const countsOfOrgans = ['grassroots', 'grassroots-branch', 'classes'] as const;
