import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { Code, Decides, Name } from './organ-record.js';

const Id = z.uuid();
const Level = z.string().min(1).max(40);
const listOf = (most: number) => z.array(Id).max(most).refine((ids) => new Set(ids).size === ids.length);

/** An organ that a change founds; it exists from the day of the change. */
const Founded = z.strictObject({
  code: Code,
  name: Name,
  level: Level,
  parentId: Id.meta({ description: 'The organ directly above.' }),
  admits: Decides.optional(),
});

const common = {
  effectiveOn: IsoDate.meta({ description: 'The first day of the new order. Not in the future, unless it is only tried.' }),
  basis: z.strictObject({ number: z.string().normalize('NFC').trim().min(1).max(60), issuedOn: IsoDate }).meta({ description: 'The decision of the committee above.' }),
  reason: z.string().normalize('NFC').trim().min(1).max(1000),
};

/** Several organs become one (sáp nhập, hợp nhất): one that is there, or a new one. */
const Merge = z.strictObject({
  kind: z.literal('merge'),
  ...common,
  organs: listOf(100).min(1).meta({ description: 'The organs that end.' }),
  into: z.union([z.strictObject({ id: Id }), z.strictObject({ found: Founded })]).meta({ description: 'The organ that goes on.' }),
});

/** New organs come out of one that lives on (chia tách); what is not named stays where it is. */
const Split = z.strictObject({
  kind: z.literal('split'),
  ...common,
  organ: Id,
  into: z
    .array(
      Founded.extend({
        children: listOf(500).default([]).meta({ description: 'Organs directly below that go with the new one.' }),
        cases: listOf(1000).default([]).meta({ description: 'Open cases that go with the new branch.' }),
        people: listOf(5000).default([]).meta({ description: 'People at home in the branch who go with the new one.' }),
      }),
    )
    .min(1)
    .max(50),
});

/** An organ goes under another one, or gets another level or power to admit (chuyển, nâng cấp, ủy quyền). */
const Move = z.strictObject({
  kind: z.literal('move'),
  ...common,
  organ: Id,
  parentId: Id.optional(),
  level: Level.optional(),
  admits: Decides.nullable().optional().meta({ description: 'null takes the power to admit away.' }),
});

/** An organ ends (giải thể, kết thúc hoạt động); what stood below it goes under its successor. */
const Dissolve = z.strictObject({
  kind: z.literal('dissolve'),
  ...common,
  organ: Id,
  successor: Id.meta({ description: 'The organ that takes over; for a branch another branch.' }),
});

/** What is asked of the tree of organs, as from a day. */
export const OrganChange = z.discriminatedUnion('kind', [Merge, Split, Move, Dissolve]).meta({ id: 'OrganChange' });
export type OrganChange = z.infer<typeof OrganChange>;
export type Founded = z.infer<typeof Founded>;

/** Every organ a change names that must be on file. */
export function organsNamed(change: OrganChange): string[] {
  switch (change.kind) {
    case 'merge':
      return [...change.organs, 'id' in change.into ? change.into.id : change.into.found.parentId];
    case 'split':
      return [change.organ, ...change.into.flatMap(({ parentId, children }) => [parentId, ...children])];
    case 'move':
      return [change.organ, ...(change.parentId === undefined ? [] : [change.parentId])];
    case 'dissolve':
      return [change.organ, change.successor];
  }
}
