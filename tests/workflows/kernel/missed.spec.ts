import {
  addDays, deadlinesOf, judgeRepair, missedLimits, procedures, replay, vietnamCalendar,
  type AnyProcedure, type Entry, type Happening, type IsoDate, type RepairJudgement, type RepairKind,
} from '../../../workflows/index.js';
import { aCase, bench, deadlinesIn, type AdmissionCase } from '../../support/admission-case.js';
import { walk, walkUntil } from '../../support/arbitrary-history.js';
import { arbitraryBeginning } from '../../support/golden-beginnings.js';

const entriesOf = (events: readonly Happening[]): Entry[] => events.map(({ type, happenedOn, ...payload }, place) => ({ seq: place + 1, type, happenedOn, payload }));
const isMiss = ({ type }: { readonly type: string }): boolean => type === 'DeadlineMissed';

describe('what has become of a missed limit', () => {
  const since = (of: AdmissionCase) => missedLimits(bench.procedure, entriesOf(of.events), vietnamCalendar);

  it('follows an extension that was entered only later, and judges the act by it', () => {
    const extended = aCase().afterSubmission().missed('committee-decision-due').record('extend-decision-time', '2024-10-28');
    const [due] = deadlinesIn(extended).filter(({ key }) => key === 'committee-decision-due');
    expect(since(extended)).toMatchObject([{ dueOn: '2024-10-30', lastDay: due?.dueOn }]);
    expect(since(extended.record('record-committee-decision', '2024-11-11'))).toMatchObject([{ dueOn: '2024-10-30', lastDay: due?.dueOn, ended: { on: '2024-11-11', inTime: true } }]);
  });
  it('says by what the limit ended where that was not the act it was set for', () => {
    expect(since(aCase().afterSubmission().missed('committee-decision-due').record('withdraw-application', '2024-12-02'))).toMatchObject([{ ended: { event: 'ApplicationWithdrawn', on: '2024-12-02', inTime: false } }]);
  });
  it('does not mistake the next limit of the same name for the one that was missed', () => {
    const recalled = aCase().afterCeremony().record('issue-transfer-letter', '2024-11-04', { kind: '54' }).missed('transfer-due').record('recall-transfer-letter', '2025-03-03').record('issue-transfer-letter', '2025-03-10', { kind: '54' });
    expect(since(recalled)).toMatchObject([{ ended: { event: 'TransferLetterRecalled', on: '2025-03-03' } }]);
  });

  it.each(procedures.map((procedure) => [procedure.id, procedure] as const))('is told of every miss of %s as reading the history again and again tells it, and misses change nothing else', (_id, procedure) => {
    const met = { missed: 0, late: 0, inTime: 0 };
    walkUntil(
      () => Object.values(met).every((times) => times > 2),
      { seed: 20_261_122, inABatch: 40, most: 25 },
      (draw) => {
        const { before, start } = arbitraryBeginning(procedure, draw);
        const history = JSON.parse(JSON.stringify([...before, ...walk(procedure, draw, 70, () => undefined, start)])) as Happening[];
        const told = missedLimits(procedure, entriesOf(history), vietnamCalendar);
        expect(told.map(({ seq }) => seq)).toEqual(entriesOf(history).filter(isMiss).map(({ seq }) => seq));
        for (const one of told) {
          expect([one.lastDay, one.ended?.seq]).toEqual(slowly(procedure, history, one));
          met.missed += 1;
          if (one.ended) met[one.ended.inTime ? 'inTime' : 'late'] += 1;
        }
        const { place, facts: { missed: _missed, ...facts } } = replay(procedure, history);
        expect({ place, facts }).toEqual(replay(procedure, history.filter((event) => !isMiss(event))));
      },
    );
    expect(Object.entries(met).filter(([, times]) => times <= 2)).toEqual([]);
  }, 120_000);

  /** The same by counting the limits of every beginning of the history anew. */
  function slowly(procedure: AnyProcedure, history: readonly Happening[], { seq, key, role, dueOn }: { readonly seq: number; readonly key: string; readonly role: string; readonly dueOn: IsoDate }) {
    const dueAfter = (events: number) => deadlinesOf(procedure, replay(procedure, history.slice(0, events)), vietnamCalendar).find((limit) => limit.key === key && limit.whoActs === role)?.dueOn;
    let lastDay: IsoDate = dueOn;
    for (let events = seq; events <= history.length; events += 1) {
      const due = dueAfter(events);
      if (due === undefined) return [lastDay, events];
      lastDay = due;
    }
    return [lastDay, undefined];
  }
});

describe('a repair of what a missed limit rests on', () => {
  const late = () => aCase().afterSubmission().missed('committee-decision-due').record('record-committee-decision', '2024-11-11');

  function judge(of: AdmissionCase, type: string, kind: RepairKind, changed?: { readonly step: string; readonly on: IsoDate }): RepairJudgement<Entry> {
    const events = entriesOf(of.events);
    const seq = events.findLast((event) => event.type === type)?.seq ?? 0;
    const step = changed && bench.procedure.steps.find(({ name }) => name === changed.step);
    const data = changed && step?.command.parse(bench.lawful[changed.step]?.(changed.on));
    const judging = judgeRepair(bench.procedure, 'case-1', events, { kind, seq, data, reopen: false });
    let asked = judging.next();
    while (!asked.done) asked = judging.next(of.surroundings);
    return asked.value;
  }
  const seqOf = (of: AdmissionCase, type: string) => of.events.findLastIndex((event) => event.type === type) + 1;

  it('takes the miss back without a question where the limit has another last day', () => {
    const of = late();
    const moved = judge(of, 'BranchVoteHeld', 'correct-record', { step: 'record-branch-vote', on: '2024-08-07' });
    expect(moved).toMatchObject({ accepted: true, dropped: [seqOf(of, 'DeadlineMissed')], fallen: [] });
    if (moved.accepted) expect(moved.state.facts.missed).toBeUndefined();
  });
  it('leaves the miss where the limit stays as it is', () => {
    const kept = judge(late(), 'CandidateListed', 'correct-record', { step: 'list-candidate', on: '2024-02-06' });
    expect(kept).toMatchObject({ accepted: true, dropped: [] });
    if (kept.accepted) expect(kept.state.facts.missed).toHaveLength(1);
  });
  it('takes the miss back with the letter that was recorded by mistake', () => {
    const of = aCase().afterCeremony().record('issue-transfer-letter', '2024-11-04', { kind: '54' }).missed('transfer-due');
    expect(judge(of, 'TransferLetterIssued', 'void-step')).toMatchObject({ accepted: true, dropped: [seqOf(of, 'TransferLetterIssued'), seqOf(of, 'DeadlineMissed')], fallen: [] });
  });
  it('keeps a miss that is on record where the act itself is taken back', () => {
    const of = late();
    expect(judge(of, 'CommitteeDecisionMade', 'void-step')).toMatchObject({ accepted: true, dropped: [seqOf(of, 'CommitteeDecisionMade')], fallen: [] });
  });
  it('is not asked of the miss itself, which nobody stated', () => {
    const on = addDays('2024-10-30', 1);
    const codes = (judgement: RepairJudgement<Entry>) => (judgement.accepted ? [] : judgement.refusals.map(({ rule, code }) => `${rule} ${code}`));
    expect(codes(judge(late(), 'DeadlineMissed', 'void-step'))).toEqual(['REC-12 observed-by-the-program']);
    expect(codes(judge(late(), 'DeadlineMissed', 'correct-record', { step: 'record-missed-limit', on }))).toEqual(['REC-12 observed-by-the-program']);
  });
});
