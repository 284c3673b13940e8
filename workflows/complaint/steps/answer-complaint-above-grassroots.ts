import { answerStep, standingCommitteeOf } from '../conditions/answering.js';
import { answeredAboveGrassroots } from '../events.js';
import { stillExists } from '../instances.js';

/** The committee directly above the grassroots answers, as long as the law knows that instance (EXT-05). */
export const answerComplaintAboveGrassroots = answerStep(answeredAboveGrassroots, {
  name: 'answer-complaint-above-grassroots',
  recordedBy: 'competent-committee',
  // Where the grassroots committee itself may admit, the one above it is in no chain here, and its minutes stand alone.
  members: ({ here, command }) => (here.organs?.competent?.decides === 'grassroots' ? command.members : standingCommitteeOf(here.organs?.competent)),
  preconditions: [
    {
      rule: 'EXT-05',
      code: 'instance-was-abolished',
      curedBy: 'province-committee',
      cite: ({ regulation }) => regulation.exits.complaintInstances.citation,
      unmet: ({ on, regulation }) => (stillExists('above-grassroots', regulation) ? undefined : { on }),
    },
  ],
});
