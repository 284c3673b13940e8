import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { acts, counted, valuesOf, type Counting, type CountRow } from './admissions.repository.js';

/** By what members were listed: the one criterion named when their case began, or several of them. */
const criteria = `
  (select case when count(distinct c->>'criterion') > 1 then 'several' else min(c->>'criterion') end
     from effective_event begun cross join lateral jsonb_array_elements(begun.payload->'criteria') c where begun.case_id = a.case_id and begun.type = 'ScreeningBegun')`;

/** Counts what reports on screening and on ways out of the Party tell. Reads only. */
@Injectable()
export class ScreeningRepository {
  constructor(private readonly database: Database) {}

  /** The acts of screening, and the decisions by which people left the Party, in whichever case. */
  acts(counting: Counting): Promise<CountRow[]> {
    return this.database.search<CountRow>(
      'report-screening',
      `with ${acts(`'ScreeningBegun', 'DirectionReceived', 'ListingBallotHeld', 'BranchEvaluated', 'ProgressRecognised', 'ListingUndone', 'ExitDecided', 'RemovalDecided', 'RightsRestored'`, `'screening', 'admission'`)},
       known as (
         select a.period, a.part,
                case a.type when 'ScreeningBegun' then 'proposed' when 'DirectionReceived' then 'notListed' when 'BranchEvaluated' then 'evaluated' when 'ProgressRecognised' then 'delisted'
                     when 'ListingBallotHeld' then case when a.payload->>'outcome' = 'approved' then 'listed' else 'notListed' end
                     when 'ListingUndone' then 'listingUndone' when 'RightsRestored' then 'restored' else 'left' end as measure,
                case a.type when 'ListingBallotHeld' then ${criteria} when 'BranchEvaluated' then a.payload->>'proposal' when 'ExitDecided' then a.payload->>'form'
                     when 'RemovalDecided' then 'probationer-removed' end as grp
           from acts a
          where not (a.type in ('BranchEvaluated', 'ProgressRecognised', 'ExitDecided', 'RemovalDecided') and a.payload->>'outcome' <> 'approved')
            and not (a.type = 'DirectionReceived' and a.payload->>'direction' <> 'leave-out')),
       lines as (
         select period, part, measure, 'all' as partition, 'all' as grp from known
          union all
         select period, part, measure, case measure when 'listed' then 'criterion' when 'evaluated' then 'proposal' else 'wayOut' end, grp from known where measure in ('listed', 'evaluated', 'left'))
       ${counted('lines')}`,
      valuesOf(counting),
    );
  }
}
