import { addDays, type IsoDate } from '../../workflows/index.js';
import type { CaseRepairsService } from '../cases/case-repairs.service.js';
import type { CasesService } from '../cases/cases.service.js';
import type { CorrectionsService } from '../corrections/corrections.service.js';
import type { Actor } from '../platform/http/actor.js';
import type { DemoClock } from './demo-clock.js';

type Data = Readonly<Record<string, unknown>>;

/** The rooms that corrections are entered through. */
interface Rooms {
  readonly cases: CasesService;
  readonly repairs: CaseRepairsService;
  readonly corrections: CorrectionsService;
  readonly clock: DemoClock;
}

/** A mistake in the record and what became of it. */
interface DemoCorrection {
  /** The road it is about, by what that shows. */
  readonly about: string;
  readonly kind: 'correct-record' | 'void-step' | 'reopen-case';
  /** The event that was recorded wrongly, its newest of that type; a case is reopened without naming one. */
  readonly type?: string;
  /** The data as they ought to have been. */
  readonly becomes?: (data: Data) => Data;
  readonly reason: string;
  readonly basis: string;
  readonly on: IsoDate;
  readonly then: 'confirmed' | 'rejected' | 'waits';
}

const corrections: readonly DemoCorrection[] = [
  {
    about: 'begun under 24-QĐ/TW, recognised in spring 2026', kind: 'correct-record', type: 'TrainingCertified', then: 'confirmed', on: '2026-09-07', basis: '61-BB/CB',
    becomes: (data) => ({ ...data, certificate: { ...(data['certificate'] as Data), number: '118-BDNT/GCN' } }), reason: 'Gõ nhầm số giấy chứng nhận so với bản gốc',
  },
  {
    about: 'on the list of sympathisers', kind: 'void-step', type: 'HelperAssigned', then: 'confirmed', on: '2026-11-12', basis: '70-BB/CB', reason: 'Ghi nhầm sang hồ sơ này; việc phân công thuộc hồ sơ của người khác',
  },
  { about: 'left the area while papers were being prepared', kind: 'reopen-case', then: 'confirmed', on: '2025-10-13', basis: '55-CV/CB', reason: 'Đóng nhầm: người này chỉ đi làm xa ba tháng và đã trở về' },
  {
    about: 'everything ready for the vote of the branch', kind: 'correct-record', type: 'ApplicationSubmitted', then: 'waits', on: '2026-11-18', basis: '71-BB/CB',
    becomes: (data) => ({ ...data, happenedOn: addDays(data['happenedOn'] as IsoDate, 1) }), reason: 'Ngày ghi trên đơn là ngày hôm sau',
  },
  {
    about: 'in the course', kind: 'correct-record', type: 'CourseProposed', then: 'rejected', on: '2026-10-26', basis: '66-CV/CB',
    becomes: (data) => ({ ...data, proposal: { ...(data['proposal'] as Data), number: '97-CV/ĐU' } }), reason: 'Đề nghị sửa số công văn cử đi học',
  },
];

/** Enters the mistakes and what became of them: one officer proposes, another one decides. */
export async function enterCorrections({ cases, repairs, corrections: room, clock }: Rooms, caseOf: ReadonlyMap<string, string>, helper: string, [one, other]: readonly [Actor, Actor]): Promise<void> {
  const at = <T>(day: IsoDate, hour: number, work: () => Promise<T>): Promise<T> => clock.at(new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+07:00`), work);
  for (const { about, kind, type, becomes, reason, basis, on, then } of corrections) {
    const caseId = caseOf.get(about) ?? '';
    if (type === 'HelperAssigned') await at(on, 8, () => cases.record(caseId, 'assign-helper', { happenedOn: on, helper }, one));
    const { events } = await at(on, 9, () => repairs.read(caseId, one));
    const event = events.findLast((recorded) => recorded.type === type);
    const data = event && becomes?.({ happenedOn: event.happenedOn, ...event.payload });
    const stated = { kind, reason, basis: { number: basis, issuedOn: on }, reopen: false, ...(event && { event: event.seq }), ...(data && { data }) };
    const { row } = await at(on, 10, () => room.propose(caseId, stated, one));
    if (then === 'confirmed') await at(on, 15, () => room.confirm(caseId, row.id, other));
    if (then === 'rejected') await at(on, 15, () => room.reject(caseId, row.id, 'Bản gốc mang đúng số đã ghi', other));
  }
}
