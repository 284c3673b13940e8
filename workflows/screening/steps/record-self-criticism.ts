import { notAfterTheAct } from '../../shared/order-of-days.js';
import { notYetCriticised } from '../conditions/exit.js';
import { selfCriticismGiven } from '../events/exit.js';
import { screeningStep } from '../screening-step.js';

/** The member gives the self-criticism before the branch (EXT-02), asked or unasked. */
export const recordSelfCriticism = screeningStep(selfCriticismGiven, {
  name: 'record-self-criticism',
  part: 'aside',
  recordedBy: 'branch',
  whileMoving: true,
  basis: (regulation) => regulation.exits.selfCriticismRequests.citation,
  follows: ({ exit }) => exit?.openedOn,
  preconditions: [notYetCriticised],
  conditions: [notAfterTheAct('EXT-02', ({ selfCriticism }) => ({ selfCriticism: selfCriticism.issuedOn }), (regulation) => regulation.exits.selfCriticismRequests.citation)],
  happen: ({ command }) => ({ type: 'SelfCriticismGiven', ...command }),
});
