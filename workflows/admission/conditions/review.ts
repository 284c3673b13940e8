import type { z } from 'zod';
import type { Condition } from '../../kernel/condition.js';
import type { AdmissionAct } from '../admission-step.js';
import { dossierPapers, papersForSubmission } from '../documents.js';
import type { dossierReviewed } from '../events/resolution.js';

type Review = AdmissionAct<z.infer<typeof dossierReviewed.command>>;
type Finding = Review['command']['findings'][number];

/** A condition on the findings as a whole: gives the numbers of the papers at fault. */
function onFindings(code: string, faulty: (findings: readonly Finding[], held: readonly string[]) => readonly string[]): Condition<Review> {
  return {
    rule: 'REC-06',
    code,
    curedBy: 'competent-committee',
    cite: ({ regulation }) => regulation.clauses.preparation,
    unmet: ({ command, facts }) => {
      const papers = [...new Set(faulty(command.findings, dossierPapers(facts)))].toSorted();
      return papers.length === 0 ? undefined : { papers: papers.join(', ') };
    },
  };
}

const known = new Set(papersForSubmission.map(({ catalogue }) => catalogue));
const papersOf = (findings: readonly Finding[]): string[] => findings.map(({ paper }) => paper);

/** REC-06: a review is recorded once every paper has been judged, each once, each fault with its reason. */
export const reviewConditions: readonly Condition<Review>[] = [
  onFindings('papers-not-judged', (findings, held) => held.filter((paper) => !papersOf(findings).includes(paper))),
  onFindings('paper-judged-twice', (findings) => papersOf(findings).filter((paper, place, all) => all.indexOf(paper) !== place)),
  onFindings('paper-not-in-this-dossier', (findings, held) => papersOf(findings.filter(({ paper, finding }) => !known.has(paper) || (finding !== 'not-applicable' && !held.includes(paper))))),
  onFindings('paper-must-be-held', (findings, held) => papersOf(findings.filter(({ paper, finding }) => finding === 'not-applicable' && held.includes(paper)))),
  onFindings('fault-without-reason', (findings) => papersOf(findings.filter(({ finding, reason }) => finding === 'missing' && reason === undefined))),
  {
    rule: 'REC-06',
    code: 'return-day-does-not-fit',
    curedBy: 'competent-committee',
    cite: ({ regulation }) => regulation.clauses.preparation,
    unmet: ({ command: { returnBy, findings }, on }) => {
      const goesBack = findings.some(({ finding }) => finding === 'missing');
      return returnBy === undefined || (goesBack && returnBy >= on) ? undefined : { returnBy, on };
    },
  },
];
