import type { CaseWithEvents, JudgedRepair, OpenedCase, RecordedEvent } from '../cases/case-repairs.service.js';
import type { StepForReader } from '../cases/cases.service.js';
import type { CorrectionRow } from './corrections.repository.js';

/** A case with every step as it stands for a reader. */
export interface Standing {
  readonly opened: OpenedCase;
  readonly steps: readonly StepForReader[];
}

/** What a repair does to a case. */
export interface CorrectionEffect extends Pick<JudgedRepair, 'changes' | 'dropped' | 'fallen'> {
  readonly events: readonly RecordedEvent[];
  /** The events that count before it. */
  readonly counting: readonly RecordedEvent[];
  readonly before: Standing;
  readonly after: Standing;
}

/** A proposal with the events of its case. */
export interface Proposed {
  readonly row: CorrectionRow;
  readonly read: CaseWithEvents;
}

/** A proposal that was confirmed, and how it left the case. */
export interface Confirmed {
  readonly proposed: Proposed;
  readonly standing: Standing;
}
