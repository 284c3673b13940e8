import { Injectable } from '@nestjs/common';
import { findProcedure, repairOf, stepOf, stepsAhead, type IsoDate, type WorkingCalendar } from '../../workflows/index.js';
import { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { DigestLine, DigestPage } from './digest-views.js';
import { NoticeWords } from './notice-words.service.js';
import type { DigestBranch, DigestChange, DigestLimit } from './week-digest.repository.js';

/** What a page tells, as it was read. */
interface Told {
  readonly branch: DigestBranch;
  readonly limits: readonly DigestLimit[];
  readonly more: number;
  readonly later: number;
  readonly changes: readonly DigestChange[];
}

interface Reader {
  readonly code: LanguageCode;
  readonly on: IsoDate;
  readonly calendar: WorkingCalendar;
}

/** Puts the digest of a week into words. */
@Injectable()
export class DigestWords {
  constructor(
    private readonly language: Language,
    private readonly words: NoticeWords,
  ) {}

  page({ branch, limits, more, later, changes }: Told, reader: Reader): DigestPage {
    return {
      organ: { id: branch.id, name: branch.name, ...(branch.above !== null && { above: branch.above }) },
      limits: limits.map((limit) => this.line(limit, reader)),
      more,
      later,
      changes: changes.map((change) => ({ on: change.happenedOn, number: change.number, person: change.person, text: this.recorded(change, reader.code) })),
    };
  }

  private line(limit: DigestLimit, { code, on, calendar }: Reader): DigestLine {
    const { caseId, number, person, key, dueOn, provisional, whoActs, organName } = limit;
    return {
      case: { id: caseId, number },
      person,
      key,
      label: this.language.t(code, `deadlines:${key}.label`),
      dueOn,
      day: this.words.day(dueOn, code),
      state: dueOn < on ? 'overdue' : dueOn === on ? 'today' : 'ahead',
      distance: this.words.distance(dueOn, on, calendar, code),
      provisional,
      who: organName ?? this.language.t(code, `organs:curers.${whoActs}`),
      todo: this.todo(limit, code),
    };
  }

  /** The one step by which the case goes on. Where there are several it is not for a reminder to name one: the line says what the limit is about. */
  private todo({ procedure: id, place, whoActs, key }: DigestLimit, code: LanguageCode): string {
    const procedure = findProcedure(id);
    const all = procedure ? stepsAhead(procedure, place) : [];
    const own = all.filter(({ recordedBy }) => recordedBy === whoActs);
    const [step, ...others] = own.length > 0 ? own : all;
    if (step === undefined || others.length > 0) return this.language.t(code, `deadlines:${key}.description`);
    const label = this.language.t(code, `steps:${step.name}.label`);
    return step.recordedBy === whoActs ? label : this.language.t(code, 'inbox:digest.by', { step: label, role: this.language.t(code, `organs:roles.${step.recordedBy}`) });
  }

  private recorded({ procedure: id, type, others }: DigestChange, code: LanguageCode): string {
    const procedure = findProcedure(id);
    const step = repairOf(type) ?? (procedure && stepOf(procedure, { type }).name);
    const text = step === undefined ? type : this.language.t(code, `steps:${step}.label`);
    return others === 0 ? text : this.language.t(code, 'inbox:digest.withOthers', { text, others });
  }
}
