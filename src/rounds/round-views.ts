import { allStates, findProcedure } from '../../workflows/index.js';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { BranchProgressView, ProgressView, RoundView } from './round-record.js';
import type { BranchRow, RoundRow } from './rounds.repository.js';
import type { Progress } from './rounds.service.js';

/** The language in which something is told. */
export interface Reader {
  readonly code: LanguageCode;
  readonly language: Language;
}

export function viewRound({ id, organ, organName, title, begunOn, basisNumber, basisIssuedOn, closedOn, reportNumber, reportIssuedOn, reason, demo }: RoundRow): RoundView {
  const closing = closedOn !== null && reportNumber !== null && reportIssuedOn !== null && { closedOn, report: { number: reportNumber, issuedOn: reportIssuedOn }, ...(reason !== null && { reason }) };
  return { id, organ: { id: organ, name: organName }, title, begunOn, basis: { number: basisNumber, issuedOn: basisIssuedOn }, ...(closing && { closing }), demo };
}

export function viewProgress({ round, totals: { branches, reviewed, membersReviewed, states, criteria } }: Progress, reader: Reader): ProgressView {
  const byCriterion = Object.entries(criteria).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    round: viewRound(round),
    branches,
    reviewed,
    membersReviewed,
    ...figuresOf(states, reader),
    criteria: byCriterion.map(([criterion, n]) => ({ criterion, label: reader.language.t(reader.code, `terms:criterion.${criterion}`), n })),
  };
}

export function viewBranch({ id, code, name, reviewedOn, membersReviewed, states }: BranchRow, reader: Reader): BranchProgressView {
  return { branch: { id, code, name }, ...(reviewedOn !== null && { reviewedOn }), ...(membersReviewed !== null && { membersReviewed }), ...figuresOf(states, reader) };
}

/** States in the order of the procedure, those without a case left out. */
function figuresOf(states: BranchRow['states'], { code, language }: Reader): Pick<BranchProgressView, 'cases' | 'states'> {
  const procedure = findProcedure('screening');
  const order = procedure ? allStates(procedure.machine).map(({ name }) => name) : [];
  const present = order.filter((state) => states[state] !== undefined);
  return {
    cases: Object.values(states).reduce((sum, n) => sum + n, 0),
    states: present.map((state) => ({ state, label: language.t(code, `states:${state}.label`), n: states[state] ?? 0 })),
  };
}
