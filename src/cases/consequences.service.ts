import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { findProcedure, findStep, type AnyProcedure, type AnyStep, type CaseState, type CommonFacts, type Dated, type Happening } from '../../workflows/index.js';
import type { OpenedCase, RecordedEvent } from './case-file.js';
import { CaseHistoryRepository } from './case-history.repository.js';
import { happeningOf, replayed } from './definitions.js';
import { openedCase } from './opened-case.js';

/** An act that another one brings about, before it is judged. */
export interface BroughtAbout {
  readonly opened: OpenedCase;
  readonly step: AnyStep;
  readonly command: Dated;
}

/** What an act has brought about in another case of the same person. */
export interface ConsequenceResult {
  readonly caseId: string;
  readonly number: string;
  readonly procedure: string;
  readonly event: RecordedEvent;
  readonly state: CaseState;
}

/** The act that is being recorded. */
interface Cause {
  readonly step: AnyStep;
  readonly event: Happening;
  readonly facts: CommonFacts;
  readonly caseId: string;
  readonly subject: string;
  readonly account: string;
}

/** Finds what an act brings about in another case of the same person (hồ sơ liên quan), before and after it is recorded. */
@Injectable()
export class ConsequencesService {
  constructor(private readonly history: CaseHistoryRepository) {}

  /** The other case as it stands now and what is to be recorded there; nothing where the act brings about nothing. */
  async of({ step: cause, event, facts, caseId, subject, account }: Cause): Promise<BroughtAbout | undefined> {
    const consequence = cause.consequence?.(event, facts, caseId);
    if (!consequence) return undefined;
    const reading = await this.history.read(consequence.caseId, account);
    if (reading?.file.subject !== subject) throw new Error(`${cause.name} brings something about in no case of the same person`);
    const opened = await openedCase(reading, this.history);
    const step = findStep(opened.procedure, consequence.step);
    if (!step) throw new Error(`${cause.name} brings about ${consequence.step}, which ${opened.procedure.id} does not know`);
    return { opened, step, command: step.command.parse({ ...consequence.command, happenedOn: event.happenedOn }) };
  }

  /** What a recorded event brought about, as the history of the other case holds it. */
  async recordedWith(procedure: AnyProcedure, event: RecordedEvent, { facts }: CaseState): Promise<ConsequenceResult | undefined> {
    const happened = happeningOf(procedure, event);
    const consequence = procedure.steps.find((step) => step.event === event.type)?.consequence?.(happened, facts, event.caseId);
    const other = consequence && (await this.history.find(consequence.caseId));
    const itsProcedure = other && findProcedure(other.procedure);
    if (!other || !itsProcedure) return undefined;
    const type = findStep(itsProcedure, consequence.step)?.event;
    const isStatedIn = (payload: RecordedEvent['payload']) => Object.entries(consequence.command).every(([field, value]) => isDeepStrictEqual(payload[field], value));
    const events = await this.history.events(other.id);
    const found = events.find((one) => one.type === type && one.happenedOn === event.happenedOn && isStatedIn(one.payload));
    return found && { caseId: other.id, number: other.number, procedure: other.procedure, event: found, state: replayed(itsProcedure, events.slice(0, found.seq)) };
  }
}
