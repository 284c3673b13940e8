import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { addMonths, type IsoDate } from '../../workflows/index.js';
import { CasesService } from '../../src/cases/cases.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { educations, occupations, PeopleService, sectors } from '../../src/people/people.service.js';
import { Problem } from '../../src/platform/http/problem.js';
import type { Entered } from './admission-case.js';
import { wholeRoad, type PartyOffice } from './party-office.js';

const stated = <T>(values: readonly T[]) => fc.constantFrom<T | null>(null, ...values);
const life = fc.record({
  bornOn: fc.constantFrom<IsoDate>('1960-07-01', '1978-12-31', '1993-10-01', '1993-10-02', '1996-02-29', '2000-05-05', '2004-01-01'),
  gender: fc.constantFrom('female' as const, 'male' as const, undefined),
  profile: fc.record({ ethnicMinority: stated([true, false]), religious: stated([true, false]), education: stated(educations), occupation: stated(occupations), sector: stated(sectors) }),
  branch: fc.constantFrom(0, 0, 1, 2),
  /** Months after the ready-made road. */
  later: fc.constantFrom(0, 1, 3, 5, 8),
  steps: fc.oneof(fc.integer({ min: 2, max: wholeRoad.length }), fc.constantFrom(16, wholeRoad.length)),
  classNumber: fc.constantFrom(undefined, 'Lớp 01', 'lớp 01', 'Lớp 02'),
  youthUnion: fc.boolean(),
  end: fc.constantFrom('none', 'none', 'withdraw-application', 'stop-case', 'refuse'),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/** Enters many cases through the engine, each as far as it goes and as people live, the same each time; gives the third branch. */
export async function enterCasesForReports(application: INestApplicationContext, office: PartyOffice, howMany: number): Promise<{ grassrootsBranch: string }> {
  const organisations = application.get(OrganisationsService);
  const { id: grassrootsBranch } = await organisations.createOrgan({ code: `R-${randomUUID().slice(0, 8)}`, name: 'Chi bộ cơ sở Trạm Y tế', level: 'grassroots-branch', parentId: office.commune, validFrom: '2016-01-01' });
  await organisations.setRoll(grassrootsBranch, '2016-01-01', { fullMembers: 20, exempt: 0, temporarilyAway: 0, committeeMembers: 5, standingMembers: 0 });
  const branches = [office.branch, office.otherBranch, grassrootsBranch];
  const lives = fc.sample(life, { numRuns: howMany, seed: 20_261_122 });
  const ids = await application.get(PeopleService).createMany(lives.map(({ bornOn, gender, profile }, place) => ({ fullName: `Người thứ ${place}`, bornOn, gender, profile, homeOrgan: office.branch })));
  for (const [place, one] of lives.entries()) await walk(application.get(CasesService), office, one, ids[place] ?? '', branches[one.branch] ?? office.branch);
  return { grassrootsBranch };
}

async function walk(cases: CasesService, office: PartyOffice, one: Life, subject: string, branch: string): Promise<void> {
  const day = (on: string) => addMonths(on as IsoDate, one.later);
  const { actor } = office.clerk;
  const opened = await cases.open('admission', office.command('begin-outreach', day('2024-01-05'), { subject, branch }), actor);
  const { caseId } = opened.event;
  for (const [step, on] of wholeRoad.slice(0, one.steps)) {
    const isRefused = step === 'record-committee-decision' && one.end === 'refuse';
    const changed: Entered = {
      ...(step === 'certify-training' && one.classNumber !== undefined && { classNumber: one.classNumber }),
      ...(step === 'record-introductions' && one.youthUnion && { introducers: [{ person: office.helpers[0], togetherSince: '2015-01-01' }], union: { kind: 'youth-union', resolution: { number: '3-NQ/ĐTN', issuedOn: day(on) } } }),
      ...(isRefused && { vote: { form: 'party-card', present: 5, inFavour: 1, against: 4, abstaining: 0 } }),
    };
    // Where a branch has no committee above it, or the year has other days off, some act is refused and the case simply goes less far.
    await cases.record(caseId, step, office.command(step, day(on), changed), actor).catch(unlessRefused);
  }
  if (one.end === 'withdraw-application' || one.end === 'stop-case') await cases.record(caseId, one.end, office.command(one.end, day('2025-11-10')), actor).catch(unlessRefused);
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof Problem) || error.code !== 'procedure-refuses') throw error;
}
