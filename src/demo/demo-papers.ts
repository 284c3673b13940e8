import type { IsoDate } from '../../workflows/index.js';
import type { PaperNotesService } from '../dossier/paper-notes.service.js';
import type { Actor } from '../platform/http/actor.js';
import type { DemoClock } from './demo-clock.js';

/** What somebody noted about a paper of a case once its road was walked. */
export interface DemoNote {
  readonly paper: string;
  readonly on: IsoDate;
  readonly finding: 'in-order' | 'missing' | 'not-applicable';
  readonly remark?: string;
  readonly number?: string;
  readonly keptAt?: string;
}

/** Notes by what the road of their case shows: together they meet every state of a checklist. */
export const demoNotes: Readonly<Record<string, readonly DemoNote[]>> = {
  'certificate issued, application to be written': [{ paper: '38', on: '2026-11-10', finding: 'in-order', keptAt: 'Hộp hồ sơ số 2, văn phòng đảng ủy' }],
  'everything ready for the vote of the branch': [
    { paper: '38', on: '2026-11-12', finding: 'in-order', number: '31/GCN', keptAt: 'Hộp hồ sơ số 1, văn phòng đảng ủy' },
    { paper: '37', on: '2026-11-12', finding: 'in-order', keptAt: 'Hộp hồ sơ số 1, văn phòng đảng ủy' },
    { paper: '01', on: '2026-11-12', finding: 'missing', remark: 'Trang 5 chưa đóng dấu giáp lai' },
    { paper: '41', on: '2026-11-12', finding: 'not-applicable' },
  ],
  'dossier given back with all its faults, one of them made good': [{ paper: '39', on: '2026-11-17', finding: 'in-order', keptAt: 'Hộp hồ sơ số 1, văn phòng đảng ủy' }],
  'everything ready in an office': [{ paper: '42', on: '2026-11-09', finding: 'missing', remark: 'Thiếu ý kiến của chi ủy nơi cư trú' }],
};

/** The cases to note papers of, by what their road shows, and who notes. */
export interface Noting {
  readonly notes: PaperNotesService;
  readonly clock: DemoClock;
  readonly caseOf: ReadonlyMap<string, string>;
  readonly by: Actor;
}

/** Notes them all through the service that officers use, one after the other. */
export async function notePapers({ notes, clock, caseOf, by }: Noting): Promise<void> {
  for (const [shows, own] of Object.entries(demoNotes)) {
    const caseId = caseOf.get(shows);
    if (caseId === undefined) throw new Error(`the demonstration has no case «${shows}»`);
    for (const { paper: catalogue, on, ...note } of own) {
      await clock.at(new Date(`${on}T16:30:00+07:00`), () => notes.note({ caseId, catalogue, nth: 1 }, note, by));
    }
  }
}
