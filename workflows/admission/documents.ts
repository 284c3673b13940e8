import type { Citation, Cited } from '../kernel/citation.js';
import type { Curer } from '../kernel/condition.js';
import type { IsoDate } from '../kernel/iso-date.js';
import type { DossierReturn, PaperStated } from '../kernel/papers.js';
import type { Procedure } from '../kernel/procedure.js';
import { catalogueCitation, paperCatalogue } from '../regulations/paper-catalogue.js';
import type { AdmissionPaper } from './admission-step.js';
import { handedInAgain, lastValidDay, notFoundMissing, present, stillValid } from './conditions/dossier.js';
import type { AdmissionEvent } from './events.js';
import type { AdmissionFacts } from './facts.js';
import type { AdmissionRegulation } from './regulation.js';

type Months = (regulation: AdmissionRegulation) => Cited<number>;
type Applies = (facts: AdmissionFacts) => boolean;
type PaperCondition = AdmissionPaper['conditions'][number];

/** What is to be said of a paper of an admission dossier. */
interface Spec {
  /** Number in the catalogue of 1361-CV/BTCTW; the printed form number is the edition's affair. */
  readonly catalogue: string;
  readonly rule: string;
  readonly curedBy: Curer;
  readonly cite: (regulation: AdmissionRegulation) => Citation;
  readonly appliesTo?: Applies;
  readonly givenOn: (facts: AdmissionFacts) => IsoDate | undefined;
  /** The refusal where the paper is not there; none for a paper that has been given wherever it applies. */
  readonly missing?: string;
  /** The refusal where it is older than it may be. */
  readonly expired?: { readonly rule: string; readonly code: string; readonly months: Months };
  /** Goes up with the dossier, and can be given back with it. */
  readonly goesUp?: true;
  /** Number and day of the paper itself, where an event tells them. */
  readonly statedIn?: (event: AdmissionEvent) => PaperStated | undefined;
}

function paper({ catalogue, rule, curedBy, cite, appliesTo = () => true, givenOn, missing, expired, goesUp, statedIn }: Spec): AdmissionPaper {
  return {
    catalogue,
    curedBy,
    cite,
    appliesTo,
    givenOn,
    statedIn: (event: AdmissionEvent) => statedIn?.(event),
    lastValidOn: (facts, regulation) => {
      const since = givenOn(facts);
      return expired && since && lastValidDay(since, expired.months(regulation));
    },
    conditions: [
      ...(missing ? [present(rule, missing, curedBy, givenOn, cite)] : []),
      ...(expired ? [stillValid(expired.rule, expired.code, curedBy, givenOn, expired.months)] : []),
      notFoundMissing(rule, catalogue, curedBy, cite),
      ...(goesUp ? [handedInAgain(catalogue, curedBy)] : []),
    ].map((condition) => where(appliesTo, condition)),
  };
}

/** Nobody is refused for a paper that this dossier does not hold. */
const where = (applies: Applies, condition: PaperCondition): PaperCondition => ({ ...condition, unmet: (moment) => (applies(moment.facts) ? condition.unmet(moment) : undefined) });

/** The same paper in the dossier that goes up: its age no longer counts, because it was judged before. */
const goingUp = ({ expired: _expired, ...spec }: Spec): Spec => ({ ...spec, goesUp: true });

const unionResolution = (event: AdmissionEvent): PaperStated | undefined => (event.type === 'IntroductionsRecorded' ? event.union?.resolution : undefined);
/** A paper made on the day of the act. */
const datedBy = (type: AdmissionEvent['type']) => (event: AdmissionEvent): PaperStated | undefined => (event.type === type ? { issuedOn: event.happenedOn } : undefined);

const papersValid = (code: string) => ({ rule: 'ADM-34', code, months: (regulation: AdmissionRegulation) => regulation.admission.papersValidMonths });

/** What the branch looks at before it votes on admission. */
const considered: readonly Spec[] = [
  // Certificate of the awareness course (giấy chứng nhận học lớp nhận thức về Đảng).
  {
    catalogue: '38', rule: 'ADM-07', curedBy: 'candidate', cite: (r) => r.clauses.course, missing: 'certificate-missing',
    givenOn: (facts) => facts.certificateIssuedOn, statedIn: (event) => (event.type === 'TrainingCertified' ? event.certificate : undefined),
    expired: { rule: 'ADM-08', code: 'certificate-expired', months: (r) => r.admission.certificateValidMonths },
  },
  // Application (đơn xin vào Đảng).
  { catalogue: '37', rule: 'ADM-09', curedBy: 'candidate', cite: (r) => r.clauses.application, missing: 'application-missing', givenOn: (facts) => facts.applicationOn, expired: papersValid('application-expired'), statedIn: datedBy('ApplicationSubmitted') },
  // CV (lý lịch của người xin vào Đảng).
  { catalogue: '01', rule: 'ADM-09', curedBy: 'candidate', cite: (r) => r.clauses.cv, missing: 'cv-missing', givenOn: (facts) => facts.cvSupplementedOn ?? facts.cvOn, expired: papersValid('cv-needs-supplement'), statedIn: datedBy('CvDeclared') },
  // Introduction by the members (giấy giới thiệu người vào Đảng).
  { catalogue: '39', rule: 'ADM-16', curedBy: 'branch', cite: (r) => r.clauses.introduction, missing: 'introductions-missing', givenOn: (facts) => facts.introductions?.on, expired: papersValid('introductions-expired') },
  // Resolutions of the youth union or the trade union that introduces.
  { catalogue: '40', rule: 'ADM-16', curedBy: 'branch', cite: (r) => r.clauses.introduction, appliesTo: (facts) => facts.introductions?.union === 'youth-union', givenOn: (facts) => facts.introductions?.on, statedIn: unionResolution },
  { catalogue: '41', rule: 'ADM-16', curedBy: 'branch', cite: (r) => r.clauses.introduction, appliesTo: (facts) => facts.introductions?.union === 'trade-union', givenOn: (facts) => facts.introductions?.on, statedIn: unionResolution },
  // Synthesis of opinions (tổng hợp ý kiến nhận xét).
  { catalogue: '42', rule: 'ADM-21', curedBy: 'branch', cite: (r) => r.clauses.opinions, missing: 'opinions-missing', givenOn: (facts) => facts.opinionsOn, expired: papersValid('opinions-expired'), statedIn: datedBy('OpinionsCollected') },
];

/** What the resolutions on the way up add: of the branch, the appraisal of a section committee, of the grassroots committee. */
const resolved: readonly Spec[] = [
  { catalogue: '43', rule: 'ADM-31', curedBy: 'branch', cite: (r) => r.clauses.submission, missing: 'branch-resolution-missing', givenOn: (facts) => facts.branchVote?.heldOn, statedIn: datedBy('BranchVoteHeld') },
  { catalogue: '44', rule: 'ADM-31', curedBy: 'section-committee', cite: (r) => r.clauses.submission, appliesTo: (facts) => facts.sectionAppraisedOn !== undefined, givenOn: (facts) => facts.sectionAppraisedOn, statedIn: (event) => (event.type === 'SectionAppraised' ? event.report : undefined) },
  { catalogue: '45', rule: 'ADM-31', curedBy: 'grassroots-committee', cite: (r) => r.clauses.submission, appliesTo: (facts) => facts.committeeVote !== undefined, givenOn: (facts) => facts.committeeVote?.heldOn, statedIn: datedBy('CommitteeVoteHeld') },
];

/** Papers the branch considers before it votes on admission: there, found in order, and none expired on that day (ADM-07 to ADM-34). */
export const papersForBranchVote: readonly AdmissionPaper[] = considered.map(paper);

/** Papers of the dossier that goes up to the competent committee (12-HD/BTCTW, II.1.1; ADM-31). */
export const papersForSubmission: readonly AdmissionPaper[] = [...considered, ...resolved].map(goingUp).map(paper);

const ofProbation = { cite: (regulation: AdmissionRegulation) => regulation.clauses.probationDossier };

/** What a probationer's dossier holds: course certificate, self-criticism, assessment, synthesis of opinions. */
const onProbation: readonly Spec[] = [
  { ...ofProbation, catalogue: '46', rule: 'PRO-04', curedBy: 'candidate', missing: 'new-member-certificate-missing', givenOn: (facts) => facts.newMemberTrainingOn, statedIn: (event) => (event.type === 'NewMemberTrainingCertified' ? event.certificate : undefined) },
  { ...ofProbation, catalogue: '47', rule: 'PRO-05', curedBy: 'candidate', missing: 'self-criticism-missing', givenOn: (facts) => facts.assessedOn, statedIn: (event) => (event.type === 'ProbationerAssessed' ? { issuedOn: event.selfCriticismOn } : undefined) },
  { ...ofProbation, catalogue: '48', rule: 'PRO-05', curedBy: 'branch', missing: 'assessment-missing', givenOn: (facts) => facts.assessedOn, statedIn: datedBy('ProbationerAssessed') },
  { ...ofProbation, catalogue: '49', rule: 'PRO-05', curedBy: 'branch', missing: 'probation-opinions-missing', givenOn: (facts) => facts.probationOpinionsOn, statedIn: datedBy('ProbationOpinionsCollected') },
];

/** Papers without which nobody is recognised (PRO-04, PRO-05). */
export const papersForRecognition: readonly AdmissionPaper[] = onProbation.map(paper);

/** The papers that this case's dossier must hold when it goes up, given what has happened in it. */
export function dossierPapers(facts: AdmissionFacts): string[] {
  return papersForSubmission.filter((need) => need.appliesTo(facts)).map(({ catalogue }) => catalogue).toSorted();
}

/** What the events by which a dossier is given back say. */
export function returnOf(event: AdmissionEvent): DossierReturn | undefined {
  if (event.type !== 'DossierReviewed' || event.outcome !== 'returned') return undefined;
  const faults = event.findings.filter(({ finding }) => finding === 'missing').map(({ paper, reason = '' }) => ({ paper, reason }));
  return { faults, returnBy: event.returnBy };
}

/** Numbers of the papers of members, which no admission case holds. */
const ofOtherProcedures = new Set(['02', '03', '04']);

/**
 * Every paper an admission case can hold, from the application to the notice of recognition: 05 is the decision on admission and 06 that on
 * readmission, 09 and 10 say that one stands after a remedy, 11 to 13 annul one, 98 and 99 have a procedure done again.
 */
export const papers: Procedure<AdmissionEvent, AdmissionFacts, AdmissionRegulation>['papers'] = {
  numbers: paperCatalogue.map(({ catalogue }) => catalogue).filter((catalogue) => !ofOtherProcedures.has(catalogue)),
  citation: catalogueCitation,
};
