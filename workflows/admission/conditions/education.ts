import type { z } from 'zod';
import type { Condition } from '../../kernel/condition.js';
import type { EducationProof } from '../../regulations/admission.js';
import type { AdmissionAct } from '../admission-step.js';
import type { branchVoteHeld } from '../events/resolution.js';

type BranchVote = AdmissionAct<z.infer<typeof branchVoteHeld.command>>;
type Proof = BranchVote['command']['education']['proof'];

/** What each edition accepts. Whoever holds more than an edition asks for has proven what it asks for. */
const accepted: Record<EducationProof, readonly Proof[]> = {
  certificate: ['certificate'],
  'certificate-or-equivalent': ['certificate', 'equivalent-certificate'],
  'programme-completed': ['certificate', 'equivalent-certificate', 'programme-completed'],
};

/** ADM-03: schooling is proven as the edition of the day asks, or an exception of the guidance was agreed to in writing. */
export const educationProven: Condition<BranchVote> = {
  rule: 'ADM-03',
  code: 'education-not-proven',
  curedBy: 'candidate',
  cite: ({ regulation }) => regulation.admission.education.citation,
  unmet: ({ command: { education }, regulation }) => {
    const asked = regulation.admission.education.value;
    const excepted = education.proof === 'exception' && education.consent !== undefined;
    return excepted || accepted[asked].includes(education.proof) ? undefined : { asked, proof: education.proof };
  },
};
