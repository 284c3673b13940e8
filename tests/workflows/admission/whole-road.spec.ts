import { mainState, pinDefinition, replay } from '../../../workflows/index.js';
import { aCase, procedure } from '../../support/admission-case.js';

describe('an admission case', () => {
  it('goes from outreach to full recognition, official on the day probation ended', () => {
    const done = aCase().afterRecognition();
    expect(mainState(done.state.place)).toBe('fullMember');
    expect(done.events.at(-1)).toMatchObject({ type: 'RecognitionDecided', officialFrom: '2025-10-01', partyAgeFrom: '2024-09-10' });
  });

  it('replays to the state its steps led to', () => {
    const done = aCase().afterRecognition();
    expect(replay(procedure, done.events)).toEqual(done.state);
  });

  it('pins the same definition each time', () => {
    expect(pinDefinition(procedure)).toEqual(pinDefinition(procedure));
    expect(pinDefinition(procedure).hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
