import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';

/** The token of the pino logger: `@Inject(LOGGER) private readonly logger: Logger`. */
export const LOGGER = Symbol('the log of the product');

/** Gives every room the log. */
@Global()
@Module({})
export class LoggingModule {
  static with(logger: Logger): DynamicModule {
    return { module: LoggingModule, providers: [{ provide: LOGGER, useValue: logger }], exports: [LOGGER] };
  }
}
