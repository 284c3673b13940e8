import { membershipAfter, type CommonFacts } from '../../../workflows/index.js';

const left: CommonFacts['left'] = { way: 'name-removed', on: '2025-03-01' };

describe('what an event changes about membership', () => {
  it.each<[string, CommonFacts, CommonFacts, ReturnType<typeof membershipAfter>]>([
    ['nothing where nothing changed', { officialFrom: '2024-01-01' }, { officialFrom: '2024-01-01' }, undefined],
    ['nothing where a case of a member begins', {}, { memberSince: '2010-01-01' }, undefined],
    ['a member from the day of recognition on', {}, { officialFrom: '2024-01-01' }, { since: '2024-01-01' }],
    ['another day by a correction', { officialFrom: '2024-01-01' }, { officialFrom: '2024-02-01' }, { since: '2024-02-01' }],
    ['no member once recognition was annulled', { officialFrom: '2024-01-01' }, {}, { since: null }],
    ['no member after leaving', { memberSince: '2010-01-01' }, { memberSince: '2010-01-01', left }, { since: null }],
    ['no member where leaving and recognition come at once', {}, { officialFrom: '2024-01-01', left }, { since: null }],
    ['nothing while somebody stays outside', { left }, { left, officialFrom: '2024-01-01' }, undefined],
    ['a member again since the day of this case', { memberSince: '2010-01-01', officialFrom: '2024-01-01', left }, { memberSince: '2010-01-01', officialFrom: '2024-01-01' }, { since: '2024-01-01' }],
    ['a member again since before the case', { memberSince: '2010-01-01', left }, { memberSince: '2010-01-01' }, { since: '2010-01-01' }],
    ['a probationer again, who is no full member', { left }, {}, { since: null }],
  ])('%s', (_, before, after, expected) => {
    expect(membershipAfter(before, after)).toEqual(expected);
  });
});
