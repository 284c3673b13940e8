import { Injectable } from '@nestjs/common';
import { isRecordingOffice, procedures, statesThatWaitForRole } from '../../workflows/index.js';
import { CasesService } from '../cases/cases.service.js';
import { OrganChangesService, type ChangePlan, type OrganChange } from '../organisations/organ-changes.service.js';
import type { Statements } from '../platform/database/database.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { ReorganisationRepository, type Affected, type Follower } from './reorganisation.repository.js';

export type { Affected } from './reorganisation.repository.js';

/** A case that could not follow, and why. */
export interface Held {
  readonly caseId: string;
  /** Codes of the refusals, or of the problem. */
  readonly codes: string[];
}

/** How far the open cases of a change have come. */
export interface Followed {
  readonly followed: number;
  readonly remaining: number;
  readonly held: Held[];
}

/** What a change did, or would do. */
export interface Reorganised {
  readonly plan: ChangePlan;
  readonly affected: Affected;
}

/** Told after each case how many of how many have been tried. */
export type OnFollowed = (done: number, total: number) => void;

const step = 'follow-reorganisation';
/** A request answers within this time; what is left is finished by asking again. */
const longestWait = 20_000;
const atATime = 4;
const waiting = procedures.flatMap((procedure) => statesThatWaitForRole(procedure, 'section-committee'));

/**
 * Reorganisations (sáp nhập, chia tách, giải thể, đổi cấp): the tree changes in one transaction, then every open case follows by a step of its
 * own, through the engine. Which cases have still to follow is derived, so that a crash loses nothing and finishing twice harms nothing.
 */
@Injectable()
export class ReorganisationService {
  constructor(
    private readonly changes: OrganChangesService,
    private readonly repository: ReorganisationRepository,
    private readonly cases: CasesService,
  ) {}

  /** What a change would do; nothing is written. */
  async preview(change: OrganChange, actor: Actor): Promise<Reorganised> {
    const plan = await this.changes.preview(change, actor);
    await this.requireAtHome(plan);
    return { plan, affected: await this.repository.affected(plan) };
  }

  /** Changes the tree and what hangs on it; the cases follow by {@link resume}. */
  enter(change: OrganChange, actor: Actor): Promise<Reorganised & { readonly id: string }> {
    return this.changes.enter(change, actor, {
      before: async (plan, statements) => {
        await this.requireAtHome(plan, statements);
        return this.repository.affected(plan, statements);
      },
      after: async (id, plan, affected, statements) => {
        await this.repository.follow(id, plan, statements);
        return { id, plan, affected };
      },
    });
  }

  /** Lets the open cases that a change concerns, or any change, follow it. Whoever asks records it, by an office above. */
  async resume(changeId: string | undefined, actor: Actor, { within = longestWait, onFollowed }: { readonly within?: number; readonly onFollowed?: OnFollowed } = {}): Promise<Followed> {
    const due = await this.repository.followers(changeId, waiting);
    if (!actor.offices.some(({ office }) => isRecordingOffice(office))) return { followed: 0, remaining: due.length, held: [] };
    const end = performance.now() + within;
    const held: Held[] = [];
    let tried = 0;
    let followed = 0;
    const queue = byCase(due).values();
    const lane = async (): Promise<void> => {
      for (const ofOneCase of queue) {
        for (const one of ofOneCase) {
          const codes = await this.follow(one, actor);
          if (!codes) followed += 1;
          // A case that the asker may not see is among those remaining, and has no name here.
          else if (!codes.includes('not-found')) held.push({ caseId: one.caseId, codes });
          onFollowed?.((tried += 1), due.length);
        }
        if (performance.now() > end) return;
      }
    };
    await Promise.all(Array.from({ length: atATime }, lane));
    return { followed, remaining: (await this.repository.followers(changeId, waiting)).length, held };
  }

  /** How many open cases have still to follow a change. */
  async remaining(changeId: string): Promise<number> {
    return (await this.repository.followers(changeId, waiting)).length;
  }

  /** Records that one case follows; gives the reasons where it cannot. */
  private async follow({ caseId, happenedOn, successor, succeeds, basis }: Follower, actor: Actor): Promise<string[] | undefined> {
    try {
      await this.cases.record(caseId, step, { happenedOn, successor, succeeds, basis }, actor);
      return undefined;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return error.details.refusals?.map(({ code }) => code) ?? [error.code];
    }
  }

  /** Cases and people named in a split are with the branch that is split. */
  private async requireAtHome(plan: ChangePlan, statements?: Statements): Promise<void> {
    const strays = await this.repository.strays(plan, statements);
    if (strays.length === 0) return;
    throw Problem.invalidFields(
      strays.map(({ number, kind, id }) => ({ pointer: `#/into/${number}/${kind}/${plan.named[number]?.[kind].indexOf(id) ?? 0}`, code: 'not-in-that-branch' })),
    );
  }
}

function byCase(due: readonly Follower[]): Map<string, Follower[]> {
  const groups = new Map<string, Follower[]>();
  for (const one of due) groups.set(one.caseId, [...(groups.get(one.caseId) ?? []), one]);
  return groups;
}
