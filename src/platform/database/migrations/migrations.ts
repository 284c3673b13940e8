import { Foundations } from './0001-foundations.js';
import { Organisations } from './0002-organisations.js';
import { People } from './0003-people.js';
import { Identity } from './0004-identity.js';
import { Cases } from './0005-cases.js';

/** Every change of the tables, oldest first. A new one goes to the end and is never edited afterwards. */
export const migrations = [Foundations, Organisations, People, Identity, Cases] as const;
