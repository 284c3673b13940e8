import { notAfterTheAct } from '../../shared/order-of-days.js';
import { notYetCriticised } from '../conditions/exit.js';
import { selfCriticismRequested } from '../events/exit.js';
import { screeningStep } from '../screening-step.js';

/** The branch asks the member for self-criticism before it; having asked on as many days as the edition wants, it goes on without (EXT-02). */
export const requestSelfCriticism = screeningStep(selfCriticismRequested, {
  name: 'request-self-criticism',
  part: 'aside',
  recordedBy: 'branch',
  whileMoving: true,
  basis: (regulation) => regulation.exits.selfCriticismRequests.citation,
  follows: ({ exit }) => exit?.requestedOn?.at(-1) ?? exit?.openedOn,
  preconditions: [
    {
      rule: 'EXT-04',
      code: 'leaving-asks-no-self-criticism',
      curedBy: 'nobody',
      cite: (moment) => moment.regulation.exits.clauses.leaving,
      unmet: ({ facts: { exit } }) => (exit?.form === 'leave' ? { form: exit.form } : undefined),
    },
    notYetCriticised,
  ],
  conditions: [notAfterTheAct('EXT-02', ({ letter }) => ({ letter: letter.issuedOn }), (regulation) => regulation.exits.selfCriticismRequests.citation)],
  derives: ['EXT-02'],
  happen: ({ command, facts }) => ({ type: 'SelfCriticismRequested', ...command, nth: new Set([...(facts.exit?.requestedOn ?? []), command.happenedOn]).size }),
});
