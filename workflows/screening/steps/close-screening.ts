import { notAfterTheAct } from '../../shared/order-of-days.js';
import { screeningClosed } from '../events/movement.js';
import { screeningStep } from '../screening-step.js';

/** The case ends although nothing was decided about the listing: the member died, is no longer a member by another act, or was never to be listed here. */
export const closeScreening = screeningStep(screeningClosed, {
  name: 'close-screening',
  part: 'aside',
  recordedBy: 'branch',
  whileMoving: true,
  basis: (regulation) => regulation.screening.clauses.scope,
  conditions: [
    {
      // Who is listed comes off the list by a decision alone.
      rule: 'SCR-01',
      code: 'listed-case-cannot-be-closed',
      curedBy: 'grassroots-committee',
      cite: ({ regulation }) => regulation.screening.clauses.undoing,
      unmet: ({ command: { reason }, facts: { listedOn } }) =>
        listedOn !== undefined && (reason === 'opened-by-mistake' || reason === 'moved-before-listing') ? { reason, listedOn } : undefined,
    },
    notAfterTheAct('SCR-02', ({ basis }) => ({ basis: basis.issuedOn }), (regulation) => regulation.screening.clauses.scope),
  ],
  attests: [{ rule: 'SCR-02', code: 'organ-decided-to-close', kind: 'attested', by: 'branch', cite: (regulation) => regulation.screening.clauses.scope }],
  happen: ({ command }) => ({ type: 'ScreeningClosed', ...command }),
});
