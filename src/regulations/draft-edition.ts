import { z } from 'zod';
import { amended, changesBetween, documentKey, findDocument, findProcedure, IsoDate, procedures, provisionsOf, type AnyProcedure, type Cited, type Edition, type Provision, type ProvisionChange } from '../../workflows/index.js';
import { fieldErrorsOf, pointerTo } from '../platform/http/field-errors.js';
import { Problem, type FieldError } from '../platform/http/problem.js';
import { readWith } from '../platform/http/schema.pipe.js';
import { nearestOf } from './nearest.js';
import { schemaOf } from './value-schema.js';

/** One procedure with a draft edition behind its newest one. */
export interface DraftedProcedure {
  readonly procedure: AnyProcedure;
  readonly drafted: AnyProcedure;
  /** What the draft changes against the newest edition. */
  readonly changes: readonly ProvisionChange[];
}

/** An edition that is not in force yet (dự thảo): the newest one with some numbers and choices changed. */
export interface DraftEdition {
  readonly edition: string;
  /** Key of the document that brings it. */
  readonly document: string;
  readonly effectiveFrom: IsoDate;
  readonly procedures: readonly DraftedProcedure[];
}

const NewDocument = z.strictObject({ number: z.string().trim().min(1).max(60), issuedOn: IsoDate, issuer: z.string().trim().min(1).max(120) });
const Confidence = z.enum(['text', 'summary', 'unconfirmed']);
const DraftFile = z.strictObject({
  edition: z.string().trim().regex(/^[\p{L}\p{N}.-]{1,20}$/u),
  /** Key of a document that is registered, or one that is new. */
  document: z.unknown(),
  effectiveFrom: IsoDate,
  description: z.string().max(2000).optional(),
  /** For each procedure the changed values by the path of the provision. */
  procedures: z.record(z.string(), z.record(z.string(), z.unknown())),
});
/** A changed value with where it stands in the new document; the value alone will do. */
const Stated = (value: z.ZodType) => z.strictObject({ value, clause: z.string().trim().min(1).max(300).optional(), confidence: Confidence.optional() });

/** Reads a draft edition. 400 naming everything that is wrong with it at once. */
export function readDraft(written: unknown): DraftEdition {
  const { edition, effectiveFrom, ...stated } = readWith(DraftFile, written);
  const errors: FieldError[] = [];
  const document = documentOf(stated.document, written, errors);
  const named = Object.entries(stated.procedures);
  if (named.length === 0) errors.push({ pointer: '#/procedures', code: 'too-few', params: { minimum: 1 } });
  const drafts = named.flatMap(([id, values]) => {
    const procedure = findProcedure(id);
    const newest = procedure?.editions.at(-1);
    if (!procedure || !newest) {
      errors.push({ pointer: pointerTo(['procedures', id]), code: 'not-one-of', params: { allowed: procedures.map((one) => one.id).join(', ') } });
      return [];
    }
    if (effectiveFrom <= newest.effectiveFrom) errors.push({ pointer: '#/effectiveFrom', code: 'edition-not-newer', params: { edition: newest.edition, on: newest.effectiveFrom } });
    if (procedure.editions.some((one) => one.edition === edition)) errors.push({ pointer: '#/edition', code: 'edition-exists' });
    return [{ procedure, newest, values: readValues(procedure, newest, values, document, written, errors) }];
  });
  if (errors.length > 0) throw Problem.invalidFields(uniqueOf(errors));
  return {
    edition,
    document,
    effectiveFrom,
    procedures: drafts.map(({ procedure, newest, values }) => {
      const draft: Edition = { ...amended(newest, values), edition, document, effectiveFrom };
      return { procedure, drafted: { ...procedure, editions: [...procedure.editions, draft] }, changes: changesBetween(newest, draft) };
    }),
  };
}

function documentOf(stated: unknown, written: unknown, errors: FieldError[]): string {
  if (typeof stated === 'string') {
    if (!findDocument(stated)) errors.push({ pointer: '#/document', code: 'unknown-document' });
    return stated;
  }
  const read = NewDocument.safeParse(stated);
  if (read.success) return documentKey(read.data);
  errors.push(...fieldErrorsOf(read.error.issues.map((issue) => ({ ...issue, path: ['document', ...issue.path] })), written));
  return '';
}

function readValues(procedure: AnyProcedure, newest: Edition, values: Readonly<Record<string, unknown>>, document: string, written: unknown, errors: FieldError[]): ReadonlyMap<string, Cited<unknown>> {
  const provisions = new Map(provisionsOf(newest).map((provision) => [provision.path, provision]));
  const withValue = [...provisions.values()].filter(({ value }) => value !== undefined).map(({ path }) => path);
  const read = new Map<string, Cited<unknown>>();
  for (const [path, stated] of Object.entries(values)) {
    const place = ['procedures', procedure.id, path];
    const provision = provisions.get(path);
    if (!provision) errors.push({ pointer: pointerTo(place), code: 'unknown-provision', params: { nearest: nearestOf(path, withValue) ?? '' } });
    else if (provision.value === undefined) errors.push({ pointer: pointerTo(place), code: 'clause-without-value' });
    else {
      const schema = schemaOf(knownValues(procedure, provision));
      const result = isStatement(stated) ? Stated(schema).safeParse(stated) : Stated(schema).safeParse({ value: stated });
      if (result.success) {
        const { value, clause = provision.citation.clause, confidence = 'unconfirmed' } = result.data;
        read.set(path, { value, citation: { document, clause, confidence } });
      } else {
        const issues = result.error.issues.map((issue) => ({ ...issue, path: [...place, ...(isStatement(stated) ? issue.path : issue.path.slice(1))] }));
        errors.push(...fieldErrorsOf(issues, written));
      }
    }
  }
  return read;
}

const isStatement = (stated: unknown): stated is object => typeof stated === 'object' && stated !== null && 'value' in stated;

/** What stood at that place in any edition; of a value with fields also what stood beside it, such as how the other organs decide. */
function knownValues({ editions }: AnyProcedure, { path, value }: Provision): unknown[] {
  const isAlike = (other: Provision) => other.path === path || (isPlainObject(value) && isPlainObject(other.value) && Object.keys(value).sort().join() === Object.keys(other.value).sort().join());
  return editions.flatMap((edition) => provisionsOf(edition).filter(isAlike)).map((provision) => provision.value);
}

const isPlainObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

const uniqueOf = (errors: readonly FieldError[]) => [...new Map(errors.map((error) => [`${error.pointer} ${error.code}`, error])).values()];
