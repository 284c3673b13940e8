import fc from 'fast-check';
import { addDays, addMonths, addWorkingDays, findStep, mainState, vietnamCalendar, type CaseState, type Happening, type IsoDate } from '../../workflows/index.js';
import { sharedWalks, walk, type Attempt } from '../support/arbitrary-history.js';
import { aComplaint, procedure } from '../support/complaint-case.js';

// What a complainant is promised must hold of every history, however it came about.

const levels = ['above-grassroots', 'province', 'central'];
const answers: Readonly<Record<string, string>> = { ComplaintAnsweredAboveGrassroots: 'above-grassroots', ComplaintAnsweredByProvince: 'province', ComplaintAnsweredByCentre: 'central' };
const abolishedOn: IsoDate = '2025-07-01';

/** A plain check: there are tens of thousands. */
function must(holds: boolean, what: string, history: unknown): void {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(history)}`);
}

/** An attempt that was accepted. */
type Act = Attempt & { readonly decision: { readonly accepted: true } };
const isAct = (attempt: Attempt): attempt is Act => attempt.decision.accepted;

/** The same walks for every promise. A walk seldom follows an act that ends the case, so there are more acts than events in a history. */
const walks = sharedWalks({ seed: 20_261_301, inABatch: 200 }, (draw) => {
  const acts: Act[] = [];
  const history = walk(procedure, draw, 80, (attempt) => {
    if (isAct(attempt)) acts.push(attempt);
  });
  return { history, acts };
});

/** What events say that not every event has. */
const said = (event: Happening) => event as Happening & { readonly instance?: string; readonly outcome?: string; readonly answer?: string; readonly invitedFor?: string; readonly against?: string };
const instanceIn = ({ facts }: CaseState): string => String((facts as { instance?: string }).instance);

describe('random histories of complaints', () => {
  it('EXT-07 are never answered by an instance that has neither heard the complainant nor invited in vain twice', () => {
    let answered = 0;
    let unheard = 0;
    walks(({ history }) => {
      let heard = false;
      let invited: string[] = [];
      for (const event of history) {
        if (said(event).instance !== undefined) [heard, invited] = [false, []];
        if (event.type === 'ComplainantHeard') heard = true;
        if (event.type === 'ComplainantInvited') invited.push(String(said(event).invitedFor));
        if (!(event.type in answers)) continue;
        answered += 1;
        if (!heard) unheard += 1;
        must(heard || invited.filter((day) => day <= event.happenedOn).length >= 2, 'answered unheard', history);
      }
    }, () => answered > 80 && unheard > 10);
    expect(answered).toBeGreaterThan(80);
    expect(unheard).toBeGreaterThan(10);
  }, 60_000);

  it('EXT-05 are answered by the instance that has them, and no instance ever goes down or comes twice', () => {
    const met = new Set<string>();
    walks(({ history }) => {
      let level = -1;
      for (const event of history) {
        const { instance } = said(event);
        if (instance !== undefined) {
          must(levels.indexOf(instance) > level, 'an instance that does not go up', history);
          level = levels.indexOf(instance);
        }
        const by = answers[event.type];
        if (by !== undefined) must(by === levels[level], 'answered by another instance', history);
        if (by !== undefined) met.add(by);
      }
    }, () => met.size === levels.length);
    expect([...met].sort()).toEqual([...levels].sort());
  }, 60_000);

  it('EXT-05 begin and are answered above the grassroots no more from 1/7/2025 on', () => {
    const seen = { before: 0, after: 0, handed: 0 };
    walks(({ history }) => {
      for (const event of history) {
        const after = event.happenedOn >= abolishedOn;
        if (event.type === 'ComplaintLodged') seen[after ? 'after' : 'before'] += 1;
        if (event.type === 'ComplaintReferred') seen.handed += 1;
        const above = said(event).instance === 'above-grassroots' || answers[event.type] === 'above-grassroots';
        must(!(after && above), 'an instance that was abolished', history);
        must(after || event.type !== 'ComplaintReferred', 'handed over while the instance existed', history);
      }
    }, () => Math.min(...Object.values(seen)) > 10);
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
  }, 60_000);

  it('EXT-05 restore rights by an answer that upholds where there are any to restore, and by nothing else', () => {
    let restored = 0;
    walks(({ acts }) => {
      for (const { decision: { event, next }, step, state, here } of acts) {
        const { against } = next.facts as { against?: string };
        const brought = findStep(procedure, step.name)?.consequence?.(event, state.facts, 'complaint-1');
        const upheld = event.type in answers && said(event).answer === 'upheld' && said(event).outcome === 'approved';
        must((mainState(next.place) === 'upheld') === upheld, 'upheld by another act', event);
        const { left, disciplined } = here.otherCases?.find(({ id }) => id === against)?.facts ?? {};
        must((brought?.step === 'restore-rights') === (upheld && (left ?? disciplined) !== undefined), 'rights restored otherwise', event);
        must(brought === undefined || brought.caseId === against, 'an act in a case that was not complained of', event);
        must((brought?.step === 'note-complaint') === (event.type === 'ComplaintLodged' && against !== undefined), 'a complaint that was not noted', event);
        if (brought?.step === 'restore-rights') restored += 1;
      }
    }, () => restored > 20);
    expect(restored).toBeGreaterThan(20);
  }, 60_000);

  it('EXT-05 keep the instance in hand when the branch gets a successor, when somebody is heard and when a draft falls short', () => {
    let kept = 0;
    walks(({ acts }) => {
      for (const { decision: { event, next }, state } of acts) {
        if (event.type === 'ComplaintLodged' || said(event).instance !== undefined) continue;
        kept += 1;
        must(instanceIn(next) === instanceIn(state), 'another instance', event);
      }
    }, () => kept > 150);
    expect(kept).toBeGreaterThan(150);
  }, 60_000);
});

describe('the time to complain of a decision received on any day from 2024 to 2027', () => {
  const receivedOn = fc.integer({ min: 0, max: 365 * 3 + 180 }).map((days) => addDays('2024-01-02', days));
  const at = (received: IsoDate, day: IsoDate, entered: object) => {
    const complaint = aComplaint(received, received);
    const decision = complaint.judge('lodge-complaint', day, { ...complaint.stated, ...entered }, { today: '2027-12-31' });
    return decision.accepted ? ((decision.event as Happening & { disputed: boolean }).disputed ? 'disputed' : 'in time') : decision.refusals.map(({ code }) => code).join();
  };

  it('EXT-05 ends for a removal after exactly 30 working days', () => {
    fc.assert(
      fc.property(receivedOn, (received) => {
        const { on } = addWorkingDays(received, 30, vietnamCalendar);
        expect([at(received, on, {}), at(received, addDays(on, 1), {})]).toEqual(['in time', 'complaint-too-late']);
      }),
      { seed: 20_261_306, numRuns: 150 },
    );
  });

  it('EXT-06 ends for discipline with the latest reading, and is disputed from the day after the earliest', () => {
    const ofDiscipline = { against: 'case-expelled', complainedOf: 'discipline' };
    fc.assert(
      fc.property(receivedOn, (received) => {
        const [first, , last] = [addDays(received, 30), addMonths(received, 1), addWorkingDays(received, 30, vietnamCalendar).on].sort();
        const days = [first!, addDays(first!, 1), last!, addDays(last!, 1)].map((day) => at(received, day, ofDiscipline));
        expect(days).toEqual(['in time', 'disputed', 'disputed', 'discipline-complaint-too-late']);
      }),
      { seed: 20_261_307, numRuns: 150 },
    );
  });
});
