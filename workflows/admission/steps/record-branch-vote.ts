import type { z } from 'zod';
import { completedMonths } from '../../kernel/calendar.js';
import type { Condition } from '../../kernel/condition.js';
import { denominatorOf, resultOf } from '../../kernel/vote.js';
import { admissionStep, type AdmissionMoment } from '../admission-step.js';
import { verified } from '../conditions/dossier.js';
import { educationProven } from '../conditions/education.js';
import { branchMeetingConditions, enoughMembers, nextOrganAfterBranch, someoneDecides } from '../../shared/meetings.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { papersForBranchVote } from '../documents.js';
import { branchVoteHeld } from '../events/resolution.js';

/** The branch considers the candidate and votes (ADM-22 to ADM-25). A vote that falls short is recorded all the same (ADM-28). */
export const recordBranchVote = admissionStep(branchVoteHeld, {
  name: 'record-branch-vote',
  recordedBy: 'branch',
  basis: (regulation) => regulation.admission.branchShare.citation,
  needs: ['organs', 'subject', 'papers'],
  papers: papersForBranchVote,
  preconditions: [verified, birthDateKnown(), oldEnough(), enoughMembers, someoneDecides],
  conditions: [
    ...branchMeetingConditions<z.infer<typeof branchVoteHeld.command>>(),
    {
      rule: 'ADM-02',
      code: 'over-age-without-grounds',
      curedBy: 'branch',
      cite: ({ regulation }) => regulation.admission.maximumAgeYears.citation,
      unmet: (act) => {
        const limit = act.regulation.admission.maximumAgeYears.value;
        return isOverAge(act) && !act.command.overAgeGrounds ? { ageMonths: ageMonths(act) ?? 0, maximumYears: limit } : undefined;
      },
    },
    educationProven,
    notAfterTheAct('ADM-22', ({ minutes, education }) => ({ minutes: minutes.issuedOn, consent: education.consent?.issuedOn }), (regulation) => regulation.admission.branchShare.citation),
  ],
  attests: [
    { rule: 'ADM-01', code: 'proven-in-practice', kind: 'discretionary', by: 'branch', cite: (regulation) => regulation.clauses.volunteers },
    { rule: 'ADM-02', code: 'fit-though-over-age', kind: 'attested', by: 'branch', cite: (regulation) => regulation.admission.maximumAgeYears.citation },
    { rule: 'ADM-21', code: 'conditions-rechecked', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.opinions },
    { rule: 'ADM-22', code: 'one-candidate-a-vote', kind: 'attested', by: 'branch', cite: (regulation) => regulation.admission.branchShare.citation },
    { rule: 'ADM-25', code: 'only-full-members-voted', kind: 'attested', by: 'branch', cite: (regulation) => regulation.clauses.whoVotes },
  ],
  derives: ['ADM-22', 'ADM-23'],
  happen: (act) => ({
    type: 'BranchVoteHeld',
    ...act.command,
    ...resultOf(act.command.vote, denominatorOf(act.command.electorate), act.regulation.admission.branchShare.value),
    next: nextOrganAfterBranch(act, isOverAge(act)),
    ageMonths: ageMonths(act) ?? 0,
    overAge: isOverAge(act),
  }),
});

/** Full months of age on the day the branch considers the case (ADM-02 counts by the month). */
function ageMonths({ here, on }: AdmissionMoment): number | undefined {
  return here.subject?.bornOn && completedMonths(here.subject.bornOn, on);
}

function isOverAge(moment: AdmissionMoment): boolean {
  const months = ageMonths(moment);
  return months !== undefined && months > moment.regulation.admission.maximumAgeYears.value * 12;
}

function birthDateKnown(): Condition<AdmissionMoment> {
  return {
    rule: 'ADM-02',
    code: 'birth-date-unknown',
    curedBy: 'branch',
    cite: ({ regulation }) => regulation.admission.minimumAgeYears.citation,
    unmet: ({ here }) => (here.subject?.bornOn ? undefined : { known: false }),
  };
}

function oldEnough(): Condition<AdmissionMoment> {
  return {
    rule: 'ADM-02',
    code: 'under-age',
    curedBy: 'nobody',
    cite: ({ regulation }) => regulation.admission.minimumAgeYears.citation,
    unmet: (moment) => {
      const months = ageMonths(moment);
      const years = moment.regulation.admission.minimumAgeYears.value;
      return months !== undefined && months < years * 12 ? { ageMonths: months, minimumYears: years } : undefined;
    },
  };
}
