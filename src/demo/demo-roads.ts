import { complaintRoads } from './demo-roads-complaints.js';
import { endedRoads } from './demo-roads-ended.js';
import { probationRoads } from './demo-roads-probation.js';
import { repairedRoads } from './demo-roads-repaired.js';
import { roadsBeforeAdmission } from './demo-roads-before.js';
import { screeningRoads } from './demo-roads-screening.js';
import type { Road } from './demo-road.js';

/** Every road of the demonstration, in the order in which the cases are opened. */
export const demoRoads: readonly Road[] = [...endedRoads, ...probationRoads, ...roadsBeforeAdmission, ...repairedRoads, ...screeningRoads, ...complaintRoads].sort((a, b) => openedOn(a).localeCompare(openedOn(b)) || a.shows.localeCompare(b.shows));

function openedOn({ acts }: Road): string {
  return acts[0]?.on ?? '';
}
