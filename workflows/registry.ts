import { admission } from './admission/procedure.js';
import { complaint } from './complaint/procedure.js';
import { assertSound } from './kernel/definition.js';
import type { AnyProcedure } from './kernel/procedure.js';
import { screening } from './screening/procedure.js';

/** Every procedure the engine knows; one line each. An unsound one stops the program at its start. */
export const procedures: readonly AnyProcedure[] = [admission, complaint, screening];
procedures.forEach(assertSound);

/** The procedure of that id, or nothing. */
export const findProcedure = (id: string): AnyProcedure | undefined => procedures.find((procedure) => procedure.id === id);
