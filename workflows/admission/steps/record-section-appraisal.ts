import { admissionStep } from '../admission-step.js';
import { nextOrganAfterSection } from '../../shared/meetings.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { sectionAppraised } from '../events/resolution.js';

/** The section committee appraises the branch's resolution and reports; whatever it says, the matter goes on (ADM-26). */
export const recordSectionAppraisal = admissionStep(sectionAppraised, {
  name: 'record-section-appraisal',
  recordedBy: 'section-committee',
  basis: (regulation) => regulation.clauses.appraisal,
  needs: ['organs'],
  conditions: [notAfterTheAct('ADM-26', ({ report }) => ({ report: report.issuedOn }), (regulation) => regulation.clauses.appraisal)],
  attests: [{ rule: 'ADM-26', code: 'branch-resolution-appraised', kind: 'discretionary', by: 'section-committee', cite: (regulation) => regulation.clauses.appraisal }],
  happen: (act) => ({ type: 'SectionAppraised', ...act.command, next: nextOrganAfterSection(act, act.facts.branchVote?.overAge ?? false) }),
});
