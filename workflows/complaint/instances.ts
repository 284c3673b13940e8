import type { Instance } from './events.js';
import type { ComplaintMoment } from './complaint-step.js';
import type { ComplaintRegulation } from './regulation.js';

const levels: readonly Instance[] = ['above-grassroots', 'province', 'central'];

/** The instance that follows on another by the edition of the day, or nothing after the last one. An instance never goes down. */
export function instanceAfter(before: Instance | undefined, { exits }: ComplaintRegulation): Instance | undefined {
  const from = before === undefined ? -1 : levels.indexOf(before);
  return exits.complaintInstances.value.find((instance) => levels.indexOf(instance) > from);
}

/** The instance a complaint begins at: where no committee lies between the grassroots and the province, at the province. */
export function firstInstance({ here, regulation }: ComplaintMoment): Instance {
  const decides = here.organs?.competent?.decides;
  const without = decides === 'province' || decides === 'central' ? 'above-grassroots' : undefined;
  return instanceAfter(without, regulation) ?? 'province';
}

/** Whether the edition of the day still knows the instance that has the complaint in hand. */
export const stillExists = (instance: Instance, { exits }: ComplaintRegulation): boolean => exits.complaintInstances.value.includes(instance);
