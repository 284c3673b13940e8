import type { Places } from '../platform/database/conditions.js';
import type { CaseScope, ScopePart } from './case-scope.repository.js';

/** So few organs are read one after the other, each in the order of the list. */
const fewOrgans = 4;

/** A few organs, one by one. */
export function partsOf(part: ScopePart): ScopePart[] {
  if (!('organs' in part) || part.organs.length > fewOrgans) return [part];
  return part.organs.map((organ) => ({ by: part.by, organs: [organ] }));
}

/** Whether a case, `c`, is held in a part of the tree. */
export function heldIn(part: ScopePart, place: Places['place']): string {
  switch (part.by) {
    case 'everything':
      return 'true';
    case 'path':
      return `exists (select from organ b where b.id = c.branch_id and b.path <@ ${place(part.path)}::ltree)`;
    default:
      return isOneOf(`c.${part.by}`, part.organs, place);
  }
}

/** Whether a case, `c`, is on the way to an organ of the reader and none of the reader's holds it still; `held` says when one does. */
export function comingTo({ destinations }: CaseScope, held: readonly string[], place: Places['place']): string[] {
  return destinations.map((part) => {
    const isComing =
      part.to === 'path' ? `c.destination_id is not null and exists (select from organ t where t.id = c.destination_id and t.path <@ ${place(part.path)}::ltree)` : isOneOf(`c.${part.to}`, part.organs, place);
    return `${isComing} and (${held.join(' or ')}) is not true`;
  });
}

/** A condition for each way in which a case, `c`, may be within the reader's organs; a case fulfils one of them only. */
export function waysInto(scope: CaseScope, place: Places['place']): string[] {
  const held = scope.parts.map((part) => heldIn(part, place));
  return [...held, ...comingTo(scope, held, place)];
}

function isOneOf(column: string, organs: readonly string[], place: Places['place']): string {
  return organs.length === 1 ? `${column} = ${place(organs[0])}` : `${column} = any(${place(organs)}::uuid[])`;
}
