import { z } from 'zod';
import type { WorkingCalendar } from './calendar.js';
import { organInRole } from './competence.js';
import { lateRoles, type LateRole } from './condition.js';
import { apply, initialState } from './decide.js';
import { branchOn, type CommonFacts, type MissedLimit } from './facts.js';
import { act, OrganId } from './fields.js';
import { IsoDate } from './iso-date.js';
import { deadlinesOf, type AnyProcedure, type CaseState } from './procedure.js';
import { happeningFrom, type Entry } from './repair.js';
import type { Happening, OrgansOnDay } from './step.js';

/**
 * A legal time limit ran out without the act on record (quá hạn). It is told of the organ that had to act, as of the day after the last
 * one; the case stays where it stands, and nothing follows from it for the person (PRO-09).
 */
export const deadlineMissed = act('DeadlineMissed', {
  /** What was due, such as `committee-decision-due`. */
  key: z.string().regex(/^[a-z][a-z-]{0,59}$/),
  dueOn: IsoDate,
  role: z.enum(lateRoles),
  organ: OrganId,
});
type DeadlineMissed = z.infer<typeof deadlineMissed.event>;

/** The facts after a missed limit: it is on record, and nothing else changes. */
export const withMissed = <Facts extends CommonFacts>(facts: Facts, { key, dueOn }: MissedLimit): Facts => ({ ...facts, missed: [...(facts.missed ?? []), { key, dueOn }] });

/** The organ that had to act in a role on a day; nothing where it is not known. `organs` is the chain of the branch that held the case then. */
export function lateOrgan(facts: CommonFacts, role: LateRole, on: IsoDate, organs: OrgansOnDay | undefined): string | undefined {
  if (role === 'destination-branch') return facts.destination;
  return role === 'branch' ? branchOn(facts, on) : organs && organInRole(organs, role)?.id;
}

/** A missed limit of a history, and what has become of it since. */
export interface MissedLimitSince extends DeadlineMissed {
  readonly seq: number;
  /** The last day by all that is on record now: an extension, or a day off, may have been entered only later. */
  readonly lastDay: IsoDate;
  /** What ended the limit, mostly the act it was set for; absent while it still runs. */
  readonly ended?: {
    readonly seq: number;
    readonly event: string;
    readonly on: IsoDate;
    /** Whether that was within the limit: then the act was not late, only its entry. */
    readonly inTime: boolean;
  };
}

/** Every missed limit of the events that count, oldest first: done late since, done in time and only entered late, or not done yet. */
export function missedLimits(procedure: AnyProcedure, effective: readonly Entry[], calendar: WorkingCalendar): MissedLimitSince[] {
  const told: MissedLimitSince[] = [];
  let state = initialState(procedure);
  for (const entry of effective) {
    const event = happeningFrom(procedure, entry);
    state = apply(procedure, state, event);
    if (isMissed(event)) told.push({ ...event, seq: entry.seq, lastDay: event.dueOn });
    const waiting = told.some(({ ended }) => ended === undefined);
    if (waiting) told.splice(0, told.length, ...told.map((one) => (one.ended ? one : since(procedure, one, state, { ...event, seq: entry.seq }, calendar))));
  }
  return told;
}

const isMissed = (event: Happening): event is DeadlineMissed => event.type === deadlineMissed.type;

/** A limit goes on as long as the same organ has to do the same, whatever its last day is. */
function since(procedure: AnyProcedure, missed: MissedLimitSince, state: CaseState, event: Happening & { readonly seq: number }, calendar: WorkingCalendar): MissedLimitSince {
  const limit = deadlinesOf(procedure, state, calendar).find(({ key, whoActs }) => key === missed.key && whoActs === missed.role);
  if (limit) return { ...missed, lastDay: limit.dueOn };
  const { seq, type, happenedOn: on } = event;
  return { ...missed, ended: { seq, event: type, on, inTime: on <= missed.lastDay } };
}
