import { addDays, addMonths, type IsoDate } from '../../workflows/index.js';
import { educations, occupations, sectors, type PersonProfile } from '../people/people.service.js';
import { chosen, dealt } from './apportion.js';
import { drawFor } from './demo-draw.js';
import type { Gender } from './demo-names.js';
import type { AdmissionsAsked } from './province-plan.js';

/** A candidate of the province as far as reports count people. */
export interface CandidateProfile {
  readonly gender: Gender;
  readonly bornOn: IsoDate;
  readonly youthUnion: boolean;
  readonly profile: PersonProfile;
}

type Occupation = (typeof occupations)[number];
type AgeGroup = keyof AdmissionsAsked['age'];

/** What usually goes together, the likeliest first. */
const schooling: Readonly<Record<Occupation, readonly (typeof educations)[number][]>> = {
  pupil: ['below-upper-secondary', 'upper-secondary'],
  student: ['upper-secondary'],
  worker: ['upper-secondary', 'intermediate', 'college'],
  farmer: ['below-upper-secondary', 'upper-secondary', 'intermediate'],
  'civil-servant': ['university', 'master'],
  'public-employee': ['university', 'college', 'master', 'doctorate', 'intermediate'],
  'armed-forces': ['college', 'intermediate', 'university'],
  'self-employed': ['upper-secondary', 'intermediate', 'below-upper-secondary'],
  other: ['upper-secondary', 'college'],
};
const workplaces: Readonly<Record<Occupation, readonly (typeof sectors)[number][]>> = {
  pupil: ['none'],
  student: ['none'],
  worker: ['private', 'foreign-invested', 'state', 'cooperative'],
  farmer: ['none', 'cooperative'],
  'civil-servant': ['state'],
  'public-employee': ['state', 'private'],
  'armed-forces': ['state'],
  'self-employed': ['none', 'cooperative'],
  other: ['none', 'private'],
};

const likelihood = <T>(usual: readonly T[], one: T): number => (usual.includes(one) ? 10 - usual.indexOf(one) : 0);
const ageRange: Readonly<Record<AgeGroup, readonly [number, number]>> = { '18-30': [20, 30], '31-45': [31, 45], '46-60': [46, 56] };

/** New members of a year, exactly as many of each kind as the plan asks for. `ceremonies` are the days on which they are admitted. */
export function profilesOf(asked: AdmissionsAsked, ceremonies: readonly IsoDate[], text: string): CandidateProfile[] {
  const places = ceremonies.map((_, place) => place);
  const equally = () => 0;
  const women = chosen(places, asked.women, equally, `${text} women`);
  const minority = chosen(places, asked.ethnicMinority, equally, `${text} minority`);
  const religious = chosen(places, asked.religious, equally, `${text} religious`);
  const ages = dealt(places, asked.age, equally, `${text} age`);
  const youthUnion = chosen(places, asked.youthUnion, (place) => (ages.get(place) === '18-30' ? 1 : 0), `${text} youth union`);
  const occupation = dealt(places, asked.occupation, (place, kind) => (kind === 'pupil' || kind === 'student' ? (youthUnion.has(place) ? 2 : ages.get(place) === '18-30' ? 1 : 0) : 0), `${text} occupation`);
  const education = dealt(places, asked.education, (place, kind) => likelihood(schooling[occupation.get(place) ?? 'other'], kind), `${text} education`);
  const sector = dealt(places, asked.sector, (place, kind) => likelihood(workplaces[occupation.get(place) ?? 'other'], kind), `${text} sector`);
  return ceremonies.map((ceremonyOn, place) => {
    const works = occupation.get(place) ?? 'other';
    return {
      gender: women.has(place) ? 'female' : 'male',
      bornOn: bornBefore(ceremonyOn, ages.get(place) ?? '18-30', works, `${text} ${place}`),
      youthUnion: youthUnion.has(place),
      profile: { ethnicMinority: minority.has(place), religious: religious.has(place), education: education.get(place) ?? null, occupation: works, sector: sector.get(place) ?? null },
    };
  });
}

/** Somebody whom no report on new members counts. */
export function drawnProfile(begunOn: IsoDate, text: string): CandidateProfile {
  const draw = drawFor(text);
  const group = draw.chance(62) ? '18-30' : draw.chance(90) ? '31-45' : '46-60';
  const works = draw.one(occupations.slice(2));
  const profile = { ethnicMinority: draw.chance(86), religious: draw.chance(2), education: schooling[works][0] ?? null, occupation: works, sector: workplaces[works][0] ?? null };
  return { gender: draw.chance(47) ? 'female' : 'male', bornOn: bornBefore(addMonths(begunOn, 9), group, works, text), youthUnion: group === '18-30' && draw.chance(80), profile };
}

/** Far enough from any birthday that nobody's group depends on a few weeks. */
function bornBefore(day: IsoDate, group: AgeGroup, works: Occupation, text: string): IsoDate {
  const draw = drawFor(`birth ${text}`);
  const [least, most] = works === 'pupil' ? [18, 18] : works === 'student' ? [19, 22] : ageRange[group];
  const years = group === '18-30' ? draw.number(least, most) : draw.number(...ageRange[group]);
  return addDays(addMonths(day, -12 * years), -draw.number(230, 330));
}
