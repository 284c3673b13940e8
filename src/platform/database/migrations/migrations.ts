import { Foundations } from './0001-foundations.js';
import { Organisations } from './0002-organisations.js';
import { People } from './0003-people.js';
import { Identity } from './0004-identity.js';
import { Cases } from './0005-cases.js';
import { Worklist } from './0006-worklist.js';
import { OrgansOverTime } from './0007-organs-over-time.js';
import { Papers } from './0008-papers.js';
import { Statistics } from './0009-statistics.js';
import { CaseLists } from './0010-case-lists.js';
import { CasePlaces } from './0011-case-places.js';
import { ScreeningRounds } from './0012-screening-rounds.js';
import { Corrections } from './0013-corrections.js';
import { ComplaintsSideBySide } from './0014-complaints-side-by-side.js';
import { Reminders } from './0015-reminders.js';
import { CalendarOfTheProgram } from './0016-calendar-of-the-program.js';

/** Every change of the tables, oldest first. A new one goes to the end and is never edited afterwards. */
export const migrations = [Foundations, Organisations, People, Identity, Cases, Worklist, OrgansOverTime, Papers, Statistics, CaseLists, CasePlaces, ScreeningRounds, Corrections, ComplaintsSideBySide, Reminders, CalendarOfTheProgram] as const;
