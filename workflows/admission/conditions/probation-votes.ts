import { denominatorOf, resultOf, type BranchElectorate, type Vote } from '../../kernel/vote.js';
import type { AdmissionAct } from '../admission-step.js';
import { decisionResult } from './decisions.js';
import { nextOrganAfterBranch } from '../../shared/meetings.js';

/** The result of a vote on recognition or removal: approved, to be tried again, or, after the last try without result, to go up (PRO-11). */
export function probationVoteResult(act: AdmissionAct<{ electorate: BranchElectorate; vote: Vote }>) {
  const { branchShare, votesBeforeReport } = act.regulation.probation;
  const result = resultOf(act.command.vote, denominatorOf(act.command.electorate), branchShare.value);
  const before = act.facts.failedVotes ?? 0;
  if (result.outcome === 'approved') return { ...result, course: 'approved' as const, failedVotes: before, next: nextOrganAfterBranch(act) };
  const failedVotes = before + 1;
  return { ...result, course: failedVotes < votesBeforeReport.value ? ('again' as const) : ('report' as const), failedVotes, next: nextOrganAfterBranch(act) };
}

/**
 * The result of a decision about a probationer. What is not approved is kept above once the branch has tried both recognition and removal in
 * vain, because nobody else can decide; otherwise the branch gets it back, and may vote on the other one.
 */
export function probationDecisionResult(act: Parameters<typeof decisionResult>[0]) {
  const result = decisionResult(act);
  const { escalated, votedOn = [] } = act.facts;
  const kept = escalated === true && votedOn.includes('recognition') && votedOn.includes('removal');
  return { ...result, ...(result.outcome === 'not-approved' && { kept }) };
}
