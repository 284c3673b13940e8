// The only door into the pure core: the server and the browser import from here and from nowhere else.
export { IsoDate, isIsoDate } from './kernel/iso-date.js';
export type { Citation, Cited, Confidence } from './kernel/citation.js';
export type { Attestation, Condition, ConditionKind, Curer, OrganRole, Refusal, Seen } from './kernel/condition.js';
export * from './kernel/calendar.js';
export * from './kernel/share.js';
export type { Act, DeciderLevel, Dated, Gathered, Happening, Here, Moment, Need, OrganOnDay, OrgansOnDay, PersonOnFile, Roll, Step, StepPart } from './kernel/step.js';
export { findStep, regulationOn, type AnyProcedure, type AnyStep, type CaseState, type CommonFacts, type Edition } from './kernel/procedure.js';
export { apply, decide, HistoryError, initialState, isOpen, replay, type Decision, type Receipt } from './kernel/decide.js';
export { allStates, arrowsOf, isClosed, mainState, openEvents, statesOf, type Arrow, type Place } from './kernel/order.js';
export { stepsAhead, statesThatKnow, statesThatWaitFor, statesThatWaitForRole, waitsForRoles } from './kernel/road.js';
export { openSteps, type StepStanding } from './kernel/open-steps.js';
export { type Deadline, type DeadlinePurpose, type DeadlineUnit } from './kernel/deadlines.js';
export { isRecordingOffice, offices, organInRole, recordingOffice, type HeldOffice, type Office } from './kernel/competence.js';
export { chainStart, linkHash, sha256Of, type ChainedEvent } from './kernel/chain.js';
export { pinDefinition, type DefinitionPin } from './kernel/definition.js';
export { documents, findDocument, type DocumentRecord } from './regulations/documents.js';
export { vietnamCalendar } from './regulations/public-holidays.js';
export { findProcedure, procedures } from './registry.js';
