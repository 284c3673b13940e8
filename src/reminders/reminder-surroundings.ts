import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import type { Statements } from '../platform/database/database.js';
import { ActingOrgansService } from './acting-organs.service.js';
import type { DueLimit } from './due-limit.js';
import { OfficersRepository, type Officer } from './officers.repository.js';
import type { ActingOrgan } from './recipients.js';
import { ReminderPoliciesRepository } from './reminder-policies.repository.js';

/** What is known around a limit that rings. */
export interface Surroundings extends ActingOrgan {
  /** Days before the last day that the organ, and those above it, have added. */
  readonly addedDays: readonly number[];
  readonly officersOf: (organ: string) => readonly Officer[];
}

/** Gathers for a batch of limits which organs act, what these wish, and who can be told: one question each, however many limits. */
@Injectable()
export class ReminderSurroundings {
  constructor(
    private readonly acting: ActingOrgansService,
    private readonly policies: ReminderPoliciesRepository,
    private readonly officers: OfficersRepository,
  ) {}

  /** In the order of the limits. */
  async gather(on: Statements, limits: readonly DueLimit[], today: IsoDate): Promise<Surroundings[]> {
    const acting = await this.acting.find(limits, today);
    const organs = [...new Set(acting.flatMap(({ organ, superiors }) => [organ, ...superiors]))];
    const officers = grouped(await this.officers.find(on, organs, today), ({ organ }) => organ);
    const wishes = grouped(await this.policies.inForce(organs, on), ({ organ, purpose }) => `${organ} ${purpose}`);
    const officersOf = (organ: string) => officers.get(organ) ?? [];
    return acting.map((one, place) => {
      const purpose = limits[place]?.purpose ?? '';
      const addedDays = [one.organ, ...one.superiors].flatMap((organ) => wishes.get(`${organ} ${purpose}`) ?? []).flatMap(({ daysBefore }) => daysBefore);
      return { ...one, addedDays, officersOf };
    });
  }
}

function grouped<Row>(rows: readonly Row[], nameOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(nameOf(row));
    if (group) group.push(row);
    else groups.set(nameOf(row), [row]);
  }
  return groups;
}
