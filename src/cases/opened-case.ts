import { findProcedure, type AnyProcedure, type CaseState } from '../../workflows/index.js';
import type { CaseFile, CaseReading, OpenedCase } from './case-file.js';
import type { CaseHistoryRepository } from './case-history.repository.js';
import { isCurrent, replayed } from './definitions.js';

/** The procedure of a case and its state by the running definition: what is stored where that made it, else its events played anew. */
export async function standingNow(file: CaseFile, history: CaseHistoryRepository): Promise<{ readonly procedure: AnyProcedure; readonly state: CaseState }> {
  const procedure = findProcedure(file.procedure);
  if (!procedure) throw new Error(`case of an unknown procedure ${file.procedure}`);
  const state = isCurrent(procedure, file) ? file.state : replayed(procedure, await history.events(file.id));
  return { procedure, state };
}

/** A case as it was read, with its state by the running definition. */
export async function openedCase({ file, beside }: Pick<CaseReading, 'file' | 'beside'>, history: CaseHistoryRepository): Promise<OpenedCase> {
  return { file, beside, ...(await standingNow(file, history)) };
}
