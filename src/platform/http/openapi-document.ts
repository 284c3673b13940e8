import { Injectable } from '@nestjs/common';
import type { OpenApi } from './openapi.js';

/** The OpenAPI document of the running application, written when it is first asked for. */
@Injectable()
export class OpenApiDocument {
  private write: (() => OpenApi) | undefined;
  private written: string | undefined;

  /** Says how the document is written; called once, when all routes are known. */
  describe(write: () => OpenApi): void {
    this.write = write;
  }

  /** The document as JSON. */
  toJson(): string {
    if (!this.write) throw new Error('The document can be written only after the application was put together.');
    this.written ??= JSON.stringify(this.write());
    return this.written;
  }
}
