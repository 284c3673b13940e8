import { isIsoDate } from '../../../workflows/kernel/iso-date.js';
import { documentKey, documentKeys, documents, findDocument } from '../../../workflows/regulations/documents.js';

const numbered = (number: string) => documents.filter((document) => document.number === number);

describe('the registry of documents', () => {
  it('gives every document a key of its own', () => {
    expect(new Set(documents.map(documentKey)).size).toBe(documents.length);
    expect(new Set(Object.values(documentKeys)).size).toBe(documents.length);
  });

  it('finds every document by its key', () => {
    for (const document of documents) expect(findDocument(documentKey(document))).toBe(document);
    for (const key of Object.values(documentKeys)) expect(findDocument(key)).toBeDefined();
  });

  it('finds nothing under a number alone, nor under an unknown key', () => {
    expect(findDocument('01-HD/TW')).toBeUndefined();
    expect(findDocument('')).toBeUndefined();
  });

  it('tells the three documents 01-HD/TW apart by their dates', () => {
    expect(numbered('01-HD/TW').map(({ issuedOn }) => issuedOn)).toEqual(['2016-09-20', '2021-09-28', '2026-05-19']);
    expect(new Set(numbered('01-HD/TW').map(documentKey)).size).toBe(3);
  });

  it('tells the screening guidance 02-HD/BTCTW of 2021 from the evaluation guidance of 2026', () => {
    expect(numbered('02-HD/BTCTW').map(({ issuedOn, scope }) => [issuedOn, scope])).toEqual([
      ['2021-04-12', 'screening'],
      ['2026-05-22', 'life-of-the-party'],
    ]);
    expect(documentKeys['HD-02-2021']).not.toBe(documentKeys['HD-02-2026']);
  });

  it('tells two documents of one number and one date apart by their issuer', () => {
    const one = { number: '1-QĐ', issuedOn: '2026-01-01', issuer: 'Ban Bí thư' } as const;
    expect(documentKey(one)).not.toBe(documentKey({ ...one, issuer: 'Bộ Chính trị' }));
  });

  it('holds all twenty rows of party documents', () => {
    const rows = Array.from({ length: 20 }, (_, index) => `DOC-${String(index + 1).padStart(2, '0')}`);
    expect([...new Set(documents.map(({ id }) => id).filter((id) => id.startsWith('DOC-')))].sort()).toEqual(rows);
  });

  it('writes every key and title in composed Vietnamese letters, so that equal texts are equal', () => {
    for (const document of documents) {
      expect(documentKey(document)).toBe(documentKey(document).normalize('NFC'));
      expect(document.title).toBe(document.title.normalize('NFC'));
      expect(document.title.trim()).not.toBe('');
    }
  });

  it('lets no document apply before it is issued, nor end before it begins', () => {
    for (const { issuedOn, from, to } of documents) {
      expect([issuedOn, from, to ?? from].every(isIsoDate)).toBe(true);
      expect(issuedOn <= from).toBe(true);
      expect(from <= (to ?? from)).toBe(true);
    }
  });

  it('ends a replaced document on the day its successor begins', () => {
    for (const document of documents) {
      for (const key of document.replaces ?? []) {
        const replaced = findDocument(key);
        expect(replaced).toBeDefined();
        expect(replaced?.to).toBe(document.from);
      }
    }
  });

  it.each([
    ['2016-07-25', 'QD-29-2016'],
    ['2021-07-29', 'QD-29-2016'],
    ['2021-07-30', 'QD-24-2021'],
    ['2025-01-20', 'QD-232-2025'],
    ['2025-06-30', 'QD-232-2025'],
    ['2025-07-01', 'QD-294-2025'],
    ['2026-04-08', 'QD-20-2026'],
    ['2026-07-25', 'QD-20-2026'],
    ['2026-07-26', 'QD-208-2026'],
    ['2026-11-22', 'QD-208-2026'],
  ] as const)('has on %s exactly one regulation implementing the Charter, %s', (day, name) => {
    const applying = documents.filter(
      ({ scope, from, to }) => scope === 'implementing-the-charter' && from <= day && (to === undefined || day < to),
    );
    expect(applying.map(documentKey)).toEqual([documentKeys[name]]);
  });

  it('marks every assumed or inferred date as unconfirmed, with a note that says so', () => {
    for (const document of documents) {
      const uncertain = /assumed|inferred|not established|not confirmed|Probably/.test(document.note ?? '');
      if (uncertain) expect(document.periodConfidence).toBe('unconfirmed');
      if (document.periodConfidence === 'unconfirmed') expect(document.note).toMatch(/\w/);
    }
    expect(findDocument(documentKeys['QD-208-2026'])?.periodConfidence).toBe('unconfirmed');
    expect(findDocument(documentKeys['HD-01-2026'])?.periodConfidence).toBe('unconfirmed');
  });
});
