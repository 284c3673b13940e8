import { z } from 'zod';
import { differenceBetween, IsoDate, procedures, provisionsOf, regulationOn, type Edition } from '../../workflows/index.js';
import { CitationAnswer } from '../platform/http/problem.schema.js';
import { explainDifference, explainEdition, explainProvision, procedureLabel, type ExplainedDifference, type ExplainedEdition } from '../platform/language/explain-law.js';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';

/** The reader's language. */
export interface Reader {
  readonly code: LanguageCode;
  readonly language: Language;
}

const EditionView = z
  .object({
    edition: z.string().meta({ description: 'Short name.', example: 'R26b' }),
    effectiveFrom: IsoDate,
    document: z.string().meta({ description: 'Key in the registry of documents.' }),
    name: z.string(),
    title: z.string().optional(),
    confidence: z.enum(['text', 'summary', 'unconfirmed']).meta({ description: 'How sure we are of the day it came into force.' }),
  })
  .meta({ id: 'Edition' });

const place = {
  path: z.string().meta({ description: 'Where it stands in the edition; the same in every edition.', example: 'admission.ceremonyClockStarts' }),
  group: z.string(),
  groupLabel: z.string(),
  label: z.string(),
};
const side = {
  value: z.unknown().optional().meta({ description: 'Absent for a clause that prescribes an act and carries no number or choice.' }),
  text: z.string().optional().meta({ description: 'The value in words.' }),
  citation: CitationAnswer,
};
const ProvisionView = z.object({ ...place, ...side }).meta({ id: 'Provision' });
const SideView = z.object(side).meta({ id: 'ProvisionSide' });

/** The rules in force on a day. */
export const RegulationsView = z
  .object({
    on: IsoDate,
    procedures: z
      .array(
        z
          .object({
            procedure: z.string(),
            label: z.string(),
            edition: EditionView,
            provisions: z.array(ProvisionView),
            unconfirmed: z.int().meta({ description: 'How many of these nobody has confirmed.' }),
          })
          .meta({ id: 'RegulationInForce' }),
      )
      .meta({ description: 'Procedures that have an edition in force on that day.' }),
    firstEditionFrom: IsoDate.optional().meta({ description: 'Where no procedure has one yet: the day the first edition of any began.' }),
  })
  .meta({ id: 'Regulations' });

/** What differs between the rules of two days. */
export const RegulationsDiffView = z
  .object({
    from: IsoDate,
    to: IsoDate,
    procedures: z.array(
      z
        .object({
          procedure: z.string(),
          label: z.string(),
          from: EditionView.optional().meta({ description: 'The edition of the first day; absent before the first one.' }),
          to: EditionView.optional(),
          began: z.array(EditionView).meta({ description: 'Editions that began after the earlier day, up to and on the later one, oldest first.' }),
          changes: z.array(
            z
              .object({
                ...place,
                parts: z.array(z.enum(['value', 'document', 'clause', 'confidence'])).meta({ description: 'What differs; empty where one of the two editions does not hold the provision.' }),
                from: SideView.optional(),
                to: SideView.optional(),
              })
              .meta({ id: 'ProvisionChange' }),
          ),
        })
        .meta({ id: 'RegulationDifference' }),
    ),
  })
  .meta({ id: 'RegulationsDifference' });

/** The rules in force on a day, in words. */
export function viewRegulations(on: IsoDate, { code, language }: Reader): z.infer<typeof RegulationsView> {
  const inForce = procedures.flatMap(({ id, editions }) => {
    const edition = regulationOn(editions, on);
    return edition ? [{ id, edition }] : [];
  });
  const shown = inForce.map(({ id, edition }) => {
    const provisions = provisionsOf(edition).map((provision) => explainProvision(provision, code, language));
    const unconfirmed = provisions.filter(({ citation }) => citation.confidence === 'unconfirmed').length;
    return { procedure: id, label: procedureLabel(id, code, language), edition: explainEdition(edition), provisions, unconfirmed };
  });
  const first = procedures.flatMap(({ editions }) => editions.slice(0, 1)).map(({ effectiveFrom }: Edition) => effectiveFrom).sort()[0];
  return { on, procedures: shown, ...(shown.length === 0 && first !== undefined && { firstEditionFrom: first }) };
}

/** What differs between the rules of two days, in words. */
export function viewDifference(from: IsoDate, to: IsoDate, { code, language }: Reader): z.infer<typeof RegulationsDiffView> {
  return { from, to, procedures: procedures.map((procedure) => asView(explainDifference(differenceBetween(procedure, from, to), code, language))) };
}

const asView = ({ from, to, began, changes, ...named }: ExplainedDifference): z.infer<typeof RegulationsDiffView>['procedures'][number] => ({
  ...named,
  ...(from && { from: editionView(from) }),
  ...(to && { to: editionView(to) }),
  began: began.map(editionView),
  changes: changes.map((change) => ({ ...change, parts: [...change.parts] })),
});
const editionView = (edition: ExplainedEdition): z.infer<typeof EditionView> => ({ ...edition });
