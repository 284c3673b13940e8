import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

/** Key of the metadata by which the guard knows a route that needs no session. */
export const openToAllKey = 'lotrinh:open-to-all';

/** Extension by which the OpenAPI document knows the same; it does not appear in the document. */
export const openToAllExtension = 'x-open-to-all';

/** Marks a route that needs no session. Every other route needs one. */
export function OpenToAll() {
  return applyDecorators(SetMetadata(openToAllKey, true), ApiExtension(openToAllExtension, true));
}
