import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { organParts, type ChangePlan, type ChangeRow, type OrganPart } from '../organisations/organ-changes.service.js';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { Followed, Reorganised } from './reorganisation.service.js';

const Part = z.enum(organParts).meta({ description: 'What the change does to the organ.' });

const AffectedView = z
  .object({
    organs: z.int().meta({ description: 'Organs that get another place, those further below with them.' }),
    people: z.int().meta({ description: 'People who get another home.' }),
    offices: z.int().meta({ description: 'Offices that end on the eve.' }),
    cases: z.int().meta({ description: 'Open cases that go to another branch, or whose letter leads to another one.' }),
    casesBelow: z.int().meta({ description: 'Open cases that stay with their branch and have other organs above it.' }),
  })
  .meta({ id: 'AffectedByChange' });

/** How far the open cases have come. */
export const FollowedView = z
  .object({
    followed: z.int().meta({ description: 'Steps recorded now, by which a case followed.' }),
    remaining: z.int().meta({ description: 'What is left; ask again to go on.' }),
    held: z.array(z.object({ caseId: z.uuid(), codes: z.array(z.string()) })).meta({ description: 'Cases that could not follow, and why.' }),
  })
  .meta({ id: 'FollowedCases' });

/** What a change does, organ by organ, and what hangs on it. */
export const ChangeView = z
  .object({
    id: z.uuid().optional().meta({ description: 'Absent when it was only tried.' }),
    kind: z.string(),
    effectiveOn: IsoDate,
    organs: z.array(z.object({ id: z.uuid(), part: Part, successor: z.uuid().optional(), parentId: z.uuid().nullable().optional(), name: z.string().optional() })),
    affected: AffectedView,
    rollsNeeded: z.array(z.uuid()).meta({ description: 'Organs whose members must be counted anew; minutes of votes are compared with the roll.' }),
    notice: z.string().optional(),
    cases: FollowedView.optional(),
  })
  .meta({ id: 'OrganChangeResult' });

/** A change as it was recorded. */
export const ChangeLine = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    label: z.string(),
    effectiveOn: IsoDate,
    basis: z.object({ number: z.string(), issuedOn: IsoDate }),
    reason: z.string(),
    recordedAt: z.iso.datetime(),
    organs: z.array(z.object({ id: z.uuid(), part: Part, name: z.string() })),
    remaining: z.int().optional().meta({ description: 'Open cases that have still to follow.' }),
  })
  .meta({ id: 'OrganChangeLine' });

/** A reader's language. */
export interface Reader {
  readonly code: LanguageCode;
  readonly language: Language;
}

/** What was done, or would be, in the words of the reader. The id of an organ that is only planned is a mark within this answer. */
export function viewChange(
  { kind, effectiveOn }: Pick<ChangeRow, 'kind' | 'effectiveOn'>,
  { plan, affected, id }: Reorganised & { readonly id?: string },
  cases: Followed | undefined,
  { code, language }: Reader,
): z.infer<typeof ChangeView> {
  const rollsNeeded = rollsAfter(plan);
  return {
    ...(id !== undefined && { id }),
    kind,
    effectiveOn,
    organs: organsOf(plan),
    affected,
    rollsNeeded,
    ...(rollsNeeded.length > 0 && { notice: language.t(code, 'organs:changes.rollsNeeded', { count: rollsNeeded.length }) }),
    ...(cases && { cases }),
  };
}

function organsOf({ ends, founds, kept, moves }: ChangePlan): z.infer<typeof ChangeView>['organs'] {
  const as = (part: OrganPart) => ({ part });
  return [
    ...ends.map(({ id, successor }) => ({ id, ...as('ended'), successor })),
    ...founds.map(({ id, parentId, name }) => ({ id, ...as('founded'), parentId, name })),
    ...kept.map((id) => ({ id, ...as('kept') })),
    ...moves.map(({ id, parentId }) => ({ id, ...as('moved'), parentId })),
  ];
}

/** A roll is counted by people: what was founded has none, and what took over or gave away has another one. */
function rollsAfter({ ends, founds, kept, named }: ChangePlan): string[] {
  return ends.length === 0 && named.length === 0 ? [] : [...new Set([...founds.map(({ id }) => id), ...kept])];
}

export function viewLine({ recordedAt, organs, ...row }: ChangeRow, { code, language }: Reader, remaining?: number): z.infer<typeof ChangeLine> {
  return {
    ...row,
    label: language.t(code, `organs:changes.${row.kind}`),
    recordedAt: recordedAt.toISOString(),
    organs: organs.map((organ) => ({ ...organ })),
    ...(remaining !== undefined && { remaining }),
  };
}
