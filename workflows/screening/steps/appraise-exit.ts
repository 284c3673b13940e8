import { nextOrganAfterSection } from '../../shared/meetings.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { exitAppraised } from '../events/exit.js';
import { screeningStep } from '../screening-step.js';

/** The section committee appraises the branch's resolution and reports; whatever it says, the matter goes on (ADM-26, EXT-02). */
export const appraiseExit = screeningStep(exitAppraised, {
  name: 'appraise-exit',
  recordedBy: 'section-committee',
  whileMoving: true,
  basis: (regulation) => regulation.clauses.appraisal,
  needs: ['organs'],
  conditions: [notAfterTheAct('ADM-26', ({ report }) => ({ report: report.issuedOn }), (regulation) => regulation.clauses.appraisal)],
  attests: [{ rule: 'ADM-26', code: 'branch-resolution-appraised', kind: 'discretionary', by: 'section-committee', cite: (regulation) => regulation.clauses.appraisal }],
  happen: (act) => ({ type: 'ExitAppraised', ...act.command, next: nextOrganAfterSection(act, false) }),
});
