import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Lets NestJS write to the log of the product. Nest passes the message first and the name of the class last. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace', message: unknown, rest: unknown[]): void {
    // A text of several lines in the place of the class name is a stack.
    const context = rest.findLast((part) => typeof part === 'string' && !part.includes('\n'));
    const err = [message, ...rest].find((part) => part instanceof Error);
    const text = typeof message === 'string' ? message : 'NestJS reports';
    this.logger[level]({ ...(context === undefined ? {} : { context }), ...(err === undefined ? {} : { err }) }, text);
  }
}
