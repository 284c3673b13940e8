import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { withoutValues } from './database-failure.js';
import { Listener } from './listener.js';

/** Runs SQL as a prepared statement: one name, one text. Dates come back as YYYY-MM-DD. */
export interface Statements {
  query<Row extends pg.QueryResultRow>(name: string, sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/**
 * The door of every room to the database. Hot reads, trees and the writing of history are named SQL on the pool of TypeORM's driver,
 * because TypeORM itself cannot prepare statements; plain records go through `entities`. Failures never carry values.
 */
@Injectable()
export class Database implements Statements {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs one statement by itself. */
  query<Row extends pg.QueryResultRow>(name: string, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return run<Row>(this.pool, name, sql, values);
  }

  /** Runs one statement planned for these very values: right for lists, whose best plan depends on what is sought. */
  search<Row extends pg.QueryResultRow>(name: string, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return run<Row>(this.pool, name, sql, values, false);
  }

  /** Runs several statements that happen together or not at all. */
  async transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken = false;
    // Whoever waits for a statement is told; were nobody listening, a lost connection would end the process.
    const lost = () => {
      broken = true;
    };
    client.on('error', lost);
    try {
      await client.query('begin');
      const result = await work({ query: (name, sql, values = []) => run(client, name, sql, values) });
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw withoutValues(error, 'transaction');
    } finally {
      client.off('error', lost);
      client.release(broken);
    }
  }

  /** Reads and writes entities through TypeORM in one transaction; `name` is what a failure is called by. */
  async entities<T>(name: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.dataSource.transaction(work);
    } catch (error) {
      throw withoutValues(error, name);
    }
  }

  /** Hears what is announced on a channel, on a connection of its own; {@link Listener}. */
  listen(channel: string, heard: (payload: string | undefined) => void): Listener {
    return new Listener(this.pool.options, channel, heard);
  }

  /** The pool of TypeORM's driver, shared so that one limit holds for both ways in. */
  get pool(): pg.Pool {
    const { driver } = this.dataSource;
    const pool: unknown = 'master' in driver ? driver.master : undefined;
    if (!(pool instanceof pg.Pool)) throw new Error('The database is not connected.');
    return pool;
  }
}

async function run<Row extends pg.QueryResultRow>(
  on: pg.Pool | pg.PoolClient,
  name: string,
  sql: string,
  values: readonly unknown[],
  prepared = true,
): Promise<Row[]> {
  try {
    const { rows } = await on.query<Row>({ name: prepared ? name : undefined, text: sql, values: [...values] });
    return rows;
  } catch (error) {
    throw withoutValues(error, name);
  }
}
