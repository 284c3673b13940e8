import { createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { OperatorError } from '../operator-error.js';
import { QueueBackend } from './queue-backend.js';

/** The queue in Redis, for an installation that has one. */
export class RedisBackend extends QueueBackend {
  constructor(private readonly url: string) {
    // A command waits until Redis is back instead of giving up after some tries.
    super((name, options, more) => createRedisBackend(name, { ...options, connection: { url, maxRetriesPerRequest: null } }, more));
  }

  /** Redis makes what it needs as it goes. */
  override prepare(): Promise<void> {
    return this.reach();
  }

  override async reach(): Promise<void> {
    const redis = new Redis(this.url, { lazyConnect: true, retryStrategy: () => null });
    // connect() rejects with «Connection is closed»; why it was closed is told as an event.
    let reason = '';
    redis.on('error', ({ code, message }: NodeJS.ErrnoException) => (reason = code ?? message.split(' ')[0] ?? ''));
    try {
      await redis.connect();
      await redis.ping();
    } catch (cause) {
      throw unreachable(reason, cause);
    } finally {
      redis.disconnect();
    }
  }
}

function unreachable(reason: string, cause: unknown): OperatorError {
  return new OperatorError(
    `Không kết nối được Redis của REDIS_URL (${reason}): hãy khởi động Redis, sửa địa chỉ hoặc mật khẩu; bỏ REDIS_URL thì hàng đợi nằm trong PostgreSQL.`,
    `The Redis of REDIS_URL cannot be reached (${reason}): start it, or correct address or password; leave REDIS_URL out and the queue lives in PostgreSQL.`,
    { cause },
  );
}
