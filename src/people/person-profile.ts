import { z } from 'zod';

/** Schooling and training finished (trình độ học vấn, chuyên môn), lowest first: each includes those before it. */
export const educations = ['below-upper-secondary', 'upper-secondary', 'intermediate', 'college', 'university', 'master', 'doctorate'] as const;

/** What somebody does (nghề nghiệp), as reports on new members group it. */
export const occupations = ['pupil', 'student', 'worker', 'farmer', 'civil-servant', 'public-employee', 'armed-forces', 'self-employed', 'other'] as const;

/** Whose unit somebody works in (khu vực); `none` for those in no agency and no enterprise. */
export const sectors = ['state', 'private', 'foreign-invested', 'cooperative', 'none'] as const;

/**
 * What reports count people by (đặc điểm để thống kê): codes and nothing more, neither which people nor which religion. Null is
 * «not stated», and never counts as no.
 */
export const PersonProfile = z
  .strictObject({
    ethnicMinority: z.boolean().nullable().default(null).meta({ description: 'Belongs to an ethnic minority (người dân tộc thiểu số).' }),
    religious: z.boolean().nullable().default(null).meta({ description: 'Follows a religion (có đạo).' }),
    education: z.enum(educations).nullable().default(null).meta({ description: 'The highest schooling finished.' }),
    occupation: z.enum(occupations).nullable().default(null),
    sector: z.enum(sectors).nullable().default(null),
  })
  .meta({ id: 'PersonProfile' });
export type PersonProfile = z.infer<typeof PersonProfile>;
