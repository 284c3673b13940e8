import type { RebuildResult } from '../cases/case-rebuild.service.js';
import { caseProgress } from './case-progress.js';
import type { Words } from './words.js';

/** Derives anew, from the events of every case, what is stored beside them, under a progress bar; with `only: 'look'` nothing is written. */
export async function rebuildCases(label: string, words: Words, only?: 'look'): Promise<RebuildResult> {
  const { withApplication } = await import('./house.js');
  const { CaseRebuildService } = await import('../cases/case-rebuild.service.js');
  const bar = await caseProgress(label, words);
  const found = await withApplication(words, async (application) => application.get(CaseRebuildService).all(bar.show, only));
  bar.done();
  return found;
}
