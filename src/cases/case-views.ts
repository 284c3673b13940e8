import { z } from 'zod';
import { IsoDate, limitStanding, statesOf, type Deadline, type Place } from '../../workflows/index.js';
import { CitationAnswer, RefusalAnswer } from '../platform/http/problem.schema.js';
import { explain, explainCitation } from '../platform/language/explain.js';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { RecordedEvent } from './case-file.js';
import type { StepForReader } from './cases.service.js';
import type { ConsequenceResult } from './consequences.service.js';

/** The reader's language, for labels. */
export interface Reader {
  readonly code: LanguageCode;
  readonly language: Language;
}

export const StateView = z.object({ name: z.string(), label: z.string() }).meta({ id: 'State' });

export const StepView = z
  .object({
    step: z.string(),
    label: z.string(),
    open: z.boolean().meta({ description: 'The procedure lets the step happen on that day.' }),
    mayRecord: z.boolean().meta({ description: 'The reader holds an office that records it.' }),
    refusals: z.array(RefusalAnswer),
  })
  .meta({ id: 'StepStanding' });

export const DeadlineView = z
  .object({
    key: z.string(),
    label: z.string(),
    anchor: z.string(),
    anchoredOn: IsoDate,
    budget: z.int(),
    extension: z.int(),
    unit: z.enum(['working-days', 'months', 'days']),
    dueOn: IsoDate.optional().meta({ description: 'The last day; absent while suspended.' }),
    suspended: z.boolean().meta({ description: 'A suspension lasts: nothing is counted, and there is no last day.' }),
    suspensions: z.array(z.object({ from: IsoDate, to: IsoDate.optional() })).meta({ description: 'Days that are not counted; without `to` while it lasts.' }),
    provisional: z.boolean().meta({ description: 'The count ran through a year whose days off are not announced yet.' }),
    overdue: z.boolean(),
    whoActs: z.string(),
    purpose: z.enum(['legal', 'service', 'reminder']),
    rule: z.string(),
    citation: CitationAnswer,
  })
  .meta({ id: 'Deadline' });

/** A new event in short; the history shows all of it. */
export const EventView = z
  .object({
    seq: z.int(),
    type: z.string(),
    happenedOn: IsoDate,
    recordedAt: z.iso.datetime(),
    payload: z.record(z.string(), z.unknown()),
    edition: z.string().meta({ description: 'Edition of the law the act was judged by.' }),
    hash: z.string(),
  })
  .meta({ id: 'Event' });

export const ResultView = z
  .object({
    event: EventView,
    version: z.int(),
    states: z.array(StateView),
    deadlines: z.array(DeadlineView),
    consequence: z
      .object({ id: z.uuid(), number: z.string(), procedure: z.string(), event: EventView, version: z.int(), states: z.array(StateView) })
      .optional()
      .meta({ description: 'What the step brought about in another case of the same person; both were recorded together.' }),
    openSteps: z.array(StepView).optional().meta({ description: 'Every step as it stands today; absent from a trial.' }),
  })
  .meta({ id: 'StepResult' });

export const OpenedCaseView = ResultView.extend({ id: z.uuid(), number: z.string() }).meta({ id: 'OpenedCase' });

export function viewConsequence({ caseId, number, procedure, event, state }: ConsequenceResult, reader: Reader): z.infer<typeof ResultView>['consequence'] {
  return { id: caseId, number, procedure, event: viewEvent(event), version: event.seq, states: viewStates(state.place, reader) };
}

export function viewStates(place: Place, { code, language }: Reader): z.infer<typeof StateView>[] {
  return statesOf(place).map((name) => ({ name, label: language.t(code, `states:${name}.label`) }));
}

export function viewStep({ step, open, mayRecord, refusals }: StepForReader, { code, language }: Reader): z.infer<typeof StepView> {
  return { step, label: language.t(code, `steps:${step}.label`), open, mayRecord, refusals: refusals.map((refusal) => explain(refusal, code, language)) };
}

export function viewDeadline(deadline: Deadline, today: IsoDate, { code, language }: Reader): z.infer<typeof DeadlineView> {
  const { dueOn: _dueOn, suspensions, ...said } = deadline;
  return {
    ...said,
    ...limitStanding(deadline, today),
    label: language.t(code, `deadlines:${deadline.key}.label`),
    suspensions: suspensions.map(({ from, to }) => ({ from, ...(to && { to }) })),
    citation: explainCitation(deadline.citation, code, language),
  };
}

export function viewEvent({ seq, type, happenedOn, recordedAt, payload, edition, hash }: RecordedEvent): z.infer<typeof EventView> {
  return { seq, type, happenedOn: happenedOn as IsoDate, recordedAt, payload, edition, hash };
}
