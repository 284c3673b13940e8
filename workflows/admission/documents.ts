import type { AdmissionFacts } from './facts.js';

/** Papers of the admission dossier by their number in the catalogue of 1361-CV/BTCTW; the printed form number is the edition's affair. */
export const admissionPapers = {
  cv: '01',
  application: '37',
  certificate: '38',
  introduction: '39',
  youthUnionResolution: '40',
  tradeUnionResolution: '41',
  synthesis: '42',
  branchResolution: '43',
  sectionAppraisal: '44',
  committeeResolution: '45',
} as const;

/** The papers that this case's dossier must hold when it goes up, given what has happened in it. */
export function dossierPapers(facts: AdmissionFacts): string[] {
  const papers: string[] = ['cv', 'application', 'certificate', 'introduction', 'synthesis', 'branchResolution'].map((paper) => admissionPapers[paper as keyof typeof admissionPapers]);
  if (facts.introductions?.union === 'youth-union') papers.push(admissionPapers.youthUnionResolution);
  if (facts.introductions?.union === 'trade-union') papers.push(admissionPapers.tradeUnionResolution);
  if (facts.sectionAppraisedOn) papers.push(admissionPapers.sectionAppraisal);
  if (facts.committeeVote) papers.push(admissionPapers.committeeResolution);
  return papers.toSorted();
}
