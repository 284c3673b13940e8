import { addMonths } from '../../kernel/calendar.js';
import { admissionStep } from '../admission-step.js';
import { notAfterTheAct } from '../../shared/order-of-days.js';
import { temporaryActivityBegun } from '../events/movement.js';

/** A probationer takes part elsewhere for a time and stays on this branch's roll, where alone the vote is taken (TRF-03, ADM-25). */
export const beginTemporaryActivity = admissionStep(temporaryActivityBegun, {
  name: 'begin-temporary-activity',
  part: 'aside',
  recordedBy: 'grassroots-committee',
  basis: (regulation) => regulation.transfer.temporaryMonths.citation,
  follows: (facts) => facts.ceremonyOn,
  conditions: [
    {
      rule: 'TRF-03',
      code: 'temporary-period-not-allowed',
      curedBy: 'grassroots-committee',
      cite: ({ regulation }) => regulation.transfer.temporaryMonths.citation,
      unmet: ({ command, on, regulation }) => {
        const { temporaryMonths, temporaryStudyMonths } = regulation.transfer;
        const from = command.purpose === 'study' ? temporaryStudyMonths.value.from : temporaryMonths.value.from;
        const earliest = addMonths(on, from);
        const last = command.purpose === 'study' ? addMonths(on, temporaryStudyMonths.value.to) : undefined;
        const below = command.purpose === 'work' ? addMonths(on, temporaryMonths.value.below) : undefined;
        const fits = command.until >= earliest && (last === undefined || command.until <= last) && (below === undefined || command.until < below);
        return fits ? undefined : { purpose: command.purpose, until: command.until, earliest, latest: last ?? below ?? '' };
      },
    },
    notAfterTheAct('TRF-03', ({ letter }) => ({ letter: letter.issuedOn }), (regulation) => regulation.transfer.temporaryMonths.citation),
  ],
  happen: ({ command }) => ({ type: 'TemporaryActivityBegun', ...command }),
});
