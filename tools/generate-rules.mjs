/**
 * Writes docs/rules.md: every rule with its words, how it is judged, where, by which clause and how sure we are of it in each edition.
 * Fails when a rule of this release is neither in the code nor vouched for by anybody, when a rule has no words, or when it has no citation.
 * With --check writes nothing and ends with status 1 when the file no longer says what the code does.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildServer } from './build.mjs';

const root = path.resolve(import.meta.dirname, '..');
const file = path.join(root, 'docs', 'rules.md');

await buildServer();
const { findDocument, formOn, noteRules, paperCatalogue, procedures, vietnamCalendar } = await import('../dist/workflows/index.js');

const words = Object.fromEntries(['vi', 'en'].map((code) => [code, JSON.parse(readFileSync(path.join(root, 'locales', code, 'rules.json'), 'utf8'))]));
const papers = JSON.parse(readFileSync(path.join(root, 'locales', 'vi', 'papers.json'), 'utf8'));
const faults = [];
const numbered = (prefix, last) => Array.from({ length: last }, (_, place) => `${prefix}-${String(place + 1).padStart(2, '0')}`);

/** What this release must enforce or have somebody vouch for. */
const promised = [...numbered('ADM', 34), ...numbered('PRO', 15), ...numbered('TRF', 3)];

/** Rules that only shape an outcome, with the clause they follow. */
const shaping = {
  'ADM-23': ({ clauses }) => clauses.whoIsCounted,
  'PRO-02': ({ clauses }) => clauses.partyAge,
  'PRO-09': ({ clauses }) => clauses.recognition,
  'PRO-11': ({ probation }) => probation.votesBeforeReport.citation,
};

/** A case whose time limits all run from one day; asked in every state, they tell their clauses. */
const everyLimitFrom = (day, matter) => ({
  matter, destination: 'elsewhere', letterIssuedOn: day, letterKind: '54', certificateIssuedOn: day, applicationOn: day, cvOn: day, opinionsOn: day,
  introductions: { on: day }, verification: { requestedOn: day, persons: [] }, branchVote: { heldOn: day, outcome: 'approved' },
  decidedOn: day, decisionReceivedOn: day, ceremonyOn: day, probationEndsOn: day, removedOn: day,
});

/** Everything the code does about rules: one entry for each place. */
function enforcements() {
  return procedures.flatMap((procedure) => [...procedure.steps.flatMap((step) => ofStep(procedure, step)), ...ofLimits(procedure), ...ofNotes(procedure)]);
}

function ofStep(procedure, step) {
  const where = `workflows/${procedure.id}/steps/${step.name}.ts`;
  if (!existsSync(path.join(root, where))) faults.push(`${where} is missing`);
  const common = { where, procedure };
  return [
    ...[...step.preconditions, ...step.conditions].map(({ rule, code, curedBy, cite }) => ({
      ...common, rule, kind: 'computed', code, who: curedBy, cite: (regulation) => cite({ regulation, here: {}, facts: {}, command: {} }),
    })),
    ...step.attests.map(({ rule, kind, code, by, cite }) => ({ ...common, rule, kind, code, who: by, cite })),
    ...step.derives.map((rule) => ({ ...common, rule, kind: 'outcome', code: '', who: '', cite: shaping[rule] })),
  ];
}

function ofLimits(procedure) {
  const views = everyState(procedure.machine.root).flatMap((state) => ['admission', 'recognition'].map((matter) => ({ states: new Set([state]), matter })));
  const running = new Map(procedure.editions.map(({ edition, effectiveFrom: day }) => [
    edition,
    views.flatMap(({ states, matter }) => procedure.deadlinesOf({ facts: everyLimitFrom(day, matter), states, law: (on) => procedure.editions.findLast(({ effectiveFrom }) => effectiveFrom <= on) ?? procedure.editions[0], calendar: vietnamCalendar })),
  ]));
  return Object.entries(procedure.limits).map(([key, rule]) => {
    const at = ({ edition }) => running.get(edition).find((one) => one.key === key);
    const one = at(procedure.editions[0]);
    if (!one) faults.push(`no case was found in which ${key} runs`);
    return { where: `workflows/${procedure.id}/deadlines.ts`, procedure, rule, kind: 'time limit', code: key, who: one?.whoActs ?? '', cite: (regulation) => at(regulation)?.citation };
  });
}

function ofNotes(procedure) {
  return noteRules.map(({ rule, code }) => ({ where: 'workflows/kernel/paper-note.ts', procedure, rule, kind: 'computed', code, who: 'clerk', cite: () => procedure.papers.citation }));
}

function everyState(node, parent = '') {
  return Object.values(node.states).flatMap((state) => [`${parent}${state.key}`, ...everyState(state, `${parent}${state.key}.`)]);
}

function filesBelow(folder, ends) {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ends))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(root, name), 'utf8') }));
}

const core = filesBelow('workflows', '.ts');
const tests = filesBelow('tests', '.ts').filter(({ name }) => !/conformance\/parity-/.test(name));
const naming = (files, id) => files.filter(({ text }) => new RegExp(`\\b${id}\\b`).test(text)).map(({ name }) => name);

const confidences = ['text', 'summary', 'unconfirmed'];
const weakest = (citations) => confidences.findLast((confidence) => citations.some((one) => one.confidence === confidence));

/** The citations of an entry, one for each edition. */
const citationsOf = ({ cite, procedure }) => procedure.editions.map((regulation) => cite(regulation));

/** A rule with all the code does about it. */
function describeRule(id, all) {
  const entries = all.filter(({ rule }) => rule === id);
  const cited = distinct(entries.filter(({ cite }) => cite).map(citationsOf));
  for (const code of ['vi', 'en']) if (!words[code][id]) faults.push(`${id} has no words in locales/${code}/rules.json`);
  if (entries.length === 0) faults.push(`${id} is neither enforced nor vouched for by anybody`);
  else if (cited.length === 0 || cited.flat().includes(undefined)) faults.push(`${id} has no citation in some edition`);
  return { id, vi: words.vi[id] ?? {}, en: words.en[id] ?? {}, entries, cited, kinds: [...new Set(entries.map(({ kind }) => kind))] };
}

function distinct(values) {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
const written = (key) => {
  const document = findDocument(key);
  if (!document) throw new Error(`The registry holds no document ${key}.`);
  const [year, month, day] = document.issuedOn.split('-').map(Number);
  return { ...document, short: `${document.number} (${year})`, long: `${document.number}, ${day}/${month}/${year}, ${document.issuer}` };
};

function citationTable(cited, editions) {
  const clauseOf = (citations) => [...new Set(citations.map(({ clause }) => clause))].join('; ');
  return table(['Clause', ...editions], cited.map((citations) => [clauseOf(citations), ...citations.map(({ document, confidence }) => `${written(document).short}: ${confidence}`)]));
}

/** One row a code and kind; the steps that share it are counted together. */
function placesTable(entries) {
  const rows = new Map();
  for (const { kind, code, who, where } of entries) {
    const key = `${kind} ${code} ${who}`;
    const row = rows.get(key) ?? { kind, code, who, places: new Set() };
    row.places.add(where);
    rows.set(key, row);
  }
  const nameOf = (places) => (places.size > 8 ? `${places.size} steps` : [...places].map((place) => `[${path.basename(place)}](../${place})`).join(', '));
  return table(['Kind', 'Code', 'Who', 'Where'], [...rows.values()].map(({ kind, code, who, places }) => [kind, code && `\`${code}\``, who, nameOf(places)]));
}

const listOf = (names) => (names.length === 0 ? 'none yet' : names.map((name) => `[${name}](../${name})`).join(', '));

function section({ id, vi, en, entries, cited }, editions) {
  return [
    `### ${id} ${vi.title} · ${en.title}`,
    vi.text,
    en.text,
    placesTable(entries),
    citationTable(cited, editions),
    `Tests: ${listOf(naming(tests, id))}`,
  ].join('\n\n');
}

/** Numbers and choices of the editions: every value that carries a citation, by the name of its place. */
function parametersOf(regulation) {
  const found = new Map();
  const walk = (value, name) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    if ('value' in value && 'citation' in value) found.set(name, value);
    else for (const [key, inner] of Object.entries(value)) if (key !== 'clauses') walk(inner, name ? `${name}.${key}` : key);
  };
  walk(regulation, '');
  return found;
}

function show(value) {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  if ('numerator' in value) return `${value.strict ? '>' : '≥'} ${value.numerator}/${value.denominator}`;
  if ('body' in value) return `${value.body} ${show(value.share)}`;
  return Object.entries(value).map(([key, inner]) => `${key} ${show(inner)}`).join(', ');
}

function editionsSection(procedure) {
  const [first] = procedure.editions;
  const dates = procedure.editions.map(({ edition, document, effectiveFrom }) => {
    const { long, periodConfidence, note } = written(document);
    return [edition, long, effectiveFrom, periodConfidence, note ?? ''];
  });
  const values = procedure.editions.map(parametersOf);
  const rows = [...parametersOf(first).keys()].map((name) => [
    `\`${name}\``,
    ...values.map((of) => of.get(name)).map((one) => (one ? `${show(one.value)} (${one.citation.confidence})` : '')),
  ]);
  return [
    `## Editions of ${procedure.id}`,
    'An act is judged by the edition in force on the day of the act.',
    table(['Edition', 'Regulation', 'In force from', 'Dates', 'Note'], dates),
    table(['Number or choice', ...procedure.editions.map(({ edition }) => edition)], rows),
  ].join('\n\n');
}

/** The printed number of each form in each edition. */
function formsSection(procedure) {
  const forms = ({ catalogue }) => procedure.editions.map(({ effectiveFrom }) => formOn(catalogue, effectiveFrom));
  const rows = paperCatalogue.filter((paper) => forms(paper).some((form) => form)).map((paper) => [
    paper.catalogue,
    papers[paper.catalogue],
    ...forms(paper).map((form) => (form ? `${form.value} (${form.citation.confidence})` : '')),
  ]);
  return [
    '## Printed forms',
    'A paper is known by its number in the catalogue of 1361-CV/BTCTW; the number printed on its form is that of the edition of its day.',
    table(['No.', 'Giấy tờ', ...procedure.editions.map(({ edition }) => edition)], rows),
  ].join('\n\n');
}

function document() {
  const all = enforcements();
  const editions = procedures[0].editions.map(({ edition }) => edition);
  const others = [...new Set(all.map(({ rule }) => rule))].filter((rule) => !promised.includes(rule)).sort();
  const rules = [...promised, ...others].map((id) => describeRule(id, all));
  const ofTheRecord = Object.keys(words.vi).filter((id) => !promised.includes(id) && !others.includes(id)).sort();
  for (const id of ofTheRecord) if (!/^(CAL|ORD)-/.test(id)) faults.push(`${id} has words and no code names it`);
  if (faults.length > 0) return undefined;
  return [
    '# Rules',
    '<!-- Generated by npm run generate:rules; change the code or locales/*/rules.json instead. -->',
    'A rule is *computed* by the program, *attested* by the organ that records the step, *discretionary* where an organ decides, a *time limit*, or it shapes an *outcome*.',
    'Confidence of a clause: *text*, the clause was read; *summary*, another source states it; *unconfirmed*, nobody has confirmed it, and the screens say so.',
    'Not yet enforced: special admissions and annulment (ADM-35 to ADM-38), screening of members (SCR), exits and complaints (EXT) but for the time to complain against removal (EXT-05).',
    '## All rules',
    table(
      ['Rule', 'Tên', 'Title', 'Kind', ...editions],
      rules.map(({ id, vi, en, kinds, cited }) => [id, vi.title, en.title, kinds.join(', '), ...editions.map((_, place) => weakest(cited.map((citations) => citations[place])))]),
    ),
    ...procedures.map(editionsSection),
    formsSection(procedures[0]),
    '## Rule by rule',
    ...rules.map((rule) => section(rule, editions)),
    '## Rules of the record itself',
    'They follow from how the record is kept and how time is counted, and hold for every procedure.',
    table(
      ['Rule', 'Tên', 'Title', 'Says', 'Where', 'Tests'],
      ofTheRecord.map((id) => [id, words.vi[id].title, words.en[id].title, words.en[id].text, listOf(naming(core, id)), listOf(naming(tests, id))]),
    ),
  ].join('\n\n');
}

const text = document();
if (text === undefined) {
  console.error(`The rules are not complete:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  process.exitCode = 1;
} else {
  const content = `${text}\n`;
  const isFresh = existsSync(file) && readFileSync(file, 'utf8') === content;
  if (process.argv.includes('--check')) {
    if (!isFresh) console.error('docs/rules.md is stale: run npm run generate:rules.');
    process.exitCode = isFresh ? 0 : 1;
  } else if (!isFresh) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    console.log('docs/rules.md written.');
  }
}
