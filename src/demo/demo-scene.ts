import type { IsoDate } from '../../workflows/index.js';
import type { Draw } from './demo-draw.js';
import type { How } from './demo-road.js';
import type { DemoTree } from './demo-tree.js';
import type { Meeting } from './demo-votes.js';

export type Entered = Readonly<Record<string, unknown>>;

/** Who a case is about, as far as it matters to what is entered. By id, never by name. */
export interface Candidate {
  readonly id: string;
  readonly married: boolean;
  /** A parent who is a member need not be verified. */
  readonly fatherIsMember: boolean;
  /** The union whose executive introduces; without one, a second member does. */
  readonly union: 'youth-union' | 'trade-union' | undefined;
  readonly organisation: string;
}

/** What an act is entered from. */
export interface Scene {
  readonly on: IsoDate;
  readonly how: How<string>;
  readonly draw: Draw;
  readonly tree: DemoTree;
  readonly branch: string;
  readonly candidate: Candidate;
  /** The full member who helps. */
  readonly helper: string;
  /** Another full member of the branch. */
  readonly other: string;
  /** The day another branch took the case over. */
  readonly movedInOn: IsoDate | undefined;
  /** Steps recorded so far, in their order. */
  readonly done: ReadonlySet<string>;
  readonly organId: (key: string) => string;
  /** The case of the same person that this one comes after. */
  readonly before: string | undefined;
  readonly roundId: (key: string) => string | undefined;
}

type Issuer = 'CB' | 'ĐU' | 'ĐUBP' | 'GCN' | 'TU';

/** A number as such papers bear it. */
export const number = (kind: string, issuer: Issuer, { draw }: Scene) => `${String(draw.number(1, 180)).padStart(2, '0')}-${kind}/${issuer}`;
/** A paper of the day of the act. */
export const paper = (kind: string, issuer: Issuer, scene: Scene) => ({ number: number(kind, issuer, scene), issuedOn: scene.on });

/** The meeting of the act. */
export const meeting = ({ tree, branch, on, how, draw }: Scene): Meeting => ({ tree, branch, on, draw, result: how.vote ?? 'usual' });
