import { procedures, refusalsOfNote, repairReason, repairRules, type AnyProcedure, type Refusal } from '../../workflows/index.js';
import { explain } from '../../src/platform/language/explain.js';
import { Language } from '../../src/platform/language/language.js';
import { readLocales } from '../../src/platform/language/locale-files.js';
import { refusalCodes } from '../../src/platform/language/refusal-texts.js';
import { aCase, AdmissionCase, formerMembership } from '../support/admission-case.js';
import { walk, walkUntil } from '../support/arbitrary-history.js';
import { aComplaint, ended } from '../support/complaint-case.js';
import { arbitraryBeginning, goldenBeginnings } from '../support/golden-beginnings.js';
import { aScreening } from '../support/screening-case.js';

/** Every refusal met, one for each code and set of facts it can show. */
const met = new Map<string, Refusal>();
/** Of days after the last one the engine reads, nobody is told. */
const ofNoReadableDay = ({ seen }: Refusal): boolean => Object.values(seen).some((fact) => /^2[2-9]\d{2}-/.test(String(fact)));
const keep = (refusals: readonly Refusal[]): void => {
  for (const refusal of refusals) if (!ofNoReadableDay(refusal)) met.set(`${refusal.code} ${Object.keys(refusal.seen).join()}`, refusal);
};

/** Who may record is asked before the procedure judges, so that its refusals never hold these; they are met by the tests of the rooms and of the interface. */
const ofTheShell = ['not-competent', 'no-organ-for-this-step', 'happens-only-as-a-consequence'];
/** Codes of these procedures that nothing so far has met. */
const notMet = (of: readonly AnyProcedure[]): string[] => {
  const codes = new Set([...ofTheShell, ...[...met.values()].map(({ code }) => code)]);
  return refusalCodes(of).filter((code) => !codes.has(code));
};

beforeAll(() => {
  for (const procedure of procedures) {
    keep(ofRepairs(procedure));
    keep(ofNotes(procedure));
  }
  keep(inRareSurroundings());
  // The rest by walking: each procedure on its own, and only as long as one of its codes is not met.
  for (const procedure of procedures) {
    walkUntil(() => notMet([procedure]).length === 0, { seed: 20_261_122, inABatch: 60 }, (draw) => {
      walk(procedure, draw, 120, ({ decision }) => keep(decision.accepted ? [] : decision.refusals), arbitraryBeginning(procedure, draw).start);
    });
  }
}, 60_000);

const ofRepairs = (procedure: AnyProcedure): Refusal[] =>
  repairRules.map(({ code }) => repairReason(procedure, { seq: 12, type: procedure.steps[0]?.event ?? '', happenedOn: '2026-08-05', payload: {} }, code));

/** What notes about papers are refused for, anywhere in the golden histories. */
function ofNotes(procedure: AnyProcedure): Refusal[] {
  return goldenBeginnings(procedure).flatMap(({ start: { state } }) => [
    ...refusalsOfNote(procedure, state, { catalogue: '37', finding: 'not-applicable', issuedOn: '2027-01-04' }, '2026-08-05'),
    ...refusalsOfNote(procedure, state, { catalogue: '03', finding: 'in-order' }, '2026-08-05'),
  ]);
}

/** What is refused only where the surroundings are of one rare kind, or on one step that few walks come to: met here by hand, since walks meet it by luck. */
function inRareSurroundings(): Refusal[] {
  const formerlyIn = (former: object) =>
    new AdmissionCase(0, { opening: { formerMembership: { ...formerMembership, ...former } } }).afterTraining().refused('submit-application', '2024-05-06');
  const overSixty = aCase().afterPreparation().record('record-branch-vote', '2024-08-05', { overAgeGrounds: 'no-member' }, { subject: { bornOn: '1960-01-01' } })
    .record('record-committee-vote', '2024-08-19').record('submit-dossier', '2024-08-21');
  const findings = ['01', '37', '38', '39', '42', '43', '45'].map((paper) => (paper === '38' ? { paper, finding: 'missing', reason: 'Thiếu chữ ký' } : { paper, finding: 'in-order' }));
  const returned = aCase().afterSubmission().record('review-dossier', '2024-08-28', { findings });
  const removed = { way: 'name-removed', on: '2024-01-02' } as const;
  return [
    ...aCase().refused('begin-outreach', '2024-01-05', {}, { subject: { bornOn: '2030-01-01', fullMemberSince: '2020-01-01' } }),
    ...aCase().refused('begin-outreach', '2024-01-05', {}, { otherCases: [ended('case-0', removed)] }),
    ...formerlyIn({ leftOn: '2023-01-02' }),
    ...formerlyIn({ recordDeletedOn: '2022-01-03' }),
    ...overSixty.refused('record-committee-decision', '2024-09-10'),
    ...aCase().afterTraining().refused('conclude-verification', '2024-07-15', { politicalReview: { needed: true } }),
    ...returned.refused('submit-dossier', '2024-09-02'),
    ...aComplaint().lodged().record('invite-complainant', '2024-04-01', { invitedFor: '2024-04-04' }).refused('invite-complainant', '2024-04-02', { invitedFor: '2024-04-04' }),
    ...aScreening().refused('begin-screening', '2024-01-08', { round: 'round-1' }),
    ...aScreening().refused('begin-screening', '2024-01-08', { round: 'round-1' }, { round: { organ: 'branch-1', begunOn: '2024-01-09' } }),
    ...aScreening().refused('begin-screening', '2024-01-08', { round: 'round-1' }, { round: { organ: 'branch-1', begunOn: '2024-01-02', closedOn: '2024-01-05' } }),
    ...aScreening().refused('begin-screening', '2024-01-08', {}, { otherCases: [ended('case-0', removed)] }),
    ...aScreening().refused('transfer-listed-member', '2024-01-08', {}, { destination: undefined }),
  ];
}

/** The facts a sentence shows, without how they are formatted. */
const shown = (text: string): string[] => [...text.matchAll(/\{\{([^},]+)/g)].map(([, name = '']) => name.trim());

describe('the sentences of refusals', () => {
  const { refusals = {} } = readLocales().vi;

  it('are all tried here', () => {
    expect(notMet(procedures)).toEqual([]);
  });

  it('show only what the refusal has seen', () => {
    const unknown = [...met.values()].flatMap(({ code, seen }) => {
      const { message, cure } = refusals[code] as Record<'message' | 'cure', string>;
      return shown(`${message} ${cure}`).filter((fact) => !(fact in seen)).map((fact) => `${code} ${fact}`);
    });
    expect(unknown).toEqual([]);
  });

  it('come out as a person writes: no braces, no day written backwards, no word of the program', () => {
    const language = new Language();
    const odd = [...met.values()].flatMap((refusal) => {
      const { message, cure } = explain(refusal, 'vi', language);
      return /\{\{|\d{4}-\d{2}-\d{2}|[a-z]+-[a-z]+(?!\p{L})|[a-z][A-Z]|undefined/u.test(`${message} ${cure}`) ? [message, cure] : [];
    });
    expect(odd).toEqual([]);
  });
});
