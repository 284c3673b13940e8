import type { Suspension } from '../../kernel/deadlines.js';
import type { AdmissionFacts } from '../facts.js';

/** The suspension of the time to decide that still lasts (ADM-39). */
export const ongoingSuspension = ({ suspensions = [] }: AdmissionFacts): Suspension | undefined => suspensions.find(({ to }) => to === undefined);
