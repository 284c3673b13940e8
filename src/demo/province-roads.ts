import { addDays, addMonths, addWorkingDays, daysBetween, vietnamCalendar, type IsoDate } from '../../workflows/index.js';
import { drawFor, type Draw } from './demo-draw.js';
import { act, usual, workingDay, type Act, type How, type UsualStep } from './demo-road.js';
import { lastDay } from './demo-walk.js';

/** How an admission comes about. */
export type WayIn = 'usual' | 'one-short' | 'decided-late' | 'ceremony-late' | 'extended' | 'moved-53' | 'moved-92' | 'moved-93' | 'moved-94';
/** How a probation goes on. */
export type WayOn = 'usual' | 'reviewed-late' | 'voted-twice' | 'disciplined' | 'moved-54';

type Acts = Act<string>[];
const step = (name: string, on: IsoDate, how: How<string> = {}): Act<string> => act<string>(name, workingDay(on), how);
const dayOf = (acts: Acts, name: string): IsoDate => {
  const found = acts.findLast((one) => one.step === name);
  if (!found) throw new Error(`the road has no ${name}`);
  return found.on;
};

/** One candidate's road while it is laid out: draws of its own, and where it may lead to. */
export interface Layout {
  readonly key: string;
  /** Whether a grassroots committee that does not decide itself votes between the branch and the decision. */
  readonly hasCommitteeVote: boolean;
  readonly destination: string;
}

/** The usual acts with draws of this road's own. */
const stretch = ({ key }: Layout, from: UsualStep, through: UsualStep, on: IsoDate): Acts => usual<string>(from, through, on, drawFor(`${key} ${from}`));

/** A move in a few weeks, begun some days after the last act. */
function moved({ destination }: Layout, acts: Acts, kind: string, [letterAfter, receivedAfter]: readonly [number, number]): Acts {
  const letterOn = addDays(acts.at(-1)?.on ?? lastDay, letterAfter);
  return [...acts, step('issue-transfer-letter', letterOn, { to: destination, fields: { kind } }), step('receive-transfer', addDays(letterOn, receivedAfter))];
}

const goOn = (layout: Layout, acts: Acts, after: number, from: UsualStep, through: UsualStep): Acts => [...acts, ...stretch(layout, from, through, addDays(acts.at(-1)?.on ?? lastDay, after))];

/** The acts from outreach to the ceremony, begun on a day. */
export function actsToCeremony(layout: Layout, way: WayIn, begun: IsoDate): Acts {
  const draw = drawFor(`${layout.key} ${way}`);
  const from = (through: UsualStep) => stretch(layout, 'begin-outreach', through, begun);
  switch (way) {
    case 'usual':
      return from('hold-ceremony');
    case 'one-short':
      return goOn(layout, withDecisionAfterOneShort(from('collect-opinions'), {}), 4, 'record-decision-receipt', 'hold-ceremony');
    case 'decided-late': {
      const acts = from('submit-dossier');
      const due = addWorkingDays(dayOf(acts, 'record-branch-vote'), 60, vietnamCalendar).on;
      return goOn(layout, [...acts, step('record-committee-decision', addDays(due, draw.number(3, 35)))], 4, 'record-decision-receipt', 'hold-ceremony');
    }
    case 'extended': {
      const acts = from('submit-dossier');
      const resolvedOn = dayOf(acts, 'record-branch-vote');
      const extended = [...acts, step('extend-decision-time', addDays(resolvedOn, draw.number(60, 75))), step('record-committee-decision', addDays(resolvedOn, draw.number(90, 110)))];
      return goOn(layout, extended, 4, 'record-decision-receipt', 'hold-ceremony');
    }
    case 'ceremony-late': {
      const acts = from('record-decision-receipt');
      const heldOn = workingDay(addDays(addWorkingDays(dayOf(acts, 'record-decision-receipt'), 30, vietnamCalendar).on, draw.number(4, 20)));
      return [...acts, step('hold-ceremony', heldOn, { fields: { superiorAgreement: { number: `${draw.number(10, 90)}-CV/ĐU`, issuedOn: addDays(heldOn, -7) } } })];
    }
    case 'moved-53':
      return goOn(layout, moved(layout, from('conclude-verification'), '53', [draw.number(5, 15), draw.number(8, 20)]), 6, 'record-introductions', 'hold-ceremony');
    case 'moved-92':
      return goOn(layout, moved(layout, from('record-branch-vote'), '92', [draw.number(2, 6), draw.number(6, 12)]), 6, 'record-committee-vote', 'hold-ceremony');
    case 'moved-93':
      return goOn(layout, moved(layout, from('submit-dossier'), layout.hasCommitteeVote ? '93' : '92', [draw.number(2, 8), draw.number(8, 14)]), 12, 'record-committee-decision', 'hold-ceremony');
    case 'moved-94':
      return goOn(layout, moved(layout, from('record-decision-receipt'), '94', [draw.number(1, 3), draw.number(4, 7)]), 5, 'hold-ceremony', 'hold-ceremony');
  }
}

/** One vote too few in the branch, reported in full, and a decision above. */
export function withDecisionAfterOneShort(acts: Acts, decided: How<string>): Acts {
  const votedOn = addDays(acts.at(-1)?.on ?? lastDay, 10);
  return [...acts, step('record-branch-vote', votedOn, { vote: 'one-short' }), step('report-vote-result', addDays(votedOn, 5)), step('record-committee-decision', addDays(votedOn, 34), decided)];
}

/** The acts from the ceremony to recognition; on the last day, where it does not come to recognition, only the papers. */
export function actsAfterCeremony(layout: Layout, way: WayOn, ceremonyOn: IsoDate): Acts {
  const all = wholeProbation(layout, way, ceremonyOn, drawFor(`${layout.key} ${way}`));
  const isOver = all.every(({ on }) => on <= lastDay);
  return isOver ? all : all.filter(({ step: name, on }) => on <= lastDay && !laterThanPapers.has(name));
}

const laterThanPapers = new Set(['record-recognition-vote', 'record-section-appraisal', 'record-committee-vote', 'record-recognition-decision', 'issue-transfer-letter', 'receive-transfer']);

function wholeProbation(layout: Layout, way: WayOn, ceremonyOn: IsoDate, draw: Draw): Acts {
  const trainedOn = addDays(ceremonyOn, 150);
  const papers = stretch(layout, 'certify-new-member-training', 'collect-probation-opinions', trainedOn);
  const endsOn = addMonths(ceremonyOn, 12);
  const usualVote = addDays(endsOn, draw.number(2, 25));
  const recognition = (votedOn: IsoDate) => stretch(layout, 'record-recognition-vote', 'record-recognition-decision', votedOn);
  switch (way) {
    case 'usual':
      return [...papers, ...recognition(usualVote)];
    case 'reviewed-late':
      return [...papers, ...recognition(addDays(addWorkingDays(endsOn, 30, vietnamCalendar).on, draw.number(4, 90)))];
    case 'voted-twice':
      return [...papers, step('record-recognition-vote', usualVote, { vote: 'one-short' }), ...recognition(addDays(usualVote, draw.number(12, 20)))];
    case 'disciplined':
      return [...papers, step('record-discipline', addDays(trainedOn, draw.number(20, 120))), ...recognition(usualVote)].toSorted((a, b) => a.on.localeCompare(b.on));
    case 'moved-54': {
      const move = moved(layout, [step('hold-ceremony', addDays(ceremonyOn, draw.number(20, 60)))], '54', [3, draw.number(5, 18)]).slice(1);
      return [...move, ...papers, ...recognition(usualVote)];
    }
  }
}

const ifOpen = (one: Act<string>): Act<string> => ({ ...one, whereOpen: true });

/** The end of a probation by removal, decided on a day; the course of new members is over where there was time for it. */
export function actsToRemoval(layout: Layout, ceremonyOn: IsoDate, decidedOn: IsoDate): Acts {
  const back = (days: number) => addDays(decidedOn, -days);
  return [
    ...trainingBefore(layout, ceremonyOn, back(60)),
    step('record-discipline', back(52), { fields: { measure: 'warning' } }), step('record-removal-vote', back(30)),
    ifOpen(step('record-section-appraisal', back(22))), ifOpen(step('record-committee-vote', back(13))), step('record-removal-decision', decidedOn),
  ];
}

/** The end of a probation with a life. */
export const actsToDeath = (layout: Layout, ceremonyOn: IsoDate, diedOn: IsoDate): Acts => [
  ...trainingBefore(layout, ceremonyOn, diedOn),
  step('stop-case', diedOn, { fields: { reason: 'died', explanation: 'Từ trần trong thời gian dự bị' } }),
];

function trainingBefore(layout: Layout, ceremonyOn: IsoDate, day: IsoDate): Acts {
  return stretch(layout, 'certify-new-member-training', 'certify-new-member-training', addDays(ceremonyOn, 110)).filter(({ on }) => on < day);
}

/** States in which a probation can be under way on the last day. */
export const statesAfterAdmission = {
  awaitingRecognitionAppraisal: ['record-recognition-vote'],
  awaitingRecognitionCommitteeVote: ['record-recognition-vote'],
  awaitingRecognitionDecision: ['record-recognition-vote', 'record-section-appraisal', 'record-committee-vote'],
  awaitingRemovalAppraisal: ['record-removal-vote'],
  awaitingRemovalCommitteeVote: ['record-removal-vote'],
  awaitingRemovalDecision: ['record-removal-vote', 'record-section-appraisal', 'record-committee-vote'],
  awaitingProbationReport: ['once more', 'once more', 'once more'],
  awaitingProbationDecision: ['once more', 'once more', 'once more', 'report-vote-result'],
} as const;
export type StateAfterAdmission = keyof typeof statesAfterAdmission;

/** The acts after a ceremony that leave a probation in a state on the last day. */
export function actsUnderWay(layout: Layout, state: StateAfterAdmission, ceremonyOn: IsoDate): Acts {
  const draw = drawFor(`${layout.key} ${state}`);
  const isRemoval = state.startsWith('awaitingRemoval');
  const steps = statesAfterAdmission[state];
  const last = addDays(lastDay, -draw.number(2, isRemoval ? 20 : 9));
  const acts = steps.map((name, place) => {
    const on = addDays(last, -6 * (steps.length - 1 - place));
    if (name === 'once more') return step('record-recognition-vote', on, { vote: 'one-short' });
    return name === 'record-section-appraisal' || name === 'record-committee-vote' ? ifOpen(step(name, on)) : step(name, on);
  });
  const begun = acts[0]?.on ?? lastDay;
  const papers = isRemoval ? trainingBefore(layout, ceremonyOn, begun) : stretch(layout, 'certify-new-member-training', 'collect-probation-opinions', addDays(ceremonyOn, 150));
  return [...papers, ...acts];
}

/** The acts through a step, so that the last of them lies about so many days before the last day. */
export const actsThrough = (layout: Layout, through: UsualStep, begun: IsoDate): Acts => stretch(layout, 'begin-outreach', through, begun);

/** Lays out a road so that one of its acts falls on a day or not long before it: a week, or a little more where holidays lie between. */
export function layOut(wantedOn: IsoDate, name: string, build: (begun: IsoDate) => Acts): Acts {
  let begun = addDays(wantedOn, -280);
  for (let tries = 0; tries < 40; tries += 1) {
    const acts = build(begun);
    const early = daysBetween(dayOf(acts, name), wantedOn);
    if (early >= 0 && early <= 6 + tries / 2) return acts;
    begun = addDays(begun, early - 2 - (tries % 7));
  }
  throw new Error(`no road of the demonstration has its ${name} on ${wantedOn}`);
}
