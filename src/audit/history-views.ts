import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import type { CaseRecord } from '../cases/case-record.service.js';
import type { Fault } from './verification.js';

const HistoryEvent = z
  .object({
    seq: z.int(),
    type: z.string(),
    happenedOn: IsoDate.meta({ description: 'Legal day of the act.' }),
    recordedAt: z.iso.datetime(),
    payload: z.record(z.string(), z.unknown()),
    account: z.string(),
    person: z.string().nullable(),
    office: z.string(),
    organ: z.string(),
    edition: z.string().meta({ description: 'Edition of the law the act was judged by.' }),
    document: z.string(),
    computed: z.array(z.string()).meta({ description: 'Rules the program checked.' }),
    attested: z.array(z.string()).meta({ description: 'Rules the recording organ vouches for.' }),
    definitionVersion: z.string(),
    definitionHash: z.string(),
    commandId: z.string(),
    prevHash: z.string(),
    hash: z.string(),
    verified: z.boolean().meta({ description: 'This event and all before it are as they were recorded.' }),
  })
  .meta({ id: 'HistoryEvent' });

export const HistoryView = z
  .object({
    caseId: z.uuid(),
    number: z.string(),
    procedure: z.string(),
    intact: z.boolean(),
    fault: z.object({ kind: z.string(), seq: z.int().optional(), field: z.string().optional() }).optional().meta({ description: 'The first difference found.' }),
    events: z.array(HistoryEvent),
  })
  .meta({ id: 'History' });

/** A history with what checking it found; everything before the first difference still counts as verified. */
export function viewHistory({ file, events }: CaseRecord, fault: Fault | undefined): z.infer<typeof HistoryView> {
  const from = fault?.seq ?? Infinity;
  return {
    caseId: file.id,
    number: file.number,
    procedure: file.procedure,
    intact: fault === undefined,
    ...(fault && { fault }),
    events: events.map(({ caseId: _case, procedure: _procedure, ...event }) => ({
      ...event,
      happenedOn: event.happenedOn as IsoDate,
      computed: [...event.computed],
      attested: [...event.attested],
      verified: event.seq < from,
    })),
  };
}
