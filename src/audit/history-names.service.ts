import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import { isUuid } from '../platform/database/uuid.js';
import { HistoryRepository } from './history.repository.js';

/** What a history speaks of by id, on its day. */
export interface Mentioned {
  readonly on: IsoDate;
  readonly ids: readonly string[];
}

/** The names that a history shows. */
export interface Names {
  /** Full name of a person, or the name of an account. */
  readonly of: (id: string) => string | undefined;
  /** What an organ was called on a day that was asked for. */
  readonly organ: (id: string, on: IsoDate) => string | undefined;
}

/** Puts names to ids, two statements for a whole history. Names of people are personal data: only for answers to those who may see the case. */
@Injectable()
export class HistoryNames {
  constructor(private readonly history: HistoryRepository) {}

  /** The names of all that is mentioned; whether an id is a person's or an organ's is found out here. */
  async find(mentioned: readonly Mentioned[]): Promise<Names> {
    const pairs = new Map(mentioned.flatMap(({ on, ids }) => ids.filter(isUuid).map((id) => [`${id} ${on}`, { id, on }] as const)));
    const organs = [...pairs.values()];
    const [names, organNames] = await Promise.all([this.history.names([...new Set(organs.map(({ id }) => id))]), this.history.organNames(organs)]);
    const byDay = new Map([...pairs.keys()].map((key, place) => [key, organNames[place]]));
    return { of: (id) => names.get(id), organ: (id, on) => byDay.get(`${id} ${on}`) };
  }
}
