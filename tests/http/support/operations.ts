import type { OpenApi } from '../../../src/platform/http/openapi.js';

type Operation = NonNullable<OpenApi['paths'][string]['get']>;
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** A route as the OpenAPI document describes it. */
export interface DescribedOperation {
  /** Such as `GET /api/v1/people/{id}`. */
  readonly name: string;
  readonly method: Uppercase<(typeof methods)[number]>;
  readonly url: string;
  readonly operation: Operation;
}

/** Every route of a document. */
export function operationsOf(document: OpenApi): DescribedOperation[] {
  return Object.entries(document.paths).flatMap(([url, item]) =>
    methods.flatMap((method) => {
      const operation: Operation | undefined = item[method];
      const verb = method.toUpperCase() as Uppercase<typeof method>;
      return operation ? [{ name: `${verb} ${url}`, method: verb, url, operation }] : [];
    }),
  );
}
