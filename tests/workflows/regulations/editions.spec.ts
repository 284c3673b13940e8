import type { Citation, Cited } from '../../../workflows/index.js';
import { addDays, regulationOn } from '../../../workflows/index.js';
import { admissionEditions, type AdmissionRegulation } from '../../../workflows/admission/regulation.js';
import { citing, editionBases, type EditionName } from '../../../workflows/regulations/editions.js';
import { findDocument } from '../../../workflows/regulations/documents.js';

const names: readonly EditionName[] = ['R16', 'R21', 'R25a', 'R25b', 'R26a', 'R26b'];

/** T text, S summary, K unconfirmed: one letter an edition, oldest first. */
const marks: Record<Citation['confidence'], string> = { text: 'T', summary: 'S', unconfirmed: 'K' };

/** What is not the same in every edition is given by a list of six. */
const always = <T>(value: T): readonly T[] => names.map(() => value);
const twoThirds = { numerator: 2, denominator: 3, strict: false };
const moreThanHalf = { numerator: 1, denominator: 2, strict: true };
const committee = { body: 'committee', share: twoThirds };
const standing = { body: 'standing-committee', share: moreThanHalf };
const standingMembers = { body: 'standing-members', share: moreThanHalf };
const untilR26b = <T>(before: T, after: T): readonly T[] => [before, before, before, before, before, after];

type Read = (regulation: AdmissionRegulation) => Cited<unknown>;
const table: readonly (readonly [string, Read, readonly unknown[], string])[] = [
  ['ADM-02 least age in years', (r) => r.admission.minimumAgeYears, always(18), 'TTTTSS'],
  ['ADM-02 greatest age in years', (r) => r.admission.maximumAgeYears, always(60), 'KTTTKS'],
  ['ADM-03 proof of schooling', (r) => r.admission.education, ['certificate-or-equivalent', 'certificate', 'certificate', 'certificate', 'certificate', 'programme-completed'], 'STTTKS'],
  ['ADM-08 months a certificate holds', (r) => r.admission.certificateValidMonths, always(60), 'SSSSKK'],
  ['ADM-34 months the papers hold', (r) => r.admission.papersValidMonths, always(12), 'SSSSKK'],
  ['ADM-16 introducers', (r) => r.admission.introducers, always(2), 'TTTTSS'],
  ['ADM-17 months together', (r) => r.admission.introducerTogetherMonths, always(12), 'SSSSKK'],
  ['ADM-24 least full members of a branch', (r) => r.admission.minimumFullMembers, always(3), 'SSSSSS'],
  ['ADM-22 share of the branch', (r) => r.admission.branchShare, always(twoThirds), 'SSSSKK'],
  ['ADM-27 share of the grassroots committee', (r) => r.admission.committeeShare, always(twoThirds), 'SSSSKK'],
  ['ADM-15 working days to verify', (r) => r.admission.verificationWorkingDays, always(30), 'KKKKKK'],
  ['ADM-15 working days to verify abroad', (r) => r.admission.verificationAbroadWorkingDays, always(90), 'KKKKKK'],
  ['ADM-30 working days to decide', (r) => r.admission.decisionWorkingDays, always(60), 'TSTSKK'],
  ['ADM-30 working days of an extension', (r) => r.admission.decisionExtensionWorkingDays, always(30), 'TSSSKK'],
  ['ADM-29 a grassroots committee with the power', (r) => r.admission.deciding.grassroots, untilR26b(committee, standing), 'SSSSKK'],
  ['ADM-29 a grassroots committee without standing members', (r) => r.admission.decidingWithoutStandingCommittee, always(committee), 'KKKKKK'],
  ['ADM-29 a committee above the grassroots', (r) => r.admission.deciding['above-grassroots'], always(standing), 'SSSSKK'],
  ['ADM-29 a province committee', (r) => r.admission.deciding.province, always(standingMembers), 'SSSSKK'],
  ['ADM-29 a committee under the Centre', (r) => r.admission.deciding.central, always(standingMembers), 'SSSSKK'],
  ['ADM-29 the own resolution comes first', (r) => r.admission.ownResolutionFirst, untilR26b(false, true), 'SSSSKK'],
  ['ADM-32 working days to the ceremony', (r) => r.admission.ceremonyWorkingDays, always(30), 'TSTSKS'],
  ['ADM-32 where the clock of the ceremony starts', (r) => r.admission.ceremonyClockStarts, untilR26b('receipt', 'issue'), 'TSTSKS'],
  ['PRO-01 months of probation', (r) => r.probation.months, always(12), 'TTTTSS'],
  ['PRO-06 working days to review', (r) => r.probation.reviewWorkingDays, always(30), 'TSSSKK'],
  ['PRO-07 share of the branch', (r) => r.probation.branchShare, always(twoThirds), 'TTTTSS'],
  ['PRO-07 share of the grassroots committee', (r) => r.probation.committeeShare, always(twoThirds), 'TTTTSS'],
  ['PRO-08 working days to decide', (r) => r.probation.decisionWorkingDays, always(30), 'TSSSKK'],
  ['PRO-08 working days of an extension', (r) => r.probation.decisionExtensionWorkingDays, always(30), 'TSSSKK'],
  ['PRO-11 votes before the report', (r) => r.probation.votesBeforeReport, always(3), 'TSSSKK'],
  ['PRO-13 measures of discipline', (r) => r.probation.disciplines, always(['reprimand', 'warning']), 'TSSSSS'],
  ['EXT-01 grounds of removal', (r) => r.exits.removalGrounds, always(['dropped-activity', 'unpaid-dues', 'card-returned-or-destroyed', 'no-progress-after-education', 'breach-of-standing-two-years', 'political-standard']), 'TTTSSS'],
  ['EXT-02 share of the branch to remove', (r) => r.exits.branchShare, always(twoThirds), 'TTSSKK'],
  ['EXT-02 share of the grassroots committee to remove', (r) => r.exits.committeeShare, always(twoThirds), 'TTSSKK'],
  ['EXT-02 requests for self-criticism', (r) => r.exits.selfCriticismRequests, always(3), 'TTSSKK'],
  ['EXT-01 months of education', (r) => r.exits.educatedMonths, always(12), 'TTTSSS'],
  ['EXT-05 working days to complain', (r) => r.exits.complaintRemovalWorkingDays, always(30), 'SSSSKK'],
  ['EXT-06 time to complain of discipline', (r) => r.exits.complaintDiscipline, always([{ amount: 30, unit: 'days' }, { amount: 1, unit: 'months' }, { amount: 30, unit: 'working-days' }]), 'SSSSSS'],
  ['EXT-05 who answers a complaint', (r) => r.exits.complaintInstances, [...Array<readonly string[]>(3).fill(['above-grassroots', 'province', 'central']), ...Array<readonly string[]>(3).fill(['province', 'central'])], 'SSSSKK'],
  ['EXT-05 working days of an answer above the grassroots', (r) => r.exits.answerWorkingDays['above-grassroots'], always(90), 'SSSSKK'],
  ['EXT-05 working days of an answer of the province', (r) => r.exits.answerWorkingDays.province, always(90), 'SSSSKK'],
  ['EXT-05 working days of an answer of the Centre', (r) => r.exits.answerWorkingDays.central, always(180), 'SSSSKK'],
  ['EXT-05 share of those who answer', (r) => r.exits.answerShare, always(moreThanHalf), 'KKKKKK'],
  ['EXT-05 grounds to decline a complaint', (r) => r.exits.declineGrounds, always(['lodged-by-others', 'finally-decided', 'sentenced-by-court']), 'KKKKKK'],
  ['EXT-07 invitations before deciding in absence', (r) => r.exits.invitationsBeforeAbsence, always(2), 'KKKKKK'],
  ['ADM-36 months out of the Party', (r) => r.exits.readmissionMonths, always(36), 'SSTTKS'],
  ['ADM-36 months since the record was deleted', (r) => r.exits.readmissionAfterRecordMonths, always(60), 'SSTTKK'],
  ['ADM-37 dropped activity', (r) => r.exits.readmissionBars['self-dropped-activity'], always('none'), 'KKKTKK'],
  ['ADM-37 left at own request', (r) => r.exits.readmissionBars['left-at-own-request'], always('special-family-circumstance'), 'KKKTKK'],
  ['ADM-37 serious disunity', (r) => r.exits.readmissionBars['serious-disunity'], always('none'), 'KKKSKK'],
  ['ADM-37 convicted of corruption', (r) => r.exits.readmissionBars['convicted-of-corruption'], always('none'), 'KKKKKK'],
  ['ADM-37 convicted of a serious crime', (r) => r.exits.readmissionBars['convicted-of-serious-crime'], always('none'), 'KKKKKK'],
  ['TRF-01 working days of a move', (r) => r.transfer.procedureWorkingDays, always(60), 'TTSTKS'],
  ['TRF-02 working days to present the letter', (r) => r.transfer.letterWorkingDays, always(30), 'TTSSKK'],
  ['TRF-03 months of temporary activity', (r) => r.transfer.temporaryMonths, always({ from: 3, below: 12 }), 'TTSTKK'],
  ['TRF-03 months of temporary study', (r) => r.transfer.temporaryStudyMonths, always({ from: 3, to: 24 }), 'TTSTKK'],
];

describe('the editions of the regulation', () => {
  it.each(table)('give %s in each edition, with how sure we are', (_name, read, values, confidence) => {
    expect(admissionEditions.map((regulation) => read(regulation).value)).toEqual(values);
    expect(admissionEditions.map((regulation) => marks[read(regulation).citation.confidence]).join('')).toBe(confidence);
  });

  it('have every parameter in this table', () => {
    for (const regulation of admissionEditions) {
      const parameters = citedIn([regulation.admission, regulation.probation, regulation.transfer, regulation.exits]);
      const listed = new Set(table.map(([, read]) => read(regulation)));
      expect(parameters.filter((parameter) => !listed.has(parameter))).toEqual([]);
      expect(listed.size).toBe(parameters.length);
    }
  });

  it('stand oldest first, each with the regulation that implements the Charter from its day on', () => {
    expect(admissionEditions.map(({ edition }) => edition)).toEqual(names);
    const starts = admissionEditions.map(({ effectiveFrom }) => effectiveFrom);
    expect(starts).toEqual([...starts].sort());
    expect(new Set(starts).size).toBe(starts.length);
    for (const { document, effectiveFrom } of admissionEditions) expect(findDocument(document)).toMatchObject({ from: effectiveFrom, scope: 'implementing-the-charter' });
  });

  it.each([
    ['2016-07-25', undefined, 'R16'],
    ['2021-07-30', 'R16', 'R21'],
    ['2025-01-20', 'R21', 'R25a'],
    ['2025-07-01', 'R25a', 'R25b'],
    ['2026-04-08', 'R25b', 'R26a'],
    ['2026-07-26', 'R26a', 'R26b'],
  ] as const)('change on %s from %s to %s', (day, before, after) => {
    expect(regulationOn(admissionEditions, addDays(day, -1))?.edition).toBe(before);
    expect(regulationOn(admissionEditions, day)?.edition).toBe(after);
  });

  it('leave no day after the last one without an edition', () => {
    expect(regulationOn(admissionEditions, '2199-12-31')?.edition).toBe('R26b');
    expect(regulationOn(admissionEditions, '1999-01-01')).toBeUndefined();
  });

  it('change with R26b the proof of schooling, the body that decides at the grassroots and the clock of the ceremony', () => {
    const [before, after] = [admissionEditions[4]!.admission, admissionEditions[5]!.admission];
    expect(after.education.value).not.toBe(before.education.value);
    expect(after.deciding.grassroots.value).not.toEqual(before.deciding.grassroots.value);
    expect(after.ceremonyClockStarts.value).not.toBe(before.ceremonyClockStarts.value);
  });

  it('cite for every value and every clause a document of the registry, a clause and a confidence', () => {
    const citations = admissionEditions.flatMap((regulation) => [
      ...citedIn([regulation.admission, regulation.probation, regulation.transfer, regulation.exits]).map(({ citation }) => citation),
      ...Object.values(regulation.clauses),
    ]);
    expect(citations.length).toBeGreaterThan(6 * table.length);
    for (const { document, clause, confidence } of citations) {
      expect(findDocument(document)).toBeDefined();
      expect(clause.trim()).not.toBe('');
      expect(Object.keys(marks)).toContain(confidence);
    }
  });

  it('cite no document that was issued after the next edition began', () => {
    for (const [place, regulation] of admissionEditions.entries()) {
      const next = admissionEditions[place + 1]?.effectiveFrom ?? '2199-12-31';
      for (const { citation } of citedIn([regulation.admission, regulation.probation, regulation.transfer, regulation.exits])) expect(findDocument(citation.document)!.issuedOn < next).toBe(true);
    }
  });

  it('are cited by their own regulation, by the guidance read with it, or by the Charter', () => {
    for (const basis of editionBases) {
      const cite = citing(basis);
      expect(cite.regulation('Điểm 1', 'T T T T T T').document).toBe(basis.document);
      expect(cite.guidance('Điểm 1', 'T T T T T T').document).toBe(basis.guidance);
      expect(findDocument(cite.charter('Điều 1', 'T T T T T T').document)?.scope).toBe('statute');
      expect(findDocument(basis.guidance)).toBeDefined();
    }
  });

  it('say that the day R26b came into force is not confirmed', () => {
    expect(editionBases.map(({ startConfidence }) => marks[startConfidence]).join('')).toBe('TTTSSK');
  });
});

function citedIn(parts: readonly object[]): Cited<unknown>[] {
  return parts.flatMap((part): Cited<unknown>[] => ('citation' in part ? [part as Cited<unknown>] : citedIn(Object.values(part).filter((one): one is object => typeof one === 'object' && one !== null))));
}
