import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Configuration } from './configuration.js';

/** Gives every room the configuration that the program read when it started. */
@Global()
@Module({})
export class ConfigurationModule {
  static with(configuration: Configuration): DynamicModule {
    return { module: ConfigurationModule, providers: [{ provide: Configuration, useValue: configuration }], exports: [Configuration] };
  }
}
