import { denominatorOf, resultOf, type BranchElectorate, type Vote } from '../../kernel/vote.js';
import type { AdmissionAct } from '../admission-step.js';
import type { AdmissionFacts } from '../facts.js';
import { nextOrganAfterBranch } from './meetings.js';

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
 * Whether the superior committees keep a matter that they did not approve: once the branch has tried both recognition and removal in vain,
 * nobody else can decide. Otherwise the branch gets it back, and may vote on the other one.
 */
export const keptAbove = ({ escalated, votedOn = [] }: AdmissionFacts): boolean => escalated === true && votedOn.includes('recognition') && votedOn.includes('removal');
