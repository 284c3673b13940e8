import { Module, type DynamicModule, type InjectionToken } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DatabaseSettings } from './connection.js';
import { applicationDataSource } from './data-source.js';
import { Database } from './database.js';

/** How to find the settings: from what `inject` names, in that order. */
export interface DatabaseModuleOptions<Injected extends unknown[]> {
  readonly imports?: DynamicModule['imports'];
  readonly inject?: InjectionToken[];
  readonly settings: (...injected: Injected) => DatabaseSettings | Promise<DatabaseSettings>;
}

/** Connects the application to its database and offers `Database` to every room. */
@Module({})
export class DatabaseModule {
  static register<Injected extends unknown[]>({ imports = [], inject = [], settings }: DatabaseModuleOptions<Injected>): DynamicModule {
    const connected = TypeOrmModule.forRootAsync({
      imports,
      inject,
      useFactory: async (...injected) => ({
        ...applicationDataSource(await settings(...(injected as Injected))),
        autoLoadEntities: true,
        retryAttempts: 1,
      }),
    });
    return { module: DatabaseModule, global: true, imports: [connected], providers: [Database], exports: [Database] };
  }
}
