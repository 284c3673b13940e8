import type { z } from 'zod';
import type { WorkingCalendar } from './calendar.js';
import type { Citation } from './citation.js';
import type { Attestation, Condition, Curer, OrganRole } from './condition.js';
import type { IsoDate } from './iso-date.js';
import type { CommonFacts } from './facts.js';
import type { PaperOnFile, PaperStated } from './papers.js';

/** What has happened, as every procedure's events begin: a name in the past tense and the legal day. */
export interface Happening {
  readonly type: string;
  readonly happenedOn: IsoDate;
}

/** Members on the roll of an organ on one day (danh sách đảng viên, cấp ủy viên). */
export interface Roll {
  /** Full members of a branch (đảng viên chính thức). */
  readonly fullMembers: number;
  /** Full members exempt from work and activity (được miễn công tác và sinh hoạt). */
  readonly exempt: number;
  /** Full members away in temporary activity elsewhere (chuyển sinh hoạt tạm thời). */
  readonly temporarilyAway: number;
  /** Members of the committee (cấp ủy viên). */
  readonly committeeMembers: number;
  /** Members of the standing committee (ủy viên ban thường vụ). */
  readonly standingMembers: number;
}

/** Which body of the competent organ decides: a delegated grassroots committee, a committee above it, or province level. */
export type DeciderLevel = 'grassroots' | 'above-grassroots' | 'province' | 'central';

/** An organ that plays a part in a case, with its roll on the day of the act where one is on file. */
export interface OrganOnDay {
  readonly id: string;
  /** Ids of the organs above it. */
  readonly superiors: readonly string[];
  readonly roll?: Roll | undefined;
  /** Set on committees that decide. */
  readonly decides?: DeciderLevel | undefined;
}

/** The chain of organs from a branch up to the committee competent to admit. */
export interface OrgansOnDay {
  readonly branch: OrganOnDay;
  readonly section?: OrganOnDay | undefined;
  readonly grassroots?: OrganOnDay | undefined;
  readonly competent?: OrganOnDay | undefined;
  /** The committee directly under the Centre (cấp ủy trực thuộc Trung ương), which decides on somebody over the age limit. */
  readonly underTheCentre?: OrganOnDay | undefined;
}

/** What the record of people says about somebody a step mentions; ids only, never a name. */
export interface PersonOnFile {
  readonly bornOn?: IsoDate | undefined;
  /** The day this person became a full member, if they are one. */
  readonly fullMemberSince?: IsoDate | undefined;
}

/** One branch took over from another, wholly or in part (tổ chức kế tục), by a reorganisation that holds from a day on. */
export interface Succession {
  readonly of: string;
  readonly successor: string;
  readonly on: IsoDate;
}

/** Another case of the same person (hồ sơ khác của cùng một người), as far as a rule may ask. */
export interface OtherCase {
  readonly id: string;
  readonly procedure: string;
  /** The outermost state. */
  readonly state: string;
  readonly closed: boolean;
  readonly openedOn: IsoDate;
  readonly facts: CommonFacts;
}

/** A round (đợt) of an organ, in which its branches open cases. */
export interface RoundOnFile {
  readonly organ: string;
  readonly begunOn: IsoDate;
  readonly closedOn?: IsoDate | undefined;
}

/** Everything a step may ask the shell to gather. */
export interface Gathered {
  readonly organs: OrgansOnDay;
  /** The chain of the branch that the command leads to; absent where it is no branch. */
  readonly destination: OrgansOnDay;
  /** The person the case is about. */
  readonly subject: PersonOnFile;
  /** People the command mentions, by id; somebody unknown is absent. */
  readonly people: Readonly<Record<string, PersonOnFile>>;
  /** From which branches the one that the command leads to has taken over. */
  readonly successions: readonly Succession[];
  /** What is on file about the papers of the case, by catalogue number; one that nobody has looked for is absent. */
  readonly papers: Readonly<Record<string, PaperOnFile>>;
  /** The other cases of the person, oldest first. */
  readonly otherCases: readonly OtherCase[];
  /** The round that the command names; absent where it names none, or none that is on file. */
  readonly round: RoundOnFile;
}
export type Need = keyof Gathered;

/** The surroundings of a decision: the legal day of recording, the calendar, and what the step asked for. */
export interface Here extends Partial<Gathered> {
  readonly today: IsoDate;
  readonly calendar: WorkingCalendar;
}

/** A day on which a case is looked at. */
export interface Moment<Facts, Regulation> {
  readonly on: IsoDate;
  readonly facts: Facts;
  readonly regulation: Regulation;
  /** The edition of another day; before the first one that one stands in, so that a limit never fails to be counted. */
  readonly law: (day: IsoDate) => Regulation;
  /** Names of the states the case is in, inner ones joined with a dot. */
  readonly states: ReadonlySet<string>;
  readonly here: Here;
}
/** The same with the clerk's command. */
export interface Act<Command, Facts, Regulation> extends Moment<Facts, Regulation> {
  readonly command: Command;
}

/** What every command states: the legal day of the act. */
export interface Dated {
  readonly happenedOn: IsoDate;
}

/**
 * An act in another case of the same person that an act brings about, such as the restoring of rights by a complaint upheld: both are
 * recorded, or neither. It is judged by the rules of that other case, and its refusals stand against both.
 */
export interface Consequence {
  readonly caseId: string;
  readonly step: string;
  /** What that step states, without the day: it is the day of the act. */
  readonly command: Readonly<Record<string, unknown>>;
}

/** A paper that a step asks for, by its number in the catalogue of 1361-CV/BTCTW, and the conditions it must meet on the day of the step. */
export interface PaperNeed<Facts, Regulation> {
  readonly catalogue: string;
  /** Who makes it good where it is missing or faulty. */
  readonly curedBy: Curer;
  /** What asks for the paper. */
  cite(regulation: Regulation): Citation;
  /** Whether the dossier of this case holds such a paper at all. */
  appliesTo(facts: Facts): boolean;
  /** The day of the paper, by what has happened in the case. */
  givenOn(facts: Facts): IsoDate | undefined;
  /** The last day on which it can be relied on; absent where it does not expire. */
  lastValidOn(facts: Facts, regulation: Regulation): IsoDate | undefined;
  readonly conditions: readonly Condition<Moment<Facts, Regulation>>[];
  /** Number and day of the paper, where this event tells them. */
  statedIn(event: Happening): PaperStated | undefined;
}

/**
 * Which part an act has in a procedure: `road` acts are those a case waits for and goes on by; `aside` acts happen beside them, when
 * they happen; `repair` acts put the record in order after something outside the procedure, such as the merger of two branches. `observed`
 * is nobody's act: the program itself sees that something did not happen, and puts that on record.
 */
export type StepPart = 'road' | 'aside' | 'repair' | 'observed';

/**
 * One act of a procedure: what the clerk states, when it may happen, and the event it becomes.
 * Preconditions need no command, so they also explain a step before it is tried.
 * Methods, not function properties, so that steps with different commands fit one list.
 */
export interface Step<Command extends Dated, Event extends Happening, Facts, Regulation> {
  readonly name: string;
  readonly event: Event['type'];
  readonly command: z.ZodType<Command>;
  readonly part: StepPart;
  /** Whose officers record the act; `system` where no officer does: an act in another case brings it about, or, with the part `observed`, the program sees it. */
  readonly recordedBy: OrganRole;
  /** The clause that prescribes the act. */
  basis(regulation: Regulation): Citation;
  /** The latest earlier act that this one must not precede. */
  follows(facts: Facts): IsoDate | undefined;
  readonly needs: readonly Need[];
  /** Ids of the people the command speaks of, for the need `people`. */
  mentions?(command: Command): readonly string[];
  /** Id of the branch the command leads to, for the needs `destination` and `successions`; the chain of that branch counts where `destination-branch` records. */
  leadsTo?(command: Command): string;
  /** Id of the round the command names, for the need `round`. */
  inRound?(command: Command): string | undefined;
  /** The papers the step asks for; their conditions are among its preconditions. */
  readonly papers?: readonly PaperNeed<Facts, Regulation>[] | undefined;
  /** The papers about which the command itself says how they were found. */
  readonly judges?: readonly PaperNeed<Facts, Regulation>[] | undefined;
  readonly preconditions: readonly Condition<Moment<Facts, Regulation>>[];
  readonly conditions: readonly Condition<Act<Command, Facts, Regulation>>[];
  readonly attests: readonly Attestation<Regulation>[];
  /** Rules that the event's outcome applies: a share, a date, a clock. */
  readonly derives: readonly string[];
  happen(act: Act<Command, Facts, Regulation>): Event;
  /** What the event brings about in another case; `caseId` is this one. */
  consequence?(event: Event, facts: Facts, caseId: string): Consequence | undefined;
}
