import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { PersonProfile } from './person-profile.js';

const Gender = z.enum(['female', 'male']);

/** What is stated when a person is entered. */
export const NewPerson = z
  .strictObject({
    fullName: z.string().normalize('NFC').trim().min(1).max(200),
    bornOn: IsoDate,
    gender: Gender.optional(),
    fullMemberSince: IsoDate.optional().meta({ description: 'The day of becoming a full member, for those who are one.' }),
    homeOrgan: z.uuid().meta({ description: 'The organ whose officers may see this person, with those of every organ above.' }),
    profile: PersonProfile.optional().meta({ description: 'What reports count people by; whatever is absent is not stated.' }),
  })
  .refine((person) => person.fullMemberSince === undefined || person.fullMemberSince > person.bornOn, { path: ['fullMemberSince'] })
  .meta({ id: 'NewPerson' });
export type NewPerson = z.input<typeof NewPerson>;

/** A person as on file. */
export const PersonRecord = z
  .object({
    id: z.uuid(),
    fullName: z.string(),
    bornOn: IsoDate,
    gender: Gender.nullable(),
    fullMemberSince: IsoDate.nullable(),
    homeOrgan: z.uuid().nullable(),
    demo: z.boolean(),
  })
  .meta({ id: 'Person' });
export type PersonRecord = z.infer<typeof PersonRecord>;
